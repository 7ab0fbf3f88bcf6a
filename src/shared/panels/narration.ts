import { z } from 'zod';

import { creditSchema } from '../schema/credit.ts';
import { languageSchema, packPathSchema } from '../schema/primitives.ts';
import type { PanelFinding } from './panel-kind.ts';

/** Longest narration, in seconds: a panel has at most 70 words and what stands beside them. */
const MAX_SECONDS = 300;

/** A panel's words read by a person, in one language. */
export const narrationSchema = z.strictObject({
  file: packPathSchema.describe('The recording, inside the pack folder: Ogg, WebM, MP4 or MP3, without a picture.'),
  seconds: z.number().min(1).max(MAX_SECONDS).describe('How long it is, to the second.'),
  words: packPathSchema.describe('A WebVTT file of what is said when: a cue for each word, or for each few words.'),
  credit: creditSchema.describe('Who reads and under which licence; shown with the sources.'),
});

/** Recordings by language; a language without one is read by a voice of the system, where it has one. */
export const narrationsSchema = z.record(languageSchema, narrationSchema);

export type Narration = z.infer<typeof narrationSchema>;
export type Narrations = z.infer<typeof narrationsSchema>;

interface Narrated {
  readonly narration?: Narrations | undefined;
}

/** The files that the narrations of a panel need, each once. */
export function narrationFiles({ narration }: Narrated): string[] {
  return [...new Set(Object.values(narration ?? {}).flatMap(({ file, words }) => [file, words]))];
}

/** Narrations in languages that the pack does not have. */
export function findStrayNarrations({ narration }: Narrated, languages: readonly string[]): PanelFinding[] {
  return Object.keys(narration ?? {})
    .filter((language) => !languages.includes(language))
    .map((language) => ({
      code: 'EXTRA',
      in: 'structure',
      place: `narration.${language}`,
      cause: `the pack has no language "${language}"`,
      remedy: 'remove this narration, or add the language to "languages"',
      value: language,
    }));
}
