import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Venue } from '../../shared/schema/venue.ts';
import { type TextSize, textSizes } from '../../shared/session/settings.ts';
import { Choice } from '../ui/choice.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Switch } from '../ui/switch.tsx';
import { bandOf, chooseDisplay, useChosenDisplay } from './display.ts';

interface DisplaySheetProps {
  readonly venue: Venue;
  readonly onClose: () => void;
}

/** Text size, contrast, motion and reach of the console, as visitors have them; they end when the console is left. */
export function DisplaySheet({ venue, onClose }: DisplaySheetProps): ReactNode {
  const { t } = useTranslation('kiosk');
  const { textSize, contrast, motion, reach } = useChosenDisplay();
  return (
    <Sheet controls title={t('settings.title')} closeLabel={t('settings.close')} onClose={onClose}>
      <div className="settings">
        <Choice
          label={t('settings.textSize')}
          options={textSizes.map((size) => ({
            id: String(size),
            label: t(`settings.size.${size}`),
            sample: t('settings.letter'),
          }))}
          selected={String(textSize)}
          onSelect={(id) => chooseDisplay({ textSize: Number(id) as TextSize })}
        />
        <Switch
          label={t('settings.contrast')}
          on={contrast === 'high'}
          onChange={(on) => chooseDisplay({ contrast: on ? 'high' : 'normal' })}
        />
        <Switch
          label={t('settings.motion')}
          on={motion === 'reduced'}
          onChange={(on) => chooseDisplay({ motion: on ? 'reduced' : 'full' })}
        />
        {bandOf(venue) === undefined ? null : (
          <Switch label={t('settings.reach')} on={reach} onChange={(on) => chooseDisplay({ reach: on })} />
        )}
      </div>
    </Sheet>
  );
}
