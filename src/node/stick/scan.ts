import { opendir } from 'node:fs/promises';
import { basename, join } from 'node:path';

import type { Manifest } from '../../shared/container/manifest.ts';
import type { Refusal } from '../../shared/container/refusal.ts';
import type { Standing } from '../../shared/container/sequence.ts';
import { openSource } from '../container/source.ts';
import type { Trust } from '../container/trust.ts';
import { openContainer } from '../container/verify.ts';

/** A container found on a stick. `refusal` says why it would not be installed; its files are read only by an install. */
export interface FoundPack {
  readonly path: string;
  readonly stick: string;
  readonly name: string;
  readonly pack: Pick<Manifest, 'packId' | 'version' | 'seq' | 'totalSize'> | undefined;
  readonly refusal: Refusal | undefined;
}

/** More entries than this in one folder are not looked at: a stick may hold anything. */
const MAX_ENTRIES = 2_000;
const MAX_FOLDERS = 50;
const MAX_PACKS = 20;
/** A look must not take as long as an install may. */
const STALL_MILLISECONDS = 5_000;

interface Listing {
  readonly packs: string[];
  readonly folders: string[];
}

/** Lists plain .kpack files and folders; links, devices and FIFOs are passed over by what the folder says of them. */
async function listFolder(folder: string): Promise<Listing> {
  const listing: Listing = { packs: [], folders: [] };
  let seen = 0;
  try {
    for await (const entry of await opendir(folder)) {
      seen += 1;
      if (seen > MAX_ENTRIES) break;
      if (entry.isFile() && entry.name.toLowerCase().endsWith('.kpack')) listing.packs.push(join(folder, entry.name));
      else if (entry.isDirectory() && !entry.name.startsWith('.')) listing.folders.push(join(folder, entry.name));
    }
  } catch {
    // The stick is gone, or broken: what was found so far is what there is.
  }
  listing.packs.sort();
  listing.folders.sort();
  return listing;
}

/** The .kpack files in the root of a stick and one folder below, at most twenty. */
export async function listPacks(stick: string): Promise<string[]> {
  const root = await listFolder(stick);
  const packs = [...root.packs];
  for (const folder of root.folders.slice(0, MAX_FOLDERS)) packs.push(...(await listFolder(folder)).packs);
  return packs.slice(0, MAX_PACKS);
}

/** Looks at one container: signature, manifest, and whether it may be installed here. Never throws. */
export async function lookAt(
  path: string,
  stick: string,
  where: Standing & { readonly trust: Trust },
): Promise<FoundPack> {
  const found = { path, stick, name: basename(path) };
  const source = await openSource(path, { stallMilliseconds: STALL_MILLISECONDS });
  if (!source.ok) return { ...found, pack: undefined, refusal: source.error };
  try {
    const sound = await openContainer(source.value, where.trust);
    if (!sound.ok) return { ...found, pack: undefined, refusal: sound.error };
    const fits = await openContainer(source.value, where.trust, where);
    const { packId, version, seq, totalSize } = sound.value.manifest;
    return { ...found, pack: { packId, version, seq, totalSize }, refusal: fits.ok ? undefined : fits.error };
  } finally {
    await source.value.close();
  }
}
