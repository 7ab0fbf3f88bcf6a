import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { type ManifestFile, parseManifest } from '../../shared/container/manifest.ts';
import { formatTrust, newerTrust, parseTrust, type Trust } from '../container/trust.ts';
import { isAbsence, readIfThere, type StorePaths, tryRemove } from './disk.ts';
import { SlotManifest } from './slot-manifest.ts';
import { emptyState, type Slot, type StoreState } from './state.ts';
import { slotsOf } from './transitions.ts';

/** The folder inside a slot that holds what `pack.json` and the manifest speak of. */
export const FILES = 'files';
/** Kept with each slot, so that trust survives a damaged state file. */
export const TRUST_FILE = 'trust.json';

/**
 * What a look at something installed found. A disk that refuses to read says nothing about the bytes: what is
 * `unreadable` now is passed over and kept, what is `rotten` (or gone) is forgotten.
 */
export type Soundness = 'sound' | 'rotten' | 'unreadable';

const CHUNK_BYTES = 512 * 1024;

async function manifestBytes(
  paths: StorePaths,
  { folder, hash }: Pick<Slot, 'folder' | 'hash'>,
): Promise<Buffer | Exclude<Soundness, 'sound'>> {
  try {
    const bytes = await readIfThere(join(paths.packs, folder, 'manifest.json'));
    return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === hash ? bytes : 'rotten';
  } catch {
    return 'unreadable';
  }
}

/** Tells one state of a slot's manifest from another without reading it; undefined where it is gone. */
export async function slotMark(paths: StorePaths, { folder }: Slot): Promise<string | undefined> {
  return stat(join(paths.packs, folder, 'manifest.json')).then(
    ({ size, mtimeMs, ino }) => `${size} ${mtimeMs} ${ino}`,
    () => undefined,
  );
}

/** Whether the manifest of a slot is the one that was installed. */
export async function slotSoundness(paths: StorePaths, slot: Slot): Promise<Soundness> {
  const bytes = await manifestBytes(paths, slot);
  return typeof bytes === 'string' ? bytes : 'sound';
}

/** Reads the manifest of a slot, or says why it is not the one that was installed. */
export async function readSlot(
  paths: StorePaths,
  slot: Pick<Slot, 'folder' | 'hash'>,
): Promise<SlotManifest | Exclude<Soundness, 'sound'>> {
  const bytes = await manifestBytes(paths, slot);
  return typeof bytes === 'string' ? bytes : new SlotManifest(bytes);
}

/** Whether a file on disk still is what the manifest says. Reads all of it, in pieces that hold up nothing else. */
export async function fileSoundness(path: string, { size, sha256 }: ManifestFile): Promise<Soundness> {
  let handle: FileHandle;
  try {
    handle = await open(path);
  } catch (error) {
    return isAbsence(error) ? 'rotten' : 'unreadable';
  }
  try {
    const hash = createHash('sha256');
    // One byte more than it should have: whoever gets it has a file that is too long.
    const pieces = [0, 1].map(() => Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size + 1)));
    const read = (turn: number) => {
      const piece = pieces[turn % 2] as Buffer;
      // Node 18, in the oldest Electron, takes a length left out for none at all.
      return handle.read(piece, 0, piece.length, null);
    };
    let length = 0;
    let next = read(0);
    for (let turn = 1; ; turn += 1) {
      const { bytesRead, buffer } = await next;
      if (bytesRead === 0) break;
      length += bytesRead;
      if (length > size) break;
      // The next piece comes from the disk while this one is hashed.
      next = read(turn);
      hash.update(buffer.subarray(0, bytesRead));
    }
    return length === size && hash.digest('hex') === sha256 ? 'sound' : 'rotten';
  } catch {
    return 'unreadable';
  } finally {
    await handle.close().catch(() => undefined);
  }
}

/** Removes the packs that the state does not name. What cannot be removed now is removed another time. */
export async function removeLeftovers(paths: StorePaths, state: StoreState): Promise<void> {
  const named = new Set(slotsOf(state).map((slot) => slot.folder));
  const there = await readdir(paths.packs).catch(() => []);
  for (const folder of there.filter((each) => !named.has(each))) await tryRemove(join(paths.packs, folder));
}

/**
 * A state rebuilt from the packs that are there, for a damaged state file: the newest is on trial again, the floor is
 * its number, and the newest chain of roots found with them is trusted where it goes on from the application's own.
 */
export async function rebuildState(paths: StorePaths, own: Trust | undefined): Promise<StoreState> {
  const found: Slot[] = [];
  let trust = own;
  for (const folder of await readdir(paths.packs).catch(() => [])) {
    const bytes = await readIfThere(join(paths.packs, folder, 'manifest.json')).catch(() => undefined);
    if (bytes === undefined) continue;
    const hash = createHash('sha256').update(bytes).digest('hex');
    const manifest = parseManifest(bytes.toString('utf8'));
    if (!manifest.ok) continue;
    const { seq, packId, version } = manifest.value;
    const expected = `${seq}-${hash.slice(0, 16)}`;
    // The name carries the hash of what was installed: a manifest that has rotten since does not fit it.
    if (folder !== expected && !folder.startsWith(`${expected}-`)) continue;
    found.push({ folder, seq, hash, packId, version });
    const text = await readIfThere(join(paths.packs, folder, TRUST_FILE)).catch(() => undefined);
    const chain = text && (await parseTrust(text.toString('utf8'), TRUST_FILE));
    trust = newerTrust(trust, chain?.ok === true ? chain.value : undefined);
  }
  found.sort((a, b) => b.seq - a.seq);
  const [newest, second, third] = found;
  return {
    ...emptyState,
    floor: newest === undefined ? null : { seq: newest.seq, hash: newest.hash },
    trial: newest === undefined ? null : { ...newest, attempts: 0 },
    current: second ?? null,
    previous: third ?? null,
    trust: trust === undefined || trust === own ? null : formatTrust(trust.chain),
    notice: { code: 'IO', cause: 'the state file was damaged and was rebuilt from the installed packs' },
  };
}
