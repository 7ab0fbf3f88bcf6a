import { z } from 'zod';

import { doorSchema } from './door.ts';
import { languageSchema, plainTextSchema, slugSchema } from './primitives.ts';
import { quietSchema } from './quiet.ts';
import { settingsSchema } from './settings.ts';

const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 23:30');

/** Settings of one venue: where a kiosk stands, and what follows from that. */
export const venueSchema = z.strictObject({
  $schema: z.string().optional(),
  id: slugSchema,
  default: z.boolean().optional().describe('True for the venue taken when none is named.'),
  name: z.record(languageSchema, plainTextSchema).describe("The venue's name in each language."),
  languages: z.array(languageSchema).min(1).describe('Languages offered, the first one is the default.'),
  pack: slugSchema.describe('The bundled pack shown here.'),
  idle: z.strictObject({
    baseSeconds: z.number().min(1).describe('Shortest time without touch before the warning.'),
    warningSeconds: z.number().min(1).describe('How long the warning stays; WCAG 2.2 SC 2.2.1 asks for 20 or more.'),
  }),
  volume: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('How loud films and recordings may be, from 0 (no sound is offered) to 1; 0.5 where it is left out.'),
  soundOutput: z
    .enum(['speaker', 'headphones'])
    .optional()
    .describe('Where sound goes. Only one visitor hears headphones: films begin with sound. "speaker" if left out.'),
  screen: z.strictObject({
    diagonalInches: z.number().min(7).max(120),
    distanceMillimetres: z.number().min(300).max(3000).describe('From the eye to the glass.'),
    mountingHeightMillimetres: z
      .number()
      .min(0)
      .max(2500)
      .optional()
      .describe('From the floor to the lower edge of the picture; without it the kiosk cannot offer reach mode.'),
    rest: z
      .boolean()
      .optional()
      .describe('Whether the screen is switched off in quiet hours while nobody is there; a touch switches it on.'),
    shift: z
      .boolean()
      .optional()
      .describe(
        'Whether the attract screen moves by some pixels once a minute, for a screen that could burn in (OLED).',
      ),
  }),
  closed: z
    .strictObject({ from: timeOfDaySchema, to: timeOfDaySchema })
    .optional()
    .describe('When nobody is there, in local time, also over midnight; the kiosk starts anew once in these hours.'),
  settings: settingsSchema.optional(),
  door: doorSchema.optional(),
  quiet: quietSchema.optional(),
});

export type Venue = z.infer<typeof venueSchema>;
