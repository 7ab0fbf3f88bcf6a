import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useDispatch } from '../../state/kiosk-context.tsx';
import { Button } from '../../ui/button.tsx';

/** Asks whoever touched low whether the controls should come down. It lies over nothing and may be left alone. */
export function ReachOffer(): ReactNode {
  const { t } = useTranslation();
  const dispatch = useDispatch();
  return (
    <aside className="reach-offer" aria-label={t('settings.reach')}>
      <p role="status">{t('reach.offer')}</p>
      <Button
        onPress={() => {
          dispatch({ type: 'change-settings', change: { reach: true } });
        }}
      >
        {t('reach.take')}
      </Button>
      <Button
        variant="quiet"
        onPress={() => {
          dispatch({ type: 'decline-reach' });
        }}
      >
        {t('reach.decline')}
      </Button>
    </aside>
  );
}
