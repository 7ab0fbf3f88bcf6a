import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { PackFault } from '../../shared/content/check-pack.ts';
import { err, ok, type Result } from '../../shared/errors.ts';

/** The files of a pack folder, sorted, with forward slashes. Names that begin with "." belong to the author's tools. */
export async function listPackFolder(folder: string): Promise<Result<string[], PackFault>> {
  const files: string[] = [];
  const walk = async (under: string): Promise<void> => {
    for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) files.push(path);
    }
  };
  try {
    await walk('');
    return ok(files.sort((a, b) => (a < b ? -1 : 1)));
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    return err({
      code: missing ? 'MISSING' : 'IO',
      file: folder,
      cause: missing ? 'there is no such folder' : `the folder cannot be read (${code})`,
      remedy: missing ? 'name the folder that holds pack.json, or make one with "new"' : 'check who may read it',
    });
  }
}
