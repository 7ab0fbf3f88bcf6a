import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SettingsView } from '../../../shared/ipc/staff-contract.ts';
import type { Venue } from '../../../shared/schema/venue.ts';
import { loudest } from '../../../shared/session/sound.ts';
import type { SettingsChange } from '../../../shared/schema/kiosk-settings.ts';
import { changedKioskSettings, plainKioskSettings, setVenue } from '../../../shared/staff/kiosk-settings.ts';
import { formatNumber, formatTime } from '../../i18n/format.ts';
import { autonym } from '../../i18n/names.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Slider } from '../../ui/slider.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ask } from '../ask.ts';
import { useWrite } from '../write.ts';
import { PinChange } from './pin-change.tsx';

/** How long a hand may go on moving a slider before its place is kept, in milliseconds. */
const REST = 300;
/** When nothing was set: a library's night. */
const NIGHT = { from: 20 * 60, to: 8 * 60 };
const HALF_HOUR = 30;

interface FormProps {
  readonly view: SettingsView;
  readonly spoken: readonly string[];
  readonly onChange: (change: SettingsChange) => void;
}

function Languages({ view, spoken, onChange }: FormProps): ReactNode {
  const { t } = useTranslation('staff');
  const { languages } = view.venue;
  const all = [...new Set([...languages, ...spoken])];
  return (
    <>
      <div className="setting" role="group" aria-label={t('settings.languages')}>
        <span className="choice-label">{t('settings.languages')}</span>
        <div className="chips">
          {all.map((each) => {
            const on = languages.includes(each);
            return (
              <Chip
                key={each}
                on={on}
                // Somebody must be spoken to.
                disabled={on && languages.length === 1}
                onToggle={() =>
                  onChange({ languages: on ? languages.filter((other) => other !== each) : [...languages, each] })
                }
              >
                {autonym(each)}
              </Chip>
            );
          })}
        </div>
      </div>
      <Choice
        label={t('settings.first')}
        options={languages.map((each) => ({ id: each, label: autonym(each) }))}
        selected={languages[0] ?? ''}
        onSelect={(first) => onChange({ languages: [first, ...languages.filter((each) => each !== first)] })}
      />
    </>
  );
}

function Times({ view, onChange }: FormProps): ReactNode {
  const { t, i18n } = useTranslation('staff');
  const { idle, quiet, screen } = view.venue;
  const isQuietSet = quiet !== undefined && quiet.from !== quiet.to;
  const clock = (minutes: number): string =>
    formatTime({ hours: Math.floor(minutes / 60), minutes: minutes % 60 }, i18n.language);
  const steps = { lessLabel: t('settings.less'), moreLabel: t('settings.more') };
  return (
    <>
      <Slider
        {...steps}
        variant="stepped"
        label={t('settings.idle')}
        value={idle.baseSeconds}
        least={30}
        most={300}
        step={15}
        valueText={t('settings.seconds', { count: idle.baseSeconds })}
        onChange={(baseSeconds) => onChange({ idle: { ...idle, baseSeconds } })}
      />
      <Slider
        {...steps}
        variant="stepped"
        label={t('settings.warning')}
        value={idle.warningSeconds}
        least={20}
        most={60}
        step={5}
        valueText={t('settings.seconds', { count: idle.warningSeconds })}
        onChange={(warningSeconds) => onChange({ idle: { ...idle, warningSeconds } })}
      />
      <Switch
        label={t('settings.quiet')}
        on={isQuietSet}
        onChange={(on) => onChange({ quiet: on ? NIGHT : { from: 0, to: 0 } })}
      />
      {quiet === undefined || !isQuietSet
        ? null
        : (['from', 'to'] as const).map((end) => (
            <Slider
              {...steps}
              key={end}
              variant="stepped"
              label={t(`settings.${end}`)}
              value={quiet[end]}
              least={0}
              most={24 * 60 - HALF_HOUR}
              step={HALF_HOUR}
              valueText={clock(quiet[end])}
              onChange={(minute) => onChange({ quiet: { ...quiet, [end]: minute } })}
            />
          ))}
      {isQuietSet && view.canRest ? (
        <Switch
          label={t('settings.rest')}
          on={screen.rest === true}
          onChange={(rest) => onChange({ screen: { ...screen, rest } })}
        />
      ) : null}
    </>
  );
}

function Screen({ view, onChange }: FormProps): ReactNode {
  const { t, i18n } = useTranslation('staff');
  const { screen, settings } = view.venue;
  const height = screen.mountingHeightMillimetres ?? 0;
  const steps = { lessLabel: t('settings.less'), moreLabel: t('settings.more') };
  const number = (value: number): string => formatNumber(value, i18n.language);
  return (
    <>
      <Slider
        {...steps}
        variant="stepped"
        label={t('settings.volume')}
        value={Math.round(loudest(view.venue) * 100)}
        least={0}
        most={100}
        step={10}
        valueText={t('settings.percent', { value: number(Math.round(loudest(view.venue) * 100)) })}
        onChange={(percent) => onChange({ volume: percent / 100 })}
      />
      <Slider
        {...steps}
        variant="stepped"
        label={t('settings.diagonal')}
        value={screen.diagonalInches}
        least={7}
        most={120}
        valueText={t('settings.inches', { value: number(screen.diagonalInches) })}
        onChange={(diagonalInches) => onChange({ screen: { ...screen, diagonalInches } })}
      />
      <Slider
        {...steps}
        variant="stepped"
        label={t('settings.height')}
        value={height}
        least={0}
        most={2_000}
        step={10}
        valueText={t('settings.millimetres', { value: number(height) })}
        onChange={(mountingHeightMillimetres) => onChange({ screen: { ...screen, mountingHeightMillimetres } })}
      />
      <Slider
        {...steps}
        variant="stepped"
        label={t('settings.distance')}
        value={screen.distanceMillimetres}
        least={300}
        most={3_000}
        step={50}
        valueText={t('settings.millimetres', { value: number(screen.distanceMillimetres) })}
        onChange={(distanceMillimetres) => onChange({ screen: { ...screen, distanceMillimetres } })}
      />
      <Switch label={t('settings.reach')} on={settings?.reach === true} onChange={(reach) => onChange({ reach })} />
      <Switch
        label={t('settings.shift')}
        on={screen.shift === true}
        onChange={(shift) => onChange({ screen: { ...screen, shift } })}
      />
    </>
  );
}

/** The view as it will be once a change is kept: what is touched moves at once. */
function changed(view: SettingsView, change: SettingsChange): SettingsView {
  const venue: Venue = setVenue(view.venue, changedKioskSettings(plainKioskSettings, change));
  return { ...view, venue, chosenVenue: change.venue ?? view.chosenVenue };
}

interface SettingsSectionProps {
  readonly spoken: readonly string[];
  /** Whether the keys of a pad for the PIN stand in another order each time. */
  readonly shuffle: boolean;
}

/** Settings: kept as soon as they are touched; visitors get them when the console is left. */
export function SettingsSection({ spoken, shuffle }: SettingsSectionProps): ReactNode {
  const { t } = useTranslation('staff');
  const { inLanguage } = useWrite();
  const [view, setView] = useState<SettingsView>();
  const [said, setSaid] = useState<string>();
  const [changingPin, setChangingPin] = useState(false);
  const waiting = useRef<{ change: SettingsChange; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);
  const load = async (): Promise<void> => {
    const answer = await ask('staff:settings');
    if (answer.ok) setView(answer.value);
  };
  const keep = async (): Promise<void> => {
    const change = waiting.current?.change;
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    if (change === undefined) return;
    const answer = await ask('staff:settings-change', change);
    setSaid(answer.ok && answer.value.ok ? t('settings.kept') : t('settings.unkept'));
    await load();
  };
  useEffect(() => {
    void ask('staff:settings').then((answer) => {
      if (answer.ok) setView(answer.value);
    });
    const left = waiting;
    return () => {
      // Whoever turns to another section at once has still set it.
      const last = left.current;
      clearTimeout(last?.timer);
      if (last !== undefined) void ask('staff:settings-change', last.change);
    };
  }, []);
  if (view === undefined) return null;
  const change = (more: SettingsChange): void => {
    clearTimeout(waiting.current?.timer);
    setView(changed(view, more));
    waiting.current = {
      change: { ...waiting.current?.change, ...more },
      timer: setTimeout(() => void keep(), REST),
    };
  };
  const doAndSay = async (
    work: ReturnType<typeof ask<'staff:settings-undo' | 'staff:settings-import' | 'staff:settings-export'>>,
    done: string,
  ): Promise<void> => {
    const answer = await work;
    const failed = answer.ok && !answer.value.ok ? answer.value.error : undefined;
    setSaid(failed === undefined ? done : failed.code === 'SCHEMA' ? t('settings.noFile') : t('settings.noStick'));
    await load();
  };
  if (changingPin)
    return (
      <PinChange
        shuffle={shuffle}
        onEnd={(done) => {
          setChangingPin(false);
          setSaid(done ? t('pin.done') : undefined);
        }}
      />
    );
  const form = { view, spoken, onChange: change };
  return (
    <div className="section">
      <div className="setting-bar">
        <p className="section-note" role="status">
          {said ?? t('settings.note')}
        </p>
        <div className="pack-actions">
          <Button
            icon="undo"
            disabled={!view.canUndo}
            onPress={() => void doAndSay(ask('staff:settings-undo'), t('settings.undone'))}
          >
            {t('settings.undo')}
          </Button>
          <Button icon="stick" onPress={() => void doAndSay(ask('staff:settings-export'), t('settings.exported'))}>
            {t('settings.export')}
          </Button>
          <Button onPress={() => void doAndSay(ask('staff:settings-import'), t('settings.imported'))}>
            {t('settings.import')}
          </Button>
          <Button icon="lock" onPress={() => setChangingPin(true)}>
            {t('pin.change')}
          </Button>
        </div>
      </div>
      <div className="settings setting-list">
        {view.venueFixed ? null : (
          <Choice
            label={t('settings.venue')}
            options={view.venues.map(({ id, name }) => ({ id, label: inLanguage(name) }))}
            selected={view.chosenVenue ?? view.venue.id}
            onSelect={(venue) => change({ venue })}
          />
        )}
        <Languages {...form} />
        <Times {...form} />
        <Screen {...form} />
      </div>
    </div>
  );
}
