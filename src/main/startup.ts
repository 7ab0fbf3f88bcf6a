import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { parseFlags, type KioskFlags } from '../node/flags.ts';
import { err, ok, type Result } from '../shared/errors.ts';
import type { Venue } from '../shared/schema/venue.ts';
import { type TrialSpans, trialSpans } from './packs/trial-watch.ts';

/** What the command line asked for, checked. */
export interface StartOptions extends KioskFlags {
  readonly data: string;
}

/**
 * The kiosk's own part of the process arguments. In a packaged application that is all of them; otherwise what
 * follows the application's folder, because what stands before it was meant for Electron.
 */
export function ownArguments(argv: readonly string[], isPackaged: boolean): string[] {
  const args = argv.slice(1);
  if (isPackaged) return args;
  const folder = args.findIndex((arg) => !arg.startsWith('-'));
  return folder === -1 ? [] : args.slice(folder + 1);
}

/** Reads the flags and makes sure that the data folder can be written; an error is one sentence. */
export function readStartOptions(args: readonly string[], defaultData: string): Result<StartOptions, string> {
  const flags = parseFlags(args);
  if (!flags.ok) return flags;
  const data = resolve(flags.value.data ?? defaultData);
  try {
    mkdirSync(data, { recursive: true });
    accessSync(data, constants.W_OK);
  } catch {
    return err(`The data folder ${data} cannot be written; name another with --data DIR.`);
  }
  return ok({ ...flags.value, data });
}

/** The venue of that id, or the default one where none is named; an error is one sentence with the valid ids. */
export function chooseVenue(venues: readonly Venue[], id: string | undefined): Result<Venue, string> {
  const venue = id === undefined ? venues.find((each) => each.default === true) : venues.find((each) => each.id === id);
  if (venue !== undefined) return ok(venue);
  return err(`There is no venue "${id ?? ''}"; the valid ones are ${venues.map((each) => each.id).join(', ')}.`);
}

/**
 * What only a run at a desk may change: it would let whoever starts a kiosk weaken a trial, plant a stick or show a pack
 * that nobody signed. A packaged application shows such a pack in a window on a curator's desk, never on the wall.
 */
export function deskOptions(
  { stick, trial, pack, windowed }: Pick<KioskFlags, 'stick' | 'trial' | 'pack' | 'windowed'>,
  isPackaged: boolean,
): { readonly asked: string | undefined; readonly sticks: readonly string[]; readonly spans: TrialSpans } {
  if (isPackaged) return { asked: windowed ? pack : undefined, sticks: [], spans: trialSpans };
  return {
    asked: pack,
    sticks: stick === undefined ? [] : [resolve(stick)],
    spans: trial === undefined ? trialSpans : { ...trialSpans, healthy: trial * 1000 },
  };
}
