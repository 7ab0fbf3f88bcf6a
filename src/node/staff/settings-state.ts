import { join } from 'node:path';

import {
  type KeptSettings,
  keptSettingsSchema,
  type KioskSettings,
  type SettingsChange,
} from '../../shared/schema/kiosk-settings.ts';
import { changedKioskSettings, plainKioskSettings } from '../../shared/staff/kiosk-settings.ts';
import type { Result } from '../../shared/errors.ts';
import { openStateFile, type StateFile, type StateRefusal } from '../state/state-file.ts';

/** What staff have set, and the way back. */
export interface SettingsStore {
  now(): KioskSettings;
  /** Whether there is something to go back to. */
  canUndo(): boolean;
  change(change: SettingsChange): Promise<Result<void, StateRefusal>>;
  /** Puts others in their place, as from another kiosk. */
  replace(settings: KioskSettings): Promise<Result<void, StateRefusal>>;
  /** Back to those before; and forth again, where it is asked twice. */
  undo(): Promise<Result<void, StateRefusal>>;
  /** From now on, undo leads back to here: somebody has opened the settings. */
  mark(): void;
  readonly faults: StateFile<KeptSettings>['faults'];
}

/** Opens what staff have set in a data folder. Never fails: what is damaged counts as not set. */
export async function openSettings(data: string): Promise<SettingsStore> {
  const path = join(data, 'settings.json');
  const file = await openStateFile(path, keptSettingsSchema, { now: plainKioskSettings, before: null });
  let marked: KioskSettings | undefined;
  const keep = (next: KioskSettings): Promise<Result<void, StateRefusal>> => {
    const { now, before } = file.value();
    const kept = marked ?? now;
    marked = kept;
    return file.write({ now: next, before: JSON.stringify(kept) === JSON.stringify(next) ? before : kept });
  };
  return {
    faults: file.faults,
    now: () => file.value().now,
    canUndo: () => file.value().before !== null,
    change: (change) => keep(changedKioskSettings(file.value().now, change)),
    replace: (settings) => keep(settings),
    async undo() {
      const { now, before } = file.value();
      marked = undefined;
      return file.write(before === null ? { now, before } : { now: before, before: now });
    },
    mark() {
      marked = undefined;
    },
  };
}
