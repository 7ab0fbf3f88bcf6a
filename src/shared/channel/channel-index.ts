import { z } from 'zod';

import { parseBy, signaturesSchema, signedRootSchema } from '../container/root.ts';
import { limits } from '../container/limits.ts';
import { type Result, ok } from '../errors.ts';
import { slugSchema } from '../schema/primitives.ts';
import { type ChannelFault, refuseChannel } from './outcome.ts';

/** What stands before an index in the bytes that are signed; keeps a signature from meaning anything else. */
export const INDEX_CONTEXT = 'kiosk-index-v1\0';

const KIB = 1024;

/** What an index may hold at most; a reader refuses more before it acts on any of it. */
export const indexLimits = {
  /** The file as it is fetched, roots and signatures included. */
  fileBytes: 4 * KIB * KIB,
  entries: 200,
  pieces: 256,
  /** A piece is never smaller, so that a hash each costs next to nothing. */
  pieceBytes: 64 * KIB,
} as const;

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'write 64 hexadecimal digits');
const momentSchema = z.iso.datetime();

/** The address of a container under that of the channel. */
export const containerName = (sha256: string): string => `packs/${sha256}.kpack`;

/** A container on the host, and what its bytes must be, as a whole and piece by piece. */
export const containerSchema = z
  .strictObject({
    /** Under the address of the channel; made of the hash, so that another content has another name. */
    name: z.string().regex(/^packs\/[0-9a-f]{64}\.kpack$/, 'write packs/HASH.kpack'),
    size: z.int().min(1).max(limits.containerBytes),
    sha256: hashSchema,
    /** Bytes of each piece but the last, and the SHA-256 of each. A damaged piece is fetched again by itself. */
    pieceSize: z.int().min(indexLimits.pieceBytes),
    pieces: z.array(hashSchema).min(1).max(indexLimits.pieces),
  })
  .refine(({ name, sha256 }) => name === containerName(sha256), 'name the container after its hash')
  .refine(({ size, pieceSize, pieces }) => Math.ceil(size / pieceSize) === pieces.length, 'list a hash for each piece');

/** A pack that kiosks of a channel may take. */
export const entrySchema = z.strictObject({
  packId: slugSchema,
  seq: z.int().min(1),
  version: z.string().max(32),
  /** The SHA-256 of the container's manifest: the identity of the pack. */
  hash: hashSchema,
  venues: z.union([z.literal('any'), z.array(slugSchema).min(1).max(1_000)]),
  container: containerSchema,
  /** The oldest kiosk that can show it. */
  minApp: z.string().regex(/^\d+\.\d+\.\d+$/, 'write a version as three numbers, like 1.0.0'),
  /** Not before this moment. */
  notBefore: momentSchema.optional(),
  /** How many of a hundred kiosks may take it; which ones is told by their ids. */
  percent: z.number().min(0).max(100),
});

/** What a channel offers, format 1. */
export const indexSchema = z.strictObject({
  format: z.literal(1),
  id: slugSchema,
  sequence: z.int().min(1),
  created: momentSchema,
  expires: momentSchema,
  packs: z.array(entrySchema).max(indexLimits.entries),
});

export type ChannelContainer = z.infer<typeof containerSchema>;
export type ChannelEntry = z.infer<typeof entrySchema>;
export type ChannelIndex = z.infer<typeof indexSchema>;

/** `index.json`: the index as the text that was signed, its signatures, and every root up to the newest. */
export const signedIndexSchema = z.strictObject({
  // Printable ASCII and line feeds: one string has one UTF-8 form, so the signed bytes are beyond doubt.
  index: z.string().regex(/^[\n\x20-\x7e]*$/, 'use plain ASCII'),
  signatures: signaturesSchema,
  roots: z.array(signedRootSchema).max(limits.rotations),
});
export type SignedIndex = z.infer<typeof signedIndexSchema>;

/** The name of the signed index on a host. */
export const INDEX_FILE = 'index.json';

/** Parses the text of an index whose signature was found good. Refuses with FORMAT or SCHEMA. */
export function parseIndex(text: string): Result<ChannelIndex, ChannelFault> {
  const format = formatOf(text);
  if (typeof format === 'number' && format > 1)
    return refuseChannel('FORMAT', `the index has the newer format ${format}`, 'update the kiosk', INDEX_FILE);
  const parsed = parseBy(indexSchema, text, INDEX_FILE, 'SCHEMA');
  return parsed.ok ? ok(parsed.value) : parsed;
}

function formatOf(text: string): unknown {
  try {
    return (JSON.parse(text) as { format?: unknown } | null)?.format;
  } catch {
    return undefined;
  }
}
