import { z } from 'zod';

import { altSchema } from '../panels/common.ts';
import { panelTextSchema } from '../panels/index.ts';
import { plainTextSchema, slugSchema } from './primitives.ts';

/** `text/LANGUAGE.json`: all words of a pack in one language. */
export const packTextSchema = z
  .strictObject({
    $schema: z.string().optional().describe('For editors; the kiosk does not read it.'),
    title: plainTextSchema.max(40).describe('The name of the city.'),
    greeting: plainTextSchema.max(60).describe('Said on the attract screen, in a few words.'),
    invitation: plainTextSchema.max(140).describe('One sentence that makes a passer-by curious.'),
    farewell: plainTextSchema.max(200).describe('Said at the end of the tour.'),
    keepsake: z
      .strictObject({ greeting: plainTextSchema.max(80).describe('What the city says to a visitor who goes home.') })
      .optional()
      .describe('Words of the card that a visitor takes away.'),
    coverAlt: altSchema.optional(),
    keepTogether: z
      .array(plainTextSchema.min(2).max(60))
      .min(1)
      .max(500)
      .exactOptional()
      .describe('Words in which no line may end, names above all, where browsers would break them.'),
    topics: z.record(
      slugSchema,
      z.strictObject({
        title: plainTextSchema.max(40),
        summary: plainTextSchema.max(120).describe('What this topic tells, in one sentence.'),
        alt: altSchema.optional(),
      }),
    ),
    panels: z.record(slugSchema, panelTextSchema),
  })
  .describe('Words of a sister-cities-kiosk content pack in one language.');

/** The same with words of panels that nobody has looked at yet; see `readPanels`. */
export const packTextFrameSchema = packTextSchema.extend({ panels: z.record(z.string(), z.unknown()) });

export type PackTextFrame = z.infer<typeof packTextFrameSchema>;
export type PackText = z.infer<typeof packTextSchema>;
