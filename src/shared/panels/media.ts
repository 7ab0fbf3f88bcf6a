import { z } from 'zod';

import { type Credit, creditSchema } from '../schema/credit.ts';
import { type Picture, pictureSchema } from '../schema/picture.ts';
import { languageSchema, packPathSchema, plainTextSchema } from '../schema/primitives.ts';
import { altSchema, panelBase, sourcesSchema, textBase } from './common.ts';
import { definePanelKind, type PanelFinding } from './panel-kind.ts';

/** Longest recording, in seconds: half an hour is more than anybody stands. */
const MAX_SECONDS = 1800;

const fields = {
  ...panelBase,
  picture: pictureSchema.describe('Shown before it plays, and where it cannot; with sound alone all the time.'),
  file: packPathSchema.describe('The recording, inside the pack folder: WebM, MP4, Ogg or MP3.'),
  seconds: z.number().min(1).max(MAX_SECONDS).describe('How long it is, to the second.'),
  credit: creditSchema.describe('Who made it and under which licence; shown with the sources.'),
  spoken: z
    .record(languageSchema, packPathSchema)
    .optional()
    .describe('Recordings for languages that need one of their own, of the same length; others get "file".'),
  captions: z
    .record(languageSchema, packPathSchema)
    .describe('A WebVTT file for every language of the pack, of what is said, heard or to be known.'),
  sources: sourcesSchema,
};

const text = z.strictObject({
  ...textBase,
  transcript: z
    .array(plainTextSchema)
    .min(1)
    .max(40)
    .describe('Everything that is said, heard and seen, as paragraphs; stands for the recording where it cannot play.'),
  alt: altSchema,
});

interface Recorded {
  readonly file: string;
  readonly picture: Picture;
  readonly sources: readonly string[];
  readonly credit: Credit;
  readonly spoken?: Readonly<Record<string, string>> | undefined;
  readonly captions: Readonly<Record<string, string>>;
}

/** The recordings of a panel, each file once. */
export function recordingsOf({ file, spoken }: Pick<Recorded, 'file' | 'spoken'>): string[] {
  return [...new Set([file, ...Object.values(spoken ?? {})])];
}

function findMissingCaptions({ captions }: Recorded, languages: readonly string[] = []): PanelFinding[] {
  return languages
    .filter((language) => captions[language] === undefined)
    .map((language) => ({
      code: 'MISSING',
      in: 'structure',
      place: `captions.${language}`,
      cause: `there are no captions for the language "${language}"`,
      remedy: 'write a WebVTT file and name it in "captions"',
    }));
}

const common = {
  files: (panel: Recorded) => [...recordingsOf(panel), ...Object.values(panel.captions)],
  credits: (panel: Recorded) => [panel.credit],
  pictures: (panel: Recorded) => [panel.picture],
  sources: (panel: Recorded) => panel.sources,
  otherWords: () => [],
  deeperWords: (words: z.infer<typeof text>) => words.transcript,
  told: (words: z.infer<typeof text>) => words.transcript.map((paragraph) => ({ text: paragraph })),
  check: () => [],
  checkStructure: findMissingCaptions,
};

/** A film with captions and a transcript. */
export const video = definePanelKind({
  structure: z.strictObject({ type: z.literal('video'), ...fields }),
  text,
  ...common,
});

/** Something to listen to, an audio guide or a sound of the city, with captions, a transcript and a picture. */
export const audio = definePanelKind({
  structure: z.strictObject({ type: z.literal('audio'), ...fields }),
  text,
  ...common,
});
