import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

import {
  type ChannelContainer,
  type ChannelEntry,
  type ChannelIndex,
  containerName,
  INDEX_FILE,
} from '../../shared/channel/channel-index.ts';
import { type ChannelFault, refuseChannel } from '../../shared/channel/outcome.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { ioRefusal } from '../container/io-fault.ts';
import type { SigningKey } from '../container/keys.ts';
import { openSource } from '../container/source.ts';
import type { Trust } from '../container/trust.ts';
import { openContainer, type Progress, readFiles } from '../container/verify.ts';
import { makeFolder, readIfThere, replaceDurably, syncFolder, tryRemove } from '../store/disk.ts';
import { formatIndex, pieceSizeFor, withEntry } from './make-index.ts';
import { readIndex } from './read-index.ts';

/** What is to be published, and on which terms. */
export interface PublishOrder {
  /** The container; undefined where only the index is to be renewed. */
  readonly container: string | undefined;
  /** The folder that a host serves. */
  readonly folder: string;
  /** The name of the channel. */
  readonly id: string;
  readonly keys: readonly SigningKey[];
  readonly trust: Trust;
  /** Only for these venues; those of the pack where it is empty. */
  readonly venues: readonly string[];
  readonly percent: number;
  /** Milliseconds since 1970. */
  readonly notBefore: number | undefined;
  /** How many days the index is good for. */
  readonly days: number;
  /** The wall clock, in milliseconds since 1970. */
  readonly now: number;
  /** A number for the index, where there is none before that can be gone on from. */
  readonly sequence?: number | undefined;
  readonly progress?: Progress | undefined;
}

/** What was published. */
export interface Published {
  readonly index: ChannelIndex;
  readonly entry: ChannelEntry | undefined;
  readonly name: string | undefined;
}

const DAY = 86_400_000;
const moment = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** Hashes a container as a whole and piece by piece. @throws where it cannot be read. */
export async function measureContainer(path: string): Promise<ChannelContainer> {
  const { size } = await stat(path);
  const pieceSize = pieceSizeFor(size);
  const whole = createHash('sha256');
  const pieces: string[] = [];
  let piece: Hash | undefined;
  let inPiece = 0;
  for await (const part of createReadStream(path, { highWaterMark: 512 * 1024 }) as AsyncIterable<Buffer>) {
    whole.update(part);
    for (let at = 0; at < part.length;) {
      const some = part.subarray(at, at + pieceSize - inPiece);
      piece = (piece ?? createHash('sha256')).update(some);
      at += some.length;
      inPiece += some.length;
      if (inPiece < pieceSize) break;
      pieces.push(piece.digest('hex'));
      [piece, inPiece] = [undefined, 0];
    }
  }
  if (piece !== undefined) pieces.push(piece.digest('hex'));
  const sha256 = whole.digest('hex');
  return { name: containerName(sha256), size, sha256, pieceSize, pieces };
}

/** Checks a container to the last byte and copies it under the name of its hash; what is there already stays. */
async function place(path: string, order: PublishOrder): Promise<Result<ChannelEntry, ChannelFault>> {
  const { folder, trust, venues, percent, notBefore, progress } = order;
  const source = await openSource(path);
  if (!source.ok) return source;
  try {
    const opened = await openContainer(source.value, trust);
    if (!opened.ok) return opened;
    const read = await readFiles(opened.value, undefined, progress);
    if (!read.ok) return read;
    const { manifest, hash } = opened.value;
    const foreign = venues.find((venue) => manifest.venues !== 'any' && !manifest.venues.includes(venue));
    if (foreign !== undefined)
      return refuseChannel('VENUE', `the pack is not for ${foreign}`, 'build it for that venue', path);
    await makeFolder(join(folder, 'packs'));
    const part = join(folder, 'packs', `.part-${process.pid}`);
    await copyFile(path, part);
    try {
      // The copy is measured, and not what it was made from: that may change meanwhile.
      const container = await measureContainer(part);
      const handle = await open(part, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(part, join(folder, container.name));
      await syncFolder(join(folder, 'packs'));
      const { packId, seq, version, minApp } = manifest;
      const wanted = venues.length === 0 ? manifest.venues : [...venues].sort();
      const due = notBefore === undefined ? {} : { notBefore: moment(notBefore) };
      return ok({ packId, seq, version, hash, venues: wanted, minApp, percent, container, ...due });
    } finally {
      await tryRemove(part);
    }
  } finally {
    await source.value.close();
  }
}

/** The index to go on from. Refuses where there is one that these roots do not know, unless a number was named. */
async function readBefore(order: PublishOrder): Promise<Result<ChannelIndex | undefined, ChannelFault>> {
  const bytes = await readIfThere(join(order.folder, INDEX_FILE));
  if (bytes === undefined) return ok(undefined);
  const read = await readIndex(bytes, order.trust);
  if (!read.ok)
    return order.sequence === undefined
      ? err({ ...read.error, remedy: `${read.error.remedy}; or begin anew with a higher --sequence than any before` })
      : ok(undefined);
  if (read.value.index.id !== order.id)
    return refuseChannel(
      'CHANNEL',
      `the folder holds the channel "${read.value.index.id}", not "${order.id}"`,
      'name another folder, or that channel with --id',
    );
  return ok(read.value.index);
}

/**
 * Writes what a static host serves: the container under the name of its hash, and then, in one step, an index that
 * offers it. Containers that are there stay: kiosks may be in the middle of them. An order without a container renews
 * the index. Refuses as a kiosk would, so that nothing is published that no kiosk takes; or with CHANNEL, EQUIVOCATE,
 * VENUE, MISSING, NOSPACE or IO.
 */
export async function publish(order: PublishOrder): Promise<Result<Published, ChannelFault>> {
  const { folder, id, keys, trust, days, now } = order;
  try {
    await makeFolder(folder);
    const before = await readBefore(order);
    if (!before.ok) return before;
    const old = before.value?.packs ?? [];
    if (order.container === undefined && before.value === undefined)
      return refuseChannel('MISSING', 'there is no index to renew', 'name a container to publish', folder);
    const placed = order.container === undefined ? ok(undefined) : await place(order.container, order);
    if (!placed.ok) return placed;
    const entry = placed.value;
    const twin = old.find((each) => entry !== undefined && each.seq === entry.seq && each.packId === entry.packId);
    if (entry !== undefined && twin !== undefined && twin.hash !== entry.hash)
      return refuseChannel(
        'EQUIVOCATE',
        `another pack has the sequence number ${entry.seq}`,
        'build it with a higher one',
      );
    const index: ChannelIndex = {
      format: 1,
      id,
      sequence: order.sequence ?? (before.value?.sequence ?? 0) + 1,
      created: moment(now),
      expires: moment(now + days * DAY),
      packs: entry === undefined ? [...old] : withEntry(old, entry),
    };
    const bytes = formatIndex(index, keys, trust);
    const checked = await readIndex(bytes, trust);
    if (!checked.ok) return checked;
    if (before.value !== undefined && index.sequence <= before.value.sequence)
      return refuseChannel('ROLLBACK', `the index has number ${before.value.sequence} already`, 'name a higher one');
    await replaceDurably(join(folder, INDEX_FILE), bytes, 0o644);
    return ok({ index, entry, name: entry?.container.name });
  } catch (error) {
    return err(ioRefusal(error, 'disk'));
  }
}
