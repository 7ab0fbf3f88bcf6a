import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { type ReadExhibit, readExhibit } from './read-exhibit.ts';

/** What reading and checking a bundled pack came to when the application was built. */
interface Prepared {
  /** SHA-256 of each file that it was read from; of other words it says nothing. */
  readonly sums: Readonly<Record<string, string>>;
  /** Sizes of the files that the pack refers to, by their paths. */
  readonly files: Readonly<Record<string, number>>;
  readonly loaded: Omit<ReadExhibit['loaded'], 'folder' | 'files'>;
  readonly digests: ReadExhibit['digests'];
}

const sumOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/**
 * Reads and checks a pack folder when the application is built, so that a start need not do it again.
 *
 * @returns what to keep beside the application, as JSON; undefined where the pack has any fault: starts then tell of it.
 */
export async function preparePack(folder: string): Promise<string | undefined> {
  const read = await readExhibit(folder);
  if (!read.ok || (read.value.loaded.faults ?? []).length > 0) return undefined;
  const { loaded, digests } = read.value;
  const { folder: _, files, ...rest } = loaded;
  const words = ['pack.json', ...loaded.pack.languages.map((language) => `text/${language}.json`)];
  const sums = await Promise.all(words.map(async (file) => [file, await sumOf(join(folder, file))] as const));
  const prepared: Prepared = {
    sums: Object.fromEntries(sums),
    files: Object.fromEntries(files),
    loaded: rest,
    digests,
  };
  return JSON.stringify(prepared);
}

/**
 * Takes a pack folder as it was found sound when the application was built. Structure and words must be the very bytes
 * of then, and every file that they refer to there in its size.
 *
 * @returns undefined where anything is different or was never prepared; the pack is then read and checked as any other.
 */
export async function readPrepared(file: string, folder: string): Promise<ReadExhibit | undefined> {
  try {
    const { sums, files, loaded, digests } = JSON.parse(await readFile(file, 'utf8')) as Prepared;
    const same = await Promise.all([
      ...Object.entries(sums).map(async ([name, sum]) => (await sumOf(join(folder, name))) === sum),
      ...Object.entries(files).map(async ([name, size]) => {
        const found = await stat(join(folder, name));
        return found.isFile() && found.size === size;
      }),
    ]);
    if (same.includes(false)) return undefined;
    return { loaded: { ...loaded, folder, files: new Map(Object.entries(files)) }, digests };
  } catch {
    return undefined;
  }
}
