import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { type Advice, advise } from '../../shared/content/advice/advise.ts';
import { checkPack, type PackFault } from '../../shared/content/check-pack.ts';
import { describeMissingLevels, isTile } from '../../shared/content/missing-files.ts';
import { packFiles } from '../../shared/content/panel-digest.ts';
import { parsePack, parsePackText } from '../../shared/content/parse-pack.ts';
import type { PackText } from '../../shared/schema/pack-text.ts';
import type { Pack } from '../../shared/schema/pack.ts';
import { languageSchema } from '../../shared/schema/primitives.ts';
import { checkData } from './check-data.ts';
import { checkLoudness } from './check-loudness.ts';
import { checkMedia } from './check-media.ts';
import { checkNarration } from './check-narration.ts';
import { checkPictures } from './check-pictures.ts';
import { findPlace } from './find-place.ts';
import { type JsonSource, readJsonSource } from './json-source.ts';
import { listPackFolder } from '../pack/list-folder.ts';
import { sectionFor } from './sections.ts';
import { findStale } from './translation-record.ts';

/** What an author is told: a fault stops the pack, advice (`severity: 'warning'`) asks for a look. */
export type Finding = PackFault | Advice;

/** Everything that was found out about a pack folder. */
export interface FolderReport {
  /** Errors first, then in the order of files and lines. */
  readonly findings: readonly Finding[];
  /** The pack and its words, as far as they could be read. */
  readonly pack: Pack | undefined;
  readonly texts: Readonly<Record<string, PackText>>;
}

/** How a folder is checked. */
export interface CheckOptions {
  /** Called with the number of steps done and of all steps. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
  /** Whether ffmpeg measures how loud recordings are, too. */
  readonly loudness?: boolean;
  /** Looks at the screens of a pack that is sound, and tells which texts have no room there. */
  readonly render?: (texts: Readonly<Record<string, PackText>>) => Promise<readonly Advice[]>;
}

/** Largest JSON file read, in bytes; the kiosk refuses larger ones as well. */
const MAX_JSON_BYTES = 4 * 1024 * 1024;

async function readSource(folder: string, file: string): Promise<JsonSource> {
  const failed = (fault: PackFault): JsonSource => ({
    ...readJsonSource(file, '{}'),
    root: undefined,
    faults: [fault],
  });
  try {
    const { size } = await stat(join(folder, file));
    if (size > MAX_JSON_BYTES)
      return failed({
        code: 'LIMIT',
        file,
        cause: `expected at most ${MAX_JSON_BYTES} bytes, got ${size}`,
        remedy: 'make it smaller',
      });
    return readJsonSource(file, await readFile(join(folder, file), 'utf8'));
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return failed(
      code === 'ENOENT'
        ? { code: 'MISSING', file, cause: 'the file is missing', remedy: 'add it to the pack folder' }
        : { code: 'IO', file, cause: `the file cannot be read (${code})`, remedy: 'check that it is a readable file' },
    );
  }
}

/** The languages whose words are looked at: those of the pack, or where it cannot be read those that have a file. */
function languagesOf(pack: Pack | undefined, raw: unknown, files: readonly string[]): string[] {
  if (pack !== undefined) return [...new Set(pack.languages)];
  const named = (raw as { readonly languages?: unknown } | undefined)?.languages;
  const valid = (each: unknown): each is string => languageSchema.safeParse(each).success;
  if (Array.isArray(named) && named.every((each) => valid(each))) return [...new Set(named)];
  return files.flatMap((file) => /^text\/(.+)\.json$/.exec(file)?.[1] ?? []).filter((each) => valid(each));
}

/** A file that is referred to and not there; where only its letters differ in size, that is said. */
function describeMissing(file: string, files: readonly string[]): PackFault {
  const alike = files.find((each) => each.toLowerCase() === file.toLowerCase());
  return {
    code: 'MISSING',
    file: 'pack.json',
    cause: `there is no file "${file}"`,
    remedy: alike === undefined ? 'add it or correct its name' : `rename "${alike}": names of files are lower case`,
    value: file,
  };
}

/** What is in the folder and no visitor will ever see. */
function findUnused(used: ReadonlySet<string>, files: readonly string[]): Advice[] {
  return files
    .filter((file) => !used.has(file))
    .map((file) => ({
      code: 'UNUSED',
      severity: 'warning',
      file,
      cause: 'nothing refers to this file',
      remedy: 'remove it, or put it outside the pack folder: everything in it travels with the pack',
    }));
}

const rank = (finding: Finding): number => (finding.severity === 'warning' ? 1 : 0);

/**
 * Checks a pack folder in one run, as the kiosk does and as an editor would: every fault and all advice, each with its
 * line, the cure, and where the rule is explained. Never throws for what an author can do wrong.
 */
export async function checkFolder(folder: string, options: CheckOptions = {}): Promise<FolderReport> {
  const listed = await listPackFolder(folder);
  if (!listed.ok) return { findings: [listed.error], pack: undefined, texts: {} };
  const files = listed.value;
  const sources = new Map<string, JsonSource>();
  const findings: Finding[] = [];
  const open = async (file: string): Promise<unknown> => {
    const source = await readSource(folder, file);
    sources.set(file, source);
    findings.push(...source.faults);
    return source.root === undefined ? undefined : (JSON.parse(source.text) as unknown);
  };

  const raw = await open('pack.json');
  const parsed = raw === undefined ? undefined : parsePack(raw);
  if (parsed?.ok === false) findings.push(...parsed.error);
  const pack = parsed?.ok === true ? parsed.value : undefined;
  const languages = languagesOf(pack, raw, files);
  const steps = languages.length + 3;
  let done = 1;
  const step = (): void => options.progress?.((done += 1), steps);

  const texts: Record<string, PackText> = {};
  for (const language of languages) {
    const words = await open(`text/${language}.json`);
    const text = words === undefined ? undefined : parsePackText(words, language, pack);
    if (text?.ok === false) findings.push(...text.error);
    if (text?.ok === true) texts[language] = text.value;
    step();
  }
  if (pack !== undefined) {
    const used = packFiles(pack);
    const missing = used.filter((file) => !files.includes(file));
    findings.push(
      ...checkPack(pack, texts),
      ...missing.filter((file) => !isTile(file)).map((file) => describeMissing(file, files)),
      ...describeMissingLevels(missing),
      ...(await checkData(folder, pack, files)),
      ...(await checkMedia(folder, pack, files)),
      ...(await checkNarration(folder, pack, texts, files)),
      ...(await findStale(folder, pack, texts)),
      ...findUnused(new Set(['pack.json', ...languages.map((each) => `text/${each}.json`), ...used]), files),
    );
    step();
    findings.push(...(await checkPictures(folder, pack, files)), ...advise(pack, texts));
    if (options.loudness === true) findings.push(...(await checkLoudness(folder, pack, files)));
    step();
    if (options.render !== undefined && findings.every((each) => each.severity === 'warning'))
      findings.push(...(await options.render(texts)));
  }
  return { findings: arrange(findings, sources), pack, texts };
}

function arrange(findings: readonly Finding[], sources: ReadonlyMap<string, JsonSource>): Finding[] {
  const placed = findings.map((finding): Finding => {
    const source = sources.get(finding.file ?? '');
    const found =
      finding.line === undefined && source !== undefined
        ? findPlace(source, finding.place, finding.value, finding.code === 'DUP')
        : undefined;
    return { ...finding, ...found, see: sectionFor(finding) };
  });
  return placed.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.file ?? '').localeCompare(b.file ?? '', 'en') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}
