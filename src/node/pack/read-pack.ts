import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { checkPack, type PackFault } from '../../shared/content/check-pack.ts';
import { describeMissingLevels, isTile } from '../../shared/content/missing-files.ts';
import { packFiles } from '../../shared/content/panel-digest.ts';
import { parsePack, parsePackText } from '../../shared/content/parse-pack.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import type { PackText } from '../../shared/schema/pack-text.ts';
import type { Pack } from '../../shared/schema/pack.ts';

/** A pack folder that was read whole and found sound. */
export interface LoadedPack {
  readonly folder: string;
  readonly pack: Pack;
  readonly texts: Readonly<Record<string, PackText>>;
  /** Size in bytes of each file that the pack refers to, by its path inside the pack. */
  readonly files: ReadonlyMap<string, number>;
}

/** Largest pack.json or text file read, in bytes; real ones are under 200 KB. */
const MAX_JSON_BYTES = 4 * 1024 * 1024;

async function readJson(folder: string, file: string): Promise<Result<unknown, PackFault[]>> {
  let content: string;
  try {
    const path = join(folder, file);
    const { size } = await stat(path);
    if (size > MAX_JSON_BYTES) {
      return err([
        {
          code: 'LIMIT',
          file,
          cause: `expected at most ${MAX_JSON_BYTES} bytes, got ${size}`,
          remedy: 'make it smaller',
        },
      ]);
    }
    content = await readFile(path, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return err([
      missing
        ? { code: 'MISSING', file, cause: 'the file is missing', remedy: 'add it to the pack folder' }
        : {
            code: 'IO',
            file,
            cause: `the file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
            remedy: 'check that it is a readable file',
          },
    ]);
  }
  try {
    return ok(JSON.parse(content) as unknown);
  } catch (error) {
    return err([
      {
        code: 'SCHEMA',
        file,
        cause: `it is not valid JSON (${(error as Error).message})`,
        remedy: 'correct it in an editor that checks JSON',
      },
    ]);
  }
}

/**
 * Reads a pack folder: structure, words of every language, and that every file it refers to is there.
 * The command line and the kiosk run this same check.
 *
 * @returns the pack, or every fault found, never an exception.
 */
export async function readPack(folder: string): Promise<Result<LoadedPack, PackFault[]>> {
  const raw = await readJson(folder, 'pack.json');
  if (!raw.ok) return raw;
  const parsed = parsePack(raw.value);
  if (!parsed.ok) return parsed;
  const pack = parsed.value;

  const faults: PackFault[] = [];
  const texts: Record<string, PackText> = {};
  await Promise.all(
    pack.languages.map(async (language) => {
      const words = await readJson(folder, `text/${language}.json`);
      const text = words.ok ? parsePackText(words.value, language, pack) : words;
      if (text.ok) texts[language] = text.value;
      else faults.push(...text.error);
    }),
  );
  const ordered = Object.fromEntries(
    pack.languages.flatMap((language) => (texts[language] === undefined ? [] : [[language, texts[language]]])),
  );

  const files = new Map<string, number>();
  const missing: string[] = [];
  await Promise.all(
    packFiles(pack).map(async (file) => {
      const found = await stat(join(folder, file)).catch(() => undefined);
      if (found?.isFile() === true) files.set(file, found.size);
      else if (isTile(file)) missing.push(file);
      else
        faults.push({
          code: 'MISSING',
          file,
          cause: 'pack.json refers to this file, and it is missing',
          remedy: 'add it or correct its name',
        });
    }),
  );
  faults.push(...describeMissingLevels(missing));
  faults.push(...checkPack(pack, ordered));
  return faults.length > 0 ? err(faults) : ok({ folder, pack, texts: ordered, files });
}
