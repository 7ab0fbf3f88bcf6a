import { z } from 'zod';

import { creditSchema } from './credit.ts';
import { packPathSchema } from './primitives.ts';

/** The point of a picture that counts, as shares of its width and its height from the upper left. */
export const focusSchema = z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });

export type Focus = z.infer<typeof focusSchema>;

/** A picture of a pack and who made it. */
export const pictureSchema = z.strictObject({
  file: packPathSchema.describe('The picture, inside the pack folder.'),
  credit: creditSchema.describe('Who made it and under which licence; shown with the sources.'),
  focus: focusSchema
    .optional()
    .describe('What stays in sight where the picture is cropped, from 0 to 1; its middle where this is left out.'),
});

export type Picture = z.infer<typeof pictureSchema>;
