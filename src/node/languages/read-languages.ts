import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { z } from 'zod';

import { describeIssue } from '../../shared/content/describe-issue.ts';
import type { Fault } from '../../shared/errors.ts';
import { type Formats, type Language, languageSchemas, type Words } from '../../shared/schema/language.ts';
import { languageSchema } from '../../shared/schema/primitives.ts';

/** A file of a language that cannot be used; the language is left out. */
export type LanguageFault = Fault<'LANGUAGE'>;

/** The languages of the interface that a folder holds, each in a folder named by its tag. */
export interface Languages {
  readonly languages: Readonly<Record<string, Language>>;
  readonly faults: readonly LanguageFault[];
  /** Where each font lies, by the address under which the page asks for it: `locales/TAG/FILE`. */
  readonly fonts: ReadonlyMap<string, string>;
}

async function readRecord<T>(folder: string, file: string, schema: z.ZodType<T>): Promise<T | LanguageFault> {
  const fault = (found: { place?: string; cause: string; remedy: string }): LanguageFault => ({
    code: 'LANGUAGE',
    file: `locales/${file}`,
    ...found,
  });
  let record: unknown;
  try {
    record = JSON.parse(await readFile(join(folder, file), 'utf8'));
  } catch (error) {
    const cause = error instanceof SyntaxError ? 'this is not JSON' : 'it cannot be read';
    return fault({ cause, remedy: 'put a sound file there; until then this language is left out' });
  }
  const parsed = schema.safeParse(record);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return fault(issue === undefined ? { cause: 'it does not fit', remedy: 'correct it' } : describeIssue(issue, record));
}

const isFault = (record: object): record is LanguageFault => 'code' in record && record.code === 'LANGUAGE';

/**
 * Reads every language in `locales/`: its words, its formats, the fonts it brings. A language with a fault is left out
 * and the fault told, for a mistake in one must not keep a kiosk from speaking the others; nor must a folder that is gone.
 */
export async function readLanguages(folder: string): Promise<Languages> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    const fault = {
      cause: 'the folder cannot be read',
      remedy: 'install the kiosk again; until then it speaks English',
    };
    return { languages: {}, faults: [{ code: 'LANGUAGE', file: 'locales', ...fault }], fonts: new Map() };
  }
  const tags = entries.filter((entry) => entry.isDirectory() && languageSchema.safeParse(entry.name).success);
  const read = await Promise.all(
    tags.map(async ({ name: tag }) => {
      const words = await readRecord<Words>(folder, `${tag}/kiosk.json`, languageSchemas.words);
      const formats = await readRecord<Formats>(folder, `${tag}/formats.json`, languageSchemas.formats);
      return { tag, words, formats };
    }),
  );
  const languages: Record<string, Language> = {};
  const faults: LanguageFault[] = [];
  const fonts = new Map<string, string>();
  for (const { tag, words, formats } of read) {
    const found = [words, formats].filter(isFault);
    faults.push(...found);
    if (isFault(words) || isFault(formats)) continue;
    languages[tag] = { words, formats };
    for (const { file } of formats.fonts ?? []) fonts.set(`locales/${tag}/${file}`, join(folder, tag, file));
  }
  return { languages, faults, fonts };
}
