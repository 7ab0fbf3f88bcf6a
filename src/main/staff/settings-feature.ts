import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { asksFolder } from '../../node/machine/asks.ts';
import type { SettingsStore } from '../../node/staff/settings-state.ts';
import { err, type Fault, ok, type Result } from '../../shared/errors.ts';
import type { SettingsView } from '../../shared/ipc/staff-contract.ts';
import type { Venue } from '../../shared/schema/venue.ts';
import { kioskSettingsSchema } from '../../shared/schema/kiosk-settings.ts';
import type { Log } from '../health/log.ts';
import type { StaffFeature } from './console.ts';
import { writeToStick } from './write-to-stick.ts';

/** What the settings are made of. */
export interface SettingsOptions {
  readonly log: Log;
  readonly settings: SettingsStore;
  /** All venues that the application knows. */
  readonly venues: readonly Venue[];
  /** Whether the venue was named at the start, and cannot be set. */
  readonly venueFixed: boolean;
  /** The venue as it is set now. */
  readonly venue: () => Venue;
  readonly sticks: () => Promise<readonly string[]>;
}

const FILE = 'kiosk-settings.json';
/** A settings file has a few hundred bytes; anything much larger is another one. */
const MOST_BYTES = 64 * 1024;

const noStick: Fault<'IO'> = { code: 'IO', cause: 'no stick is plugged in', remedy: 'plug one in' };

async function readFromStick(stick: string): Promise<Result<unknown, Fault<'IO' | 'SCHEMA'>>> {
  try {
    const text = await readFile(join(stick, FILE), 'utf8');
    if (text.length > MOST_BYTES) throw new Error('too long');
    return ok(JSON.parse(text) as unknown);
  } catch {
    return err({
      code: 'SCHEMA',
      cause: `there is no ${FILE} that can be read`,
      remedy: 'export one at another kiosk',
    });
  }
}

/** Settings: changed at once, undone in one touch, carried to the next kiosk in one file. */
export function settingsFeature(options: SettingsOptions): StaffFeature {
  const { log, settings, venues, venueFixed, venue, sticks } = options;
  const view = async (): Promise<SettingsView> => ({
    venue: venue(),
    chosenVenue: settings.now().venue,
    venues: venues.map(({ id, name }) => ({ id, name })),
    venueFixed,
    canUndo: settings.canUndo(),
    stick: (await sticks()).length > 0,
    canRest: asksFolder(process.env) !== undefined,
  });
  return (handle, console) => {
    settings.mark();
    const written = async (work: ReturnType<SettingsStore['undo']>, what: string): Promise<Result<null, Fault>> => {
      const done = await work;
      if (!done.ok) return done;
      log.info('settings-changed', `Staff ${what}.`);
      return ok(null);
    };
    handle('staff:settings', view);
    handle('staff:settings-change', (change) =>
      written(settings.change(change), `set ${Object.keys(change).join(', ')}`),
    );
    handle('staff:settings-undo', () => written(settings.undo(), 'went back to the settings before'));
    handle('staff:settings-export', async () => {
      const [stick] = await sticks();
      if (stick === undefined) return err(noStick);
      return writeToStick(stick, FILE, `${JSON.stringify(settings.now(), undefined, 2)}\n`);
    });
    handle('staff:settings-import', async () => {
      const [stick] = await sticks();
      if (stick === undefined) return err(noStick);
      const read = await readFromStick(stick);
      if (!read.ok) return read;
      const parsed = kioskSettingsSchema.safeParse(read.value);
      const knows = parsed.success && (parsed.data.venue === null || venues.some(({ id }) => id === parsed.data.venue));
      if (!parsed.success || !knows)
        return err({ code: 'SCHEMA', cause: 'the file is not of its form', remedy: 'export one at another kiosk' });
      return written(settings.replace(parsed.data), 'took the settings from a stick');
    });
    console.onLock(() => {
      settings.mark();
    });
  };
}
