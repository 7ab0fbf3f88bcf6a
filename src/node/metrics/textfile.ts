import { chmod, rename, rm, writeFile } from 'node:fs/promises';

/** Everybody may read it: node_exporter runs as a user of its own. */
const READABLE = 0o644;

/**
 * Writes the textfile of node_exporter in one step: whoever reads it finds the old figures or the new ones, never a
 * half. Not synced: after a power cut nobody wants figures of before. @throws where the folder refuses.
 */
export async function writeTextfile(path: string, text: string): Promise<void> {
  // Of another name than *.prom, so that it is not read before it is whole.
  const beside = `${path}.new`;
  try {
    await writeFile(beside, text, { mode: READABLE });
    // The process may have a stricter mask.
    await chmod(beside, READABLE);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}
