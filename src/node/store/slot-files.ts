import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { type Manifest, type ManifestFile, parseManifest } from '../../shared/container/manifest.ts';
import { formatTrust, newerTrust, parseTrust, type Trust } from '../container/trust.ts';
import { readIfThere, type StorePaths, tryRemove } from './disk.ts';
import { emptyState, type Slot, type StoreState } from './state.ts';
import { slotsOf } from './transitions.ts';

/** The folder inside a slot that holds what `pack.json` and the manifest speak of. */
export const FILES = 'files';
/** Kept with each slot, so that trust survives a damaged state file. */
export const TRUST_FILE = 'trust.json';

/** A manifest of an installed pack, and its files by path. */
export interface SlotManifest {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, ManifestFile>;
}

/** The bytes of a slot's manifest; undefined where they are gone or are not those that were installed. */
async function manifestBytes(
  paths: StorePaths,
  { folder, hash }: Pick<Slot, 'folder' | 'hash'>,
): Promise<Buffer | undefined> {
  const bytes = await readIfThere(join(paths.packs, folder, 'manifest.json')).catch(() => undefined);
  return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === hash ? bytes : undefined;
}

/** Whether the manifest of a slot is the one that was installed. */
export async function slotIsThere(paths: StorePaths, slot: Slot): Promise<boolean> {
  return (await manifestBytes(paths, slot)) !== undefined;
}

/**
 * Reads the manifest of a slot; undefined where it is gone or is not the one that was installed. Its shape is not
 * checked again: these very bytes were, when they were installed, and a start must not wait for 5,000 files.
 */
export async function readSlot(
  paths: StorePaths,
  slot: Pick<Slot, 'folder' | 'hash'>,
): Promise<SlotManifest | undefined> {
  const bytes = await manifestBytes(paths, slot);
  if (bytes === undefined) return undefined;
  const manifest = JSON.parse(bytes.toString('utf8')) as Manifest;
  return { manifest, files: new Map(manifest.files.map((file) => [file.path, file])) };
}

/** Whether a file on disk still is what the manifest says. Reads all of it, in pieces that hold up nothing else. */
export async function fileIsSound(path: string, { size, sha256 }: ManifestFile): Promise<boolean> {
  const hash = createHash('sha256');
  let read = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 512 * 1024 })) {
      hash.update(chunk as Buffer);
      read += (chunk as Buffer).length;
    }
  } catch {
    return false;
  }
  return read === size && hash.digest('hex') === sha256;
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
    if (chain?.ok === true) trust = newerTrust(trust, chain.value);
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
