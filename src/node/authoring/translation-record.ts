import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { type Advice, sourceLanguage } from '../../shared/content/advice/advise.ts';
import { textsBelow } from '../../shared/content/advice/strings.ts';
import type { PackText } from '../../shared/schema/pack-text.ts';
import type { Pack } from '../../shared/schema/pack.ts';

/** Beside the words; its name begins with "." so that it stays with the author and does not travel in the pack. */
const FILE = 'text/.translated.json';

const recordSchema = z.strictObject({
  '//': z.string().optional(),
  format: z.literal(1),
  source: z.string(),
  languages: z.record(z.string(), z.record(z.string(), z.string())),
});

/** From which text each translation was made: language, then place, then the hash of the source text at that time. */
export type TranslationRecord = z.infer<typeof recordSchema>;

/** Names a text by what it says. Composed and decomposed letters are alike. */
export function hashText(text: string): string {
  return createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 12);
}

/** Reads the record of a pack folder; an empty one where there is none, or it is of another source language. */
export async function readRecord(folder: string, source: string): Promise<TranslationRecord> {
  const empty: TranslationRecord = { format: 1, source, languages: {} };
  try {
    const parsed = recordSchema.safeParse(JSON.parse(await readFile(join(folder, FILE), 'utf8')));
    return parsed.success && parsed.data.source === source ? parsed.data : empty;
  } catch {
    return empty;
  }
}

/**
 * Notes from which source texts the translations at these places were made.
 *
 * @param hashes by place, of the source text.
 * @param all every place that the source has; what was noted of others is forgotten.
 */
export async function recordTranslated(
  folder: string,
  source: string,
  language: string,
  hashes: ReadonlyMap<string, string>,
  all: ReadonlyMap<string, string>,
): Promise<void> {
  if (hashes.size === 0) return;
  const record = await readRecord(folder, source);
  const before = record.languages[language] ?? {};
  const after = { ...before, ...Object.fromEntries(hashes) };
  const kept = Object.entries(after)
    .filter(([place]) => all.has(place))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const next: TranslationRecord = {
    '//': 'Written by "pack translate": from which text each translation was made. It tells when one has grown stale.',
    format: 1,
    source,
    languages: { ...record.languages, [language]: Object.fromEntries(kept) },
  };
  await writeFile(join(folder, FILE), `${JSON.stringify(next, null, 2)}\n`);
}

/** The places of a language whose source text has changed since it was translated. */
export function stalePlaces(
  record: TranslationRecord,
  language: string,
  sources: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const known = record.languages[language] ?? {};
  return new Set(
    [...sources].filter(([place, text]) => (known[place] ?? hashText(text)) !== hashText(text)).map(([place]) => place),
  );
}

/** Finds translations that were made from a text that has changed since. Where nothing was recorded, nothing is said. */
export async function findStale(
  folder: string,
  pack: Pack,
  texts: Readonly<Record<string, PackText>>,
): Promise<Advice[]> {
  const source = sourceLanguage(pack);
  const record = await readRecord(folder, source);
  const sources = textsBelow(texts[source]);
  return pack.languages
    .filter((language) => language !== source)
    .flatMap((language) =>
      [...stalePlaces(record, language, sources)].map((place): Advice => ({
        code: 'STALE',
        severity: 'warning',
        file: `text/${language}.json`,
        place,
        cause: `the text in ${source} has changed since this was translated: "${sources.get(place) ?? ''}"`,
        remedy: `translate it again, or say with "translate accept" that it still fits`,
      })),
    );
}
