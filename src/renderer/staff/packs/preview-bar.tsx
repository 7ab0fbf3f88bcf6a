import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { ask } from '../ask.ts';
import { lookAtDesk } from '../use-desk.ts';

/** What stays in sight under a preview: what it is, and the way back. */
export function PreviewBar(): ReactNode {
  const { t } = useTranslation('staff');
  return (
    <main className="preview-bar">
      <h1 className="preview-words">{t('packs.previewing')}</h1>
      <Button variant="primary" icon="back" onPress={() => void ask('staff:preview-end').then(lookAtDesk)}>
        {t('packs.previewEnd')}
      </Button>
    </main>
  );
}
