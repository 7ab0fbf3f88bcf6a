import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useAloud } from '../../state/aloud-context.tsx';
import { Button } from '../../ui/button.tsx';
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
  const { offered, reading, toggle } = useAloud();
  const aloud = (
    <Button icon={reading ? 'stop' : 'aloud'} onPress={toggle}>
      {reading ? t('aloud.stop') : t('aloud.read')}
    </Button>
  );
  return (
    <Sheet title={title} closeLabel={t('panel.close')} beside={offered ? aloud : null} onClose={onClose}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <Foreign>{paragraph}</Foreign>
        </p>
      ))}
    </Sheet>
  );
}
