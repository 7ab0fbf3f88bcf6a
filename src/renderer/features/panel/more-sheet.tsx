import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Foreign } from '../../ui/foreign.tsx';
import { Sheet } from '../../ui/sheet.tsx';

interface MoreSheetProps {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly onClose: () => void;
}

/** The deeper text of a panel. */
export function MoreSheet({ title, paragraphs, onClose }: MoreSheetProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Sheet title={title} closeLabel={t('panel.close')} onClose={onClose}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <Foreign>{paragraph}</Foreign>
        </p>
      ))}
    </Sheet>
  );
}
