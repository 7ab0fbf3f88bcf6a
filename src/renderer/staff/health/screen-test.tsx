import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Full screens that show a dead pixel, a stain of the backlight, a lost colour, an image out of step. */
const pages = ['white', 'black', 'red', 'green', 'blue', 'grey', 'lines'] as const;

/** Plain screens, one after another. */
export function ScreenTest({ onEnd }: { readonly onEnd: () => void }): ReactNode {
  const { t } = useTranslation('staff');
  const [at, setAt] = useState(0);
  const page = pages[at] ?? 'white';
  return (
    <Dialog variant="notice" label={t('health.screen')} onClose={onEnd}>
      <div className={`screen-test screen-test-${page}`} />
      <div className="test-foot">
        <Button icon="next" iconAt="end" onPress={() => setAt((at + 1) % pages.length)}>
          {t('health.next')}
        </Button>
        <Button variant="primary" icon="close" onPress={onEnd}>
          {t('health.end')}
        </Button>
      </div>
    </Dialog>
  );
}
