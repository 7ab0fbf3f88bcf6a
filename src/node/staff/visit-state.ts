import { constants } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { join } from 'node:path';

import { err, ok, type Result } from '../../shared/errors.ts';
import {
  type HourCounts,
  visitCountsSchema,
  type VisitCounts,
  type VisitReport,
} from '../../shared/schema/visit-report.ts';
import {
  addCounts,
  countsOf,
  daysOf,
  hoursOf,
  isTooMany,
  noVisits,
  parted,
  sumCounts,
  type VisitHours,
} from '../../shared/staff/visit-hours.ts';
import { openStateFile, refusalOf, type StateFault, statePaths, type StateRefusal } from '../state/state-file.ts';
import { makeFolder, readIfThere, replaceDurably, tryRemove, writeAll } from '../store/disk.ts';
import { formatLine, formatLog, parseLog } from './visit-log.ts';

/** The counts of visits in a data folder: one file, to which a line is added when a visit has ended. */
export interface VisitStore {
  /** Of the last 90 days, by the day and the hour. */
  now(): VisitCounts;
  /** Of all visits that this kiosk ever counted; only grows. */
  totals(): HourCounts;
  /** Counts a visit that has just ended. */
  add(visit: VisitReport, at: Date): void;
  /** Resolves when everything counted so far is safe from a power cut, or with what keeps it from that. */
  settled(): Promise<Result<void, StateRefusal>>;
  readonly faults: readonly StateFault[];
}

/** Who may read it: the kiosk's own user. */
const PRIVATE = 0o600;
/** The file may be twice as large as it would be with each hour once, and by so many bytes more. */
const SLACK = 256 * 1024;
/** And never larger than this: days are let go until it fits. Some forty times what a busy kiosk needs. */
const MOST_BYTES = 16 * 1024 * 1024;

const two = (number: number): string => String(number).padStart(2, '0');

/** The date on the clock of the machine: 2026-11-23. */
export const localDate = (at: Date): string =>
  `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

const localHour = (at: Date): string => `${localDate(at)}T${two(at.getHours())}`;

/** What a data folder holds: where the file is, and what was read of it. */
interface Found {
  readonly hours: Map<string, HourCounts>;
  readonly before: HourCounts;
  readonly faults: readonly StateFault[];
  /** Bytes of the file. */
  readonly size: number;
  /** Whether it has to be written anew, because lines cannot be added to what is there. */
  readonly whole: boolean;
  readonly torn: boolean;
}

/** Counts of a kiosk before there was `visits.log`. */
async function readOld(data: string): Promise<Found> {
  const old = await openStateFile(join(data, 'visits.json'), visitCountsSchema, { format: 1, days: {} });
  return { hours: hoursOf(old.value()), before: noVisits, faults: old.faults, size: 0, whole: true, torn: false };
}

async function readLog(data: string, path: string): Promise<Found> {
  let bytes: Buffer | undefined;
  try {
    bytes = await readIfThere(path);
  } catch (error) {
    const cause = `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`;
    const fault = { code: 'UNREADABLE', file: 'visits.log', cause, remedy: 'check the disk' } as const;
    return { hours: new Map(), before: noVisits, faults: [fault], size: 0, whole: false, torn: true };
  }
  if (bytes === undefined) return readOld(data);
  const { hours, before = noVisits, damaged, torn } = parseLog(bytes.toString('utf8'));
  if (damaged === 0) return { hours, before, faults: [], size: bytes.length, whole: false, torn };
  const kept = await copyFile(path, join(data, 'visits.corrupt.log')).then(
    () => ', and kept as visits.corrupt.log',
    () => '',
  );
  const cause = `${damaged === 1 ? 'a line is' : `${damaged} lines are`} damaged and not counted${kept}`;
  const remedy = 'nothing need be done; check the disk if it happens again';
  const fault = { code: 'DAMAGED', file: 'visits.log', cause, remedy } as const;
  return { hours, before, faults: [fault], size: bytes.length, whole: true, torn };
}

/** Lets days go until the rest fits. */
function fitted(hours: VisitHours, before: HourCounts, today: string): { hours: VisitHours; before: HourCounts } {
  let { kept, gone } = parted(hours, today);
  while (kept.size > 1 && formatLog(kept, before).length > MOST_BYTES) {
    const half = Math.ceil(kept.size / 2);
    const sorted = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
    gone = new Map([...gone, ...sorted.slice(0, half)]);
    kept = new Map(sorted.slice(half));
  }
  return { hours: kept, before: addCounts(before, sumCounts(gone.values())) };
}

class VisitLog implements VisitStore {
  readonly faults: readonly StateFault[];
  readonly #data: string;
  readonly #path: string;
  #hours: Map<string, HourCounts>;
  #before: HourCounts;
  #size: number;
  /** Above this size it is written anew; reckoned when the first visit ends, not at the start. */
  #limit: number | undefined;
  #whole: boolean;
  #torn: boolean;
  #today: string;
  /** Hours whose last line on the disk is not what was counted. */
  #dirty = new Set<string>();
  #last: Promise<Result<void, StateRefusal>> = Promise.resolve(ok(undefined));
  #waiting: Promise<Result<void, StateRefusal>> | undefined;

  constructor(data: string, path: string, found: Found) {
    this.#data = data;
    this.#path = path;
    this.#hours = found.hours;
    this.#before = found.before;
    this.#size = found.size;
    this.#whole = found.whole;
    this.#torn = found.torn;
    this.#today = localDate(new Date());
    this.faults = found.faults;
  }

  now(): VisitCounts {
    return daysOf(this.#hours);
  }

  totals(): HourCounts {
    return addCounts(this.#before, sumCounts(this.#hours.values()));
  }

  add(visit: VisitReport, at: Date): void {
    const hour = localHour(at);
    this.#today = localDate(at);
    this.#hours.set(hour, addCounts(this.#hours.get(hour) ?? noVisits, countsOf(visit)));
    this.#dirty.add(hour);
    if (isTooMany(this.#hours)) this.#forget();
    // A disk that refuses costs counts and nothing else; they are in memory and go along with the next.
    this.#waiting ??= this.#last.then(() => this.#bring());
    this.#last = this.#waiting;
  }

  settled(): Promise<Result<void, StateRefusal>> {
    return this.#last;
  }

  #forget(): void {
    const { hours, before } = fitted(this.#hours, this.#before, this.#today);
    this.#hours = new Map(hours);
    this.#before = before;
    // The sum and the days that went into it change in one step, or not at all.
    this.#whole = true;
  }

  async #bring(): Promise<Result<void, StateRefusal>> {
    this.#waiting = undefined;
    const dirty = [...this.#dirty];
    this.#dirty.clear();
    try {
      this.#limit ??= 2 * formatLog(this.#hours, this.#before).length + SLACK;
      if (this.#size > this.#limit) this.#forget();
      if (this.#whole || !(await this.#append(dirty))) await this.#rewrite();
      return ok(undefined);
    } catch (error) {
      for (const hour of dirty) this.#dirty.add(hour);
      return err(refusalOf(error, this.#path));
    }
  }

  /** Adds the lines of these hours; false where there is no file to add them to. @throws where the disk refuses. */
  async #append(hours: readonly string[]): Promise<boolean> {
    const lines = hours.map((hour) => formatLine(hour, this.#hours.get(hour) ?? noVisits)).join('');
    const bytes = Buffer.from(`${this.#torn ? '\n' : ''}${lines}`);
    const handle = await open(this.#path, constants.O_WRONLY | constants.O_APPEND).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      },
    );
    if (handle === undefined) return false;
    // Until the disk has all of it, what follows must not be glued to a half.
    this.#torn = true;
    try {
      await writeAll(handle, bytes);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    this.#torn = false;
    this.#size += bytes.length;
    return true;
  }

  async #rewrite(): Promise<void> {
    const bytes = Buffer.from(formatLog(this.#hours, this.#before));
    this.#whole = false;
    try {
      await makeFolder(this.#data);
      await replaceDurably(this.#path, bytes, PRIVATE);
    } catch (error) {
      this.#whole = true;
      await tryRemove(`${this.#path}.new`);
      throw error;
    }
    this.#size = bytes.length;
    this.#limit = 2 * bytes.length + SLACK;
    this.#torn = false;
    // What it was made of, where this is the first one.
    const { file, copy } = statePaths(join(this.#data, 'visits.json'));
    await Promise.all([tryRemove(file), tryRemove(copy)]);
  }
}

/** Opens them. Never fails: what is damaged is left out, and `faults` says so. */
export async function openVisits(data: string): Promise<VisitStore> {
  const path = join(data, 'visits.log');
  return new VisitLog(data, path, await readLog(data, path));
}
