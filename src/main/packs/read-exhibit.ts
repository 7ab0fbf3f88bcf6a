import { type LoadedPack, readPack } from '../../node/pack/read-pack.ts';
import type { PackFault } from '../../shared/content/check-pack.ts';
import { digestPanels, type PanelDigests } from '../../shared/content/panel-digest.ts';
import { ok, type Result } from '../../shared/errors.ts';

/** A pack ready to be shown. */
export interface ReadExhibit {
  readonly loaded: LoadedPack;
  readonly digests: PanelDigests;
}

/** Reads a pack folder whole, checks it and counts its words: up to a few hundred milliseconds of work. */
export async function readExhibit(folder: string): Promise<Result<ReadExhibit, PackFault[]>> {
  const read = await readPack(folder);
  if (!read.ok) return read;
  return ok({ loaded: read.value, digests: digestPanels(read.value.pack, read.value.texts) });
}
