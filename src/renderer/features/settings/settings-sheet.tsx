import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { type TextSize, textSizes, type VisitSettings } from '../../../shared/session/settings.ts';
import { useDispatch, useVisit } from '../../state/kiosk-context.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Switch } from '../../ui/switch.tsx';

/** Which settings have something to change here; the others are not shown. */
export interface SettingsOffered {
  /** The screen reaches beyond what a seated visitor or a child can touch. */
  readonly reach: boolean;
  /** There is something to hear. */
  readonly sound: boolean;
  /** There is a voice that can read aloud. */
  readonly readAloud: boolean;
}

interface SettingsFormProps {
  readonly settings: VisitSettings;
  readonly offered: SettingsOffered;
  readonly onChange: (change: Partial<VisitSettings>) => void;
}

/** The settings themselves: a choice of three sizes, and a switch for everything that is on or off. */
export function SettingsForm({ settings, offered, onChange }: SettingsFormProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="settings">
      <Choice
        label={t('settings.textSize')}
        options={textSizes.map((size) => ({
          id: String(size),
          label: t(`settings.size.${size}`),
          sample: t('settings.letter'),
        }))}
        selected={String(settings.textSize)}
        onSelect={(id) => {
          onChange({ textSize: Number(id) as TextSize });
        }}
      />
      <Switch
        label={t('settings.contrast')}
        on={settings.contrast === 'high'}
        onChange={(on) => {
          onChange({ contrast: on ? 'high' : 'normal' });
        }}
      />
      <Switch
        label={t('settings.motion')}
        on={settings.motion === 'reduced'}
        onChange={(on) => {
          onChange({ motion: on ? 'reduced' : 'full' });
        }}
      />
      {offered.reach ? (
        <Switch
          label={t('settings.reach')}
          on={settings.reach}
          onChange={(reach) => {
            onChange({ reach });
          }}
        />
      ) : null}
      {offered.sound ? (
        <Switch
          label={t('settings.sound')}
          on={settings.sound}
          onChange={(sound) => {
            onChange({ sound });
          }}
        />
      ) : null}
      {offered.readAloud ? (
        <Switch
          label={t('settings.readAloud')}
          on={settings.readAloud}
          onChange={(readAloud) => {
            onChange({ readAloud });
          }}
        />
      ) : null}
    </div>
  );
}

/** The settings of this visit, over whatever screen is shown. */
export function SettingsSheet({ offered }: { offered: SettingsOffered }): ReactNode {
  const { t } = useTranslation();
  const dispatch = useDispatch();
  const settings = useVisit((visit) => visit.settings);
  return (
    <Sheet
      controls
      title={t('settings.title')}
      closeLabel={t('settings.close')}
      onClose={() => {
        dispatch({ type: 'close-sheet' });
      }}
    >
      <SettingsForm
        settings={settings}
        offered={offered}
        onChange={(change) => {
          dispatch({ type: 'change-settings', change });
        }}
      />
    </Sheet>
  );
}
