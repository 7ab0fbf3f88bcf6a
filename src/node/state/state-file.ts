import { rename } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

import type { ZodType } from 'zod';

import { err, type Fault, ok, type Result } from '../../shared/errors.ts';
import { makeFolder, readIfThere, replaceDurably, tryRemove } from '../store/disk.ts';
import { sealJson, unsealJson } from './sealed-json.ts';

/** What was wrong when a state was read: its file is damaged, or the disk does not give it. */
export type StateFault = Fault<'DAMAGED' | 'UNREADABLE'>;

/** Why a state could not be written: the disk is full, may not be written, or fails. */
export type StateRefusal = Fault<'NOSPACE' | 'READONLY' | 'IO'>;

/** A small record that outlives the process: settings, counters, locks. One process at a time has it open. */
export interface StateFile<T> {
  /** What the kiosk goes by; the newest value given to `write`, whether or not the disk took it. */
  value(): T;
  /**
   * Takes a value at once and writes it durably: after a power cut the file holds the value before or this one, and
   * once this resolves with ok, this one. Writes follow each other; those that wait are written as one. Where the disk
   * refuses, the value is kept in memory, and the next write brings it to the disk. @throws where the value does not
   * fit the schema, which is a bug.
   */
  write(next: T): Promise<Result<void, StateRefusal>>;
  /** What was found damaged when it was opened, for the log; empty where all was well. */
  readonly faults: readonly StateFault[];
}

/** Who may read a state: the kiosk's own user. */
const PRIVATE = 0o600;

/** Where the parts of a state lie: the file, its copy, and what a damaged one is renamed to. */
export function statePaths(path: string) {
  const extension = extname(path);
  const stem = join(dirname(path), basename(path, extension));
  return { file: path, copy: `${stem}.last${extension}`, corrupt: `${stem}.corrupt${extension}` } as const;
}

/** What a disk that refuses to write a file means, in plain words. */
export function refusalOf(error: unknown, path: string): StateRefusal {
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  const file = basename(path);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return { code: 'NOSPACE', file, cause: 'the disk is full', remedy: 'make room; until then it is kept in memory' };
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return { code: 'READONLY', file, cause: `it may not be written (${code})`, remedy: 'let the kiosk write there' };
  return { code: 'IO', file, cause: `the disk refused it (${code})`, remedy: 'check the disk' };
}

type Read<T> = { readonly value?: T; readonly fault?: StateFault };

/** Reads one file of a state: a value, nothing where there is none, or why it cannot be used. */
async function readOne<T>(path: string, schema: ZodType<T>): Promise<Read<T>> {
  let bytes: Buffer | undefined;
  try {
    bytes = await readIfThere(path);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const cause = `it cannot be read (${code})`;
    return { fault: { code: 'UNREADABLE', file: basename(path), cause, remedy: 'check the disk' } };
  }
  if (bytes === undefined) return {};
  try {
    return { value: schema.parse(unsealJson(bytes.toString('utf8'))) };
  } catch {
    const remedy = 'nothing need be done; check the disk if it happens again';
    return { fault: { code: 'DAMAGED', file: basename(path), cause: 'it is damaged', remedy } };
  }
}

/** Takes a file that cannot be used out of the way and keeps it for whoever looks into it; says so in its fault. */
async function setAside(path: string, corrupt: string, fault: StateFault, instead: string): Promise<StateFault> {
  const kept = await rename(path, corrupt).then(
    () => `and kept as ${basename(corrupt)}`,
    () => 'and stays where it is',
  );
  return { ...fault, cause: `${fault.cause} ${kept}, ${instead}` };
}

async function readState<T>(path: string, schema: ZodType<T>, fresh: T): Promise<{ value: T; faults: StateFault[] }> {
  const { file, copy, corrupt } = statePaths(path);
  const first = await readOne(file, schema);
  if (first.value !== undefined) return { value: first.value, faults: [] };
  const second = await readOne(copy, schema);
  const value = second.value ?? fresh;
  const instead = second.value === undefined ? 'and what is new takes its place' : 'and its copy takes its place';
  const faults = second.fault === undefined ? [] : [second.fault];
  if (first.fault !== undefined) faults.unshift(await setAside(file, corrupt, first.fault, instead));
  return { value, faults };
}

/**
 * Opens a state. Never fails: a damaged file is renamed to `NAME.corrupt.json`, and its copy `NAME.last.json` counts
 * instead, or `fresh` where there is none; `faults` says so.
 */
export async function openStateFile<T>(path: string, schema: ZodType<T>, fresh: T): Promise<StateFile<T>> {
  const { file, copy } = statePaths(path);
  const { value: found, faults } = await readState(path, schema, fresh);
  let value = found;
  let last: Promise<unknown> = Promise.resolve();
  let waiting: Promise<Result<void, StateRefusal>> | undefined;

  const bring = async (): Promise<Result<void, StateRefusal>> => {
    waiting = undefined;
    const bytes = Buffer.from(sealJson(value));
    try {
      await makeFolder(dirname(file));
      await replaceDurably(file, bytes, PRIVATE);
    } catch (error) {
      await tryRemove(`${file}.new`);
      return err(refusalOf(error, file));
    }
    // The file itself is durable: a copy that fails is only an older copy.
    await replaceDurably(copy, bytes, PRIVATE).catch(() => tryRemove(`${copy}.new`));
    return ok(undefined);
  };

  return {
    faults,
    value: () => value,
    async write(next) {
      value = schema.parse(next);
      waiting ??= last.then(bring);
      last = waiting;
      return waiting;
    },
  };
}
