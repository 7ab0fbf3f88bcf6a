import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { sourceLanguage } from '../../../shared/content/advice/advise.ts';
import { textsBelow } from '../../../shared/content/advice/strings.ts';
import { parsePackText } from '../../../shared/content/parse-pack.ts';
import { withoutComments } from '../../../shared/content/without-comments.ts';
import { err, ok, type Fault, type Result } from '../../../shared/errors.ts';
import type { PackText } from '../../../shared/schema/pack-text.ts';
import type { Pack } from '../../../shared/schema/pack.ts';
import { formatJson } from '../format-json.ts';
import { readJsonSource } from '../json-source.ts';
import { hashText, readRecord, recordTranslated } from '../translation-record.ts';
import { parsePack } from '../../../shared/content/parse-pack.ts';
import type { Returned } from './exchange.ts';
import { judgeRows, type Verdict, writeTexts } from './merge.ts';
import { type Unit, translationUnits } from './units.ts';

/** A pack folder opened for translation: only its structure and the source text must be sound. */
export interface OpenPack {
  readonly pack: Pack;
  readonly source: string;
  readonly sourceText: PackText;
}

/** The words of a language as they are, faulty or not: a translation in the making need not be whole. */
interface Words {
  readonly content: string | undefined;
  readonly text: PackText | undefined;
}

async function readOr(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

const broken = (file: string, cause: string): { readonly ok: false; readonly error: Fault } =>
  err({ code: 'SCHEMA', file, cause, remedy: 'correct it first; "check" names every fault with its line' });

/** Opens a pack folder for translation. */
export async function openForTranslation(folder: string): Promise<Result<OpenPack, Fault>> {
  const content = await readOr(join(folder, 'pack.json'));
  if (content === undefined)
    return err({
      code: 'MISSING',
      file: 'pack.json',
      cause: 'the file is missing',
      remedy: 'name the folder of a pack',
    });
  const structure = readJsonSource('pack.json', content);
  const pack = structure.root === undefined ? undefined : parsePack(JSON.parse(content));
  if (pack?.ok !== true) return broken('pack.json', 'it is not sound');
  const source = sourceLanguage(pack.value);
  const file = `text/${source}.json`;
  const words = await readOr(join(folder, file));
  const parsed =
    words === undefined || readJsonSource(file, words).root === undefined
      ? undefined
      : parsePackText(JSON.parse(words), source, pack.value);
  if (parsed?.ok !== true) return broken(file, 'the text to translate from is not sound');
  return ok({ pack: pack.value, source, sourceText: parsed.value });
}

async function readWords(folder: string, language: string): Promise<Result<Words, Fault>> {
  const file = `text/${language}.json`;
  const content = await readOr(join(folder, file));
  if (content === undefined) return ok({ content: undefined, text: undefined });
  const { root, faults } = readJsonSource(file, content);
  if (root === undefined) return err({ ...(faults[0] as Fault), remedy: `${faults[0]?.remedy ?? ''}, then come back` });
  return ok({ content, text: withoutComments(JSON.parse(content)) as PackText });
}

/** The texts of a pack for a translator, with what there is of the translation. */
export async function unitsFor(folder: string, open: OpenPack, language: string): Promise<Result<Unit[], Fault>> {
  const words = await readWords(folder, language);
  if (!words.ok) return words;
  const record = await readRecord(folder, open.source);
  return ok(translationUnits(open.pack, open.sourceText, words.value.text, language, record));
}

/** The file of a language that the pack does not have yet: the source, to be translated text by text. */
function beginWords(open: OpenPack, before: string | undefined): string {
  return before ?? formatJson({ $schema: '../.schema/pack-text.schema.json', ...open.sourceText });
}

/** Adds a language to pack.json, where it is not there yet. */
async function addLanguage(folder: string, { pack }: OpenPack, language: string): Promise<boolean> {
  if (pack.languages.includes(language)) return false;
  const path = join(folder, 'pack.json');
  const content = await readFile(path, 'utf8');
  await writeFile(path, writeTexts(content, new Map([[`languages[${pack.languages.length}]`, language]])));
  return true;
}

/** What an import did. */
export interface ImportReport {
  readonly verdicts: readonly Verdict[];
  readonly addedLanguage: boolean;
}

/**
 * Merges what came back from a translator into a pack folder. Nothing newer is overwritten unless `overwrite` says so,
 * nothing that breaks a rule is taken, and what is the same is not touched.
 */
export async function importTranslation(
  folder: string,
  open: OpenPack,
  { language, rows }: Returned,
  overwrite: boolean,
): Promise<Result<ImportReport, Fault>> {
  const units = await unitsFor(folder, open, language);
  if (!units.ok) return units;
  const words = await readWords(folder, language);
  if (!words.ok) return words;
  const verdicts = judgeRows(units.value, rows, overwrite);
  const texts = new Map<string, string>();
  const hashes = new Map<string, string>();
  for (const verdict of verdicts) {
    if (verdict.kind === 'taken') {
      texts.set(verdict.unit.place, verdict.text);
      hashes.set(verdict.unit.place, verdict.sourceHash);
    } else if (verdict.kind === 'same' && verdict.confirmed)
      hashes.set(verdict.unit.place, hashText(verdict.unit.source));
  }
  let addedLanguage = false;
  if (texts.size > 0) {
    const content = writeTexts(beginWords(open, words.value.content), texts);
    await writeFile(join(folder, `text/${language}.json`), content);
    addedLanguage = await addLanguage(folder, open, language);
  }
  await recordTranslated(folder, open.source, language, hashes, textsBelow(open.sourceText));
  return ok({ verdicts, addedLanguage });
}

/** Notes that every translation of a language fits the source as it stands. Returns how many there are. */
export async function acceptTranslations(
  folder: string,
  open: OpenPack,
  language: string,
  places: readonly string[],
): Promise<Result<number, Fault>> {
  const units = await unitsFor(folder, open, language);
  if (!units.ok) return units;
  const known = new Set(units.value.map((unit) => unit.place));
  const wrong = places.find((place) => !known.has(place));
  if (wrong !== undefined)
    return err({ code: 'MISSING', cause: `the pack has no text "${wrong}"`, remedy: 'name it as "check" does' });
  const accepted = units.value.filter(
    (unit) => unit.status !== 'new' && (places.length === 0 || places.includes(unit.place)),
  );
  const hashes = new Map(accepted.map((unit) => [unit.place, hashText(unit.source)]));
  await recordTranslated(folder, open.source, language, hashes, textsBelow(open.sourceText));
  return ok(accepted.length);
}
