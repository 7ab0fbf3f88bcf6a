import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useAloud } from '../../state/aloud-context.tsx';
import { Button } from '../../ui/button.tsx';

/** Reads the words in sight aloud, or stops; not there where nothing can read them. */
export function AloudButton(): ReactNode {
  const { t } = useTranslation();
  const { offered, reading, toggle } = useAloud();
  if (!offered) return null;
  return (
    <div className="aloud-button">
      <Button variant={reading ? 'primary' : 'quiet'} icon={reading ? 'stop' : 'aloud'} onPress={toggle}>
        {reading ? t('aloud.stop') : t('aloud.read')}
      </Button>
    </div>
  );
}
