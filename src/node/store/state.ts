import { rename } from 'node:fs/promises';

import { z } from 'zod';

import { refusalCodes } from '../../shared/container/refusal.ts';
import { slugSchema } from '../../shared/schema/primitives.ts';
import { sealJson, unsealJson } from '../state/sealed-json.ts';
import { readIfThere, replaceDurably, type StorePaths } from './disk.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** An installed pack: its folder under `packs`, and its identity. */
export const slotSchema = z.strictObject({
  folder: z.string().regex(/^\d+-[0-9a-f]{16}(-\d+)?$/),
  seq: z.int().min(1),
  hash: hashSchema,
  packId: slugSchema,
  version: z.string(),
});
export type Slot = z.infer<typeof slotSchema>;

/** Why a pack failed, for staff: a code where there is one, and one sentence. */
const reasonSchema = z.strictObject({ code: z.enum([...refusalCodes, 'TRIAL']), cause: z.string().max(1_000) });

/** `state.json`: which pack is shown, and what was before. Written whole, in one durable step, or not at all. */
export const stateSchema = z.strictObject({
  format: z.literal(1),
  /** Counts the writes. */
  revision: z.int().min(0),
  /** The highest pack ever committed here. Never goes down. */
  floor: z.strictObject({ seq: z.int().min(1), hash: hashSchema }).nullable(),
  current: slotSchema.nullable(),
  previous: slotSchema.nullable(),
  /** On trial: how often its start was tried. */
  trial: slotSchema.extend({ attempts: z.int().min(0) }).nullable(),
  blocked: z.array(z.strictObject({ hash: hashSchema, seq: z.int(), reason: reasonSchema })).max(200),
  /** The newest accepted chain of roots, as the text of a trust file; null before the first installation. */
  trust: z.string().nullable(),
  venue: slugSchema.nullable(),
  /** What happened last that staff should know; null where all is well. */
  notice: reasonSchema.nullable(),
});
export type StoreState = z.infer<typeof stateSchema>;
export type Reason = z.infer<typeof reasonSchema>;

export const emptyState: StoreState = {
  format: 1,
  revision: 0,
  floor: null,
  current: null,
  previous: null,
  trial: null,
  blocked: [],
  trust: null,
  venue: null,
  notice: null,
};

/** Writes a state as text that carries its own checksum: a rotten bit must not become a lower floor. */
export const formatState = (state: StoreState): string => sealJson(state);

/** Reads what `formatState` wrote, or undefined where it is damaged. */
export function parseState(text: string): StoreState | undefined {
  try {
    return stateSchema.parse(unsealJson(text));
  } catch {
    return undefined;
  }
}

/** Reads the state; a damaged file is set aside and given as undefined. @throws where the disk cannot be read. */
export async function readState(paths: StorePaths): Promise<StoreState | undefined> {
  const bytes = await readIfThere(paths.state);
  if (bytes === undefined) return emptyState;
  return parseState(bytes.toString('utf8'));
}

/** Moves a damaged state file out of the way and keeps it for whoever looks into it. */
export const setStateAside = (paths: StorePaths): Promise<void> => rename(paths.state, paths.corrupt);

/** Writes the state durably. @throws where the disk refuses. */
export async function writeState(paths: StorePaths, state: StoreState): Promise<StoreState> {
  const next = { ...state, revision: state.revision + 1 };
  await replaceDurably(paths.state, Buffer.from(formatState(next)));
  return next;
}
