import { z } from 'zod';

import { packPathSchema, plainTextSchema } from './primitives.ts';

/** A picture of a pack and who made it. */
export const pictureSchema = z.strictObject({
  file: packPathSchema.describe('The picture, inside the pack folder.'),
  credit: plainTextSchema.describe('Who made it and under which licence; shown with the sources.'),
});

export type Picture = z.infer<typeof pictureSchema>;
