import { z } from 'zod';

import { plainTextSchema, slugSchema } from './primitives.ts';

/** Most words that a panel may show before "more" is touched (product figure: 70). */
export const MAX_BODY_WORDS = 70;

const headlineSchema = plainTextSchema.max(80).describe('One line, as short as a newspaper headline.');
const bodySchema = plainTextSchema.describe(`What everybody reads: at most ${MAX_BODY_WORDS} words.`);
const moreSchema = z
  .array(plainTextSchema)
  .min(1)
  .max(4)
  .optional()
  .describe('Paragraphs for those who touch "more"; the same number in every language.');
const altSchema = plainTextSchema.max(200).describe('What the picture shows, for those who cannot see it.');

const storyTextSchema = z.strictObject({
  headline: headlineSchema,
  body: bodySchema,
  more: moreSchema,
  alt: altSchema.optional(),
});

const factTextSchema = z.strictObject({
  label: plainTextSchema.max(80).describe('What the figure counts.'),
  unit: plainTextSchema.max(24).optional().describe('Written after the number, as this language does.'),
  note: plainTextSchema.max(160).optional().describe('One sentence that makes the figure vivid.'),
});

const factsTextSchema = z.strictObject({
  headline: headlineSchema,
  body: bodySchema.optional(),
  more: moreSchema,
  alt: altSchema.optional(),
  facts: z.record(slugSchema, factTextSchema),
});

const galleryTextSchema = z.strictObject({
  headline: headlineSchema,
  body: bodySchema.optional(),
  more: moreSchema,
  pictures: z.record(
    slugSchema,
    z.strictObject({
      title: plainTextSchema.max(60),
      caption: plainTextSchema.max(240),
      alt: altSchema,
    }),
  ),
});

/** The words of one panel, by panel type. Every panel type has an entry here. */
export const panelTextSchemas = {
  story: storyTextSchema,
  facts: factsTextSchema,
  gallery: galleryTextSchema,
} as const;

export type PanelTexts = { [T in keyof typeof panelTextSchemas]: z.infer<(typeof panelTextSchemas)[T]> };

/** `text/LANGUAGE.json`: all words of a pack in one language. */
export const packTextSchema = z
  .strictObject({
    $schema: z.string().optional().describe('For editors; the kiosk does not read it.'),
    title: plainTextSchema.max(40).describe('The name of the city.'),
    greeting: plainTextSchema.max(60).describe('Said on the attract screen, in a few words.'),
    invitation: plainTextSchema.max(140).describe('One sentence that makes a passer-by curious.'),
    farewell: plainTextSchema.max(200).describe('Said at the end of the tour.'),
    coverAlt: altSchema.optional(),
    topics: z.record(
      slugSchema,
      z.strictObject({
        title: plainTextSchema.max(40),
        summary: plainTextSchema.max(120).describe('What this topic tells, in one sentence.'),
        alt: altSchema.optional(),
      }),
    ),
    panels: z.record(slugSchema, z.union([storyTextSchema, factsTextSchema, galleryTextSchema])),
  })
  .describe('Words of a sister-cities-kiosk content pack in one language.');

export type PackText = z.infer<typeof packTextSchema>;
export type PanelText = PackText['panels'][string];
