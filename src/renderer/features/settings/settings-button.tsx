import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useDispatch, useVisit } from '../../state/kiosk-context.tsx';
import { Button } from '../../ui/button.tsx';

/** The way to the settings, one touch away on every screen of a visit. */
export function SettingsButton(): ReactNode {
  const { t } = useTranslation();
  const dispatch = useDispatch();
  const open = useVisit((visit) => visit.sheet === 'settings');
  return (
    <div className="settings-button">
      <Button
        variant="quiet"
        icon="settings"
        expanded={open}
        onPress={() => {
          dispatch({ type: 'open-sheet', sheet: 'settings' });
        }}
      >
        {t('settings.open')}
      </Button>
    </div>
  );
}
