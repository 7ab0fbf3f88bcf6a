import { join } from 'node:path';

import { z } from 'zod';

import { INDEX_FILE } from '../../shared/channel/channel-index.ts';
import { channelCodes } from '../../shared/channel/outcome.ts';
import { refusalCodes } from '../../shared/container/refusal.ts';
import { slugSchema } from '../../shared/schema/primitives.ts';
import { openStateFile, type StateFile } from '../state/state-file.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const faultSchema = z.strictObject({
  code: z.enum([...channelCodes, ...refusalCodes]),
  cause: z.string(),
  remedy: z.string(),
  file: z.string().optional(),
  place: z.string().optional(),
});

/** What a kiosk remembers of its channel. */
export const channelStateSchema = z.strictObject({
  format: z.literal(1),
  /** The channel that the numbers below belong to. */
  id: slugSchema.nullable(),
  /** The index accepted last; nothing older is. */
  floor: z.strictObject({ sequence: z.int().min(1), hash: hashSchema }).nullable(),
  /** What the host calls that index. */
  etag: z.string().max(1_000).nullable(),
  /** The newest chain of roots that an index brought, as the text of a trust file. */
  trust: z.string().nullable(),
  lastContact: z.iso.datetime().nullable(),
  /** The manifest of the pack that the channel installed last. */
  taken: hashSchema.nullable(),
  /** A container that was fetched whole and refused; it is not fetched again. */
  bad: z.strictObject({ sha256: hashSchema, fault: faultSchema }).nullable(),
});
export type ChannelState = z.infer<typeof channelStateSchema>;

const fresh: ChannelState = {
  format: 1,
  id: null,
  floor: null,
  etag: null,
  trust: null,
  lastContact: null,
  taken: null,
  bad: null,
};

/** Where the channel keeps what, under a data folder. */
export function channelPaths(data: string) {
  const folder = join(data, 'channel');
  return {
    folder,
    state: join(folder, 'state.json'),
    /** The index accepted last, as it came; its signature is checked whenever it is read. */
    index: join(folder, INDEX_FILE),
    packs: join(folder, 'packs'),
  } as const;
}

/** Opens what is remembered of the channel. Never fails: what is damaged counts as not known. */
export function openChannelState(data: string): Promise<StateFile<ChannelState>> {
  return openStateFile(channelPaths(data).state, channelStateSchema, fresh);
}
