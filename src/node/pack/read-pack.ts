import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { checkPack, type PackFault } from '../../shared/content/check-pack.ts';
import { describeMissing, describeMissingLevels, isTile } from '../../shared/content/missing-files.ts';
import { packFiles } from '../../shared/content/panel-digest.ts';
import { parsePack, parsePackText } from '../../shared/content/parse-pack.ts';
import { type PanelTrouble, readFrame, readPanels } from '../../shared/content/read-panels.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import type { PackText } from '../../shared/schema/pack-text.ts';
import type { Pack } from '../../shared/schema/pack.ts';
import { listPackFolder } from './list-folder.ts';

/** A pack folder that was read whole and can be shown. */
export interface LoadedPack {
  readonly folder: string;
  readonly pack: Pack;
  readonly texts: Readonly<Record<string, PackText>>;
  /** Size in bytes of each file that the pack refers to, by its path inside the pack. */
  readonly files: ReadonlyMap<string, number>;
  /** Everything that is wrong with it, and yet does not keep it from being shown; empty where it is sound. */
  readonly faults: readonly PackFault[];
  /** The panels that are shown as their words for it. */
  readonly troubles: readonly PanelTrouble[];
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
 * This is how the command line reads; the kiosk is content with less, see `readPackSparingly`.
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
      else faults.push(describeMissing(file));
    }),
  );
  faults.push(...describeMissingLevels(missing));
  faults.push(...checkPack(pack, ordered));
  return faults.length > 0 ? err(faults) : ok({ folder, pack, texts: ordered, files, faults: [], troubles: [] });
}

/** Reads a pack folder panel by panel: faults are only what no panel can be blamed for. */
async function readEachPanel(folder: string): Promise<Result<Omit<LoadedPack, 'faults'>, PackFault[]>> {
  const raw = await readJson(folder, 'pack.json');
  if (!raw.ok) return raw;
  const frame = readFrame(raw.value);
  if (!frame.ok) return frame;
  const words: Record<string, unknown> = {};
  for (const language of frame.value.languages) {
    const text = await readJson(folder, `text/${language}.json`);
    if (!text.ok) return text;
    words[language] = text.value;
  }
  const listed = await listPackFolder(folder);
  if (!listed.ok) return err([listed.error]);
  const there = new Set(listed.value);
  const read = readPanels(frame.value, words, (file) => there.has(file));
  if (!read.ok) return read;
  const files = new Map<string, number>();
  for (const file of packFiles(read.value.pack)) {
    const found = await stat(join(folder, file)).catch(() => undefined);
    if (found?.isFile() === true) files.set(file, found.size);
  }
  return ok({ folder, ...read.value, files });
}

/**
 * Reads a pack folder to be shown: what `readPack` finds sound, and else panel by panel, where a panel that is wrong
 * becomes its words.
 *
 * @returns the pack, or what is wrong with its frame, never an exception.
 */
export async function readPackSparingly(folder: string): Promise<Result<LoadedPack, PackFault[]>> {
  const whole = await readPack(folder);
  if (whole.ok) return whole;
  const spared = await readEachPanel(folder);
  return spared.ok ? ok({ ...spared.value, faults: whole.error }) : spared;
}
