import { z } from 'zod';

import { plainTextSchema } from './primitives.ts';

/** The words of the interface as a language's folder holds them: sentences by key, in groups. */
export interface Words {
  readonly [key: string]: string | Words;
}

const wordsSchema: z.ZodType<Words> = z.lazy(() => z.record(z.string(), z.union([plainTextSchema, wordsSchema])));

/** A face that joins the kiosk's family for the characters that it has not. */
export const fontSchema = z.strictObject({
  file: z
    .string()
    .regex(/^[a-z0-9-]+\.woff2$/, 'name a WOFF2 file that lies beside formats.json, like "arabic-400.woff2"'),
  weight: z.union([z.literal(400), z.literal(600)]),
  range: z
    .string()
    .regex(
      /^U\+[0-9A-F]{1,6}(-[0-9A-F]{1,6})?(, ?U\+[0-9A-F]{1,6}(-[0-9A-F]{1,6})?)*$/,
      'write a range as "U+0600-06FF"',
    )
    .describe('Characters that this face draws.'),
});
export type LanguageFont = z.infer<typeof fontSchema>;

const localeSchema = z.string().refine((locale) => {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}, 'write a BCP 47 locale, like "en-GB" or "th-u-ca-buddhist"');

/** `formats.json` of a language: how it writes numbers and dates, and what it is drawn with. */
export const formatsSchema = z.strictObject({
  locale: localeSchema.describe('BCP 47 locale, calendar and digits included.'),
  autonym: plainTextSchema
    .max(30)
    .optional()
    .describe('What the language calls itself, where browsers do not know it or write it otherwise.'),
  byHand: z
    .strictObject({
      numbers: localeSchema.describe('A locale that writes numbers alike.'),
      short: localeSchema
        .optional()
        .describe('One that shortens millions alike ("2 mln"), where that for numbers does it in other letters.'),
      day: plainTextSchema,
      month: plainTextSchema,
      months: z.array(plainTextSchema).length(12),
    })
    .optional()
    .describe(
      'For a language of which browsers have no data, or half of it: Chromium writes the third month of 2024 in ' +
        'Kazakh as "2024 M03", if it knows Kazakh at all. Where this is given it is used, so that all versions write alike.',
    ),
  fonts: z.array(fontSchema).optional().describe('Faces for a script that the bundled fonts have not.'),
});
export type Formats = z.infer<typeof formatsSchema>;

/** Both files of a language's folder. */
export const languageSchemas = { words: wordsSchema, formats: formatsSchema } as const;

/** One language of the interface. */
export interface Language {
  readonly words: Words;
  readonly formats: Formats;
}

/**
 * Of all languages, those that a page needs which offers the given ones: they themselves, and what each falls back to,
 * `kk` for `kk-Latn`. English stands behind all of them and is part of the page.
 */
export function languagesFor(
  offered: readonly string[],
  all: Readonly<Record<string, Language>>,
): Readonly<Record<string, Language>> {
  const wanted = new Set(
    offered.flatMap((tag) => tag.split('-').map((_part, at, parts) => parts.slice(0, at + 1).join('-'))),
  );
  return Object.fromEntries(Object.entries(all).filter(([tag]) => wanted.has(tag)));
}
