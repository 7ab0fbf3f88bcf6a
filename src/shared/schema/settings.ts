import { z } from 'zod';

import type { VisitSettings } from '../session/settings.ts';

/** What a visit begins with at a venue; what is not named keeps the kiosk's own default. */
export const settingsSchema = z
  .strictObject({
    textSize: z.literal([1, 2, 3]).exactOptional().describe('Step of the text size; 3 is twice 1.'),
    contrast: z.enum(['normal', 'high']).exactOptional(),
    motion: z.enum(['full', 'reduced']).exactOptional(),
    reach: z
      .boolean()
      .exactOptional()
      .describe('True where all visitors sit or are small: controls within 380 to 1220 mm.'),
    sound: z.boolean().exactOptional().describe('False where films and recordings begin silent.'),
    readAloud: z.boolean().exactOptional().describe('True where texts are read aloud from the beginning.'),
  } satisfies Record<keyof VisitSettings, z.ZodType>)
  .describe('What every visit begins with.');
