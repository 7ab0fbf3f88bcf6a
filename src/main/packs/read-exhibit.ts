import { type LoadedPack, readPackSparingly } from '../../node/pack/read-pack.ts';
import type { PackFault } from '../../shared/content/check-pack.ts';
import { digestPanels, type PanelDigests } from '../../shared/content/panel-digest.ts';
import { ok, type Result } from '../../shared/errors.ts';

/** A pack ready to be shown. */
export interface ReadExhibit {
  readonly loaded: LoadedPack;
  readonly digests: PanelDigests;
}

/**
 * Reads a pack folder to be shown, panel by panel where something is wrong, and counts its words: up to a few hundred
 * milliseconds of work.
 */
export async function readExhibit(folder: string): Promise<Result<ReadExhibit, PackFault[]>> {
  const read = await readPackSparingly(folder);
  if (!read.ok) return read;
  return ok({ loaded: read.value, digests: digestPanels(read.value.pack, read.value.texts) });
}
