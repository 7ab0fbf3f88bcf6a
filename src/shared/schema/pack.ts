import { z } from 'zod';

import { panelSchema } from '../panels/index.ts';
import { ornamentSchema } from './ornament.ts';
import { pictureSchema } from './picture.ts';
import { colourSchema, dateSchema, languageSchema, plainTextSchema, slugSchema } from './primitives.ts';

/** The newest pack format that this code reads. Raise it together with a new entry in `packMigrations`. */
export const PACK_FORMAT = 1;

const topicSchemaOf = <P>(panel: z.ZodType<P>) =>
  z.strictObject({
    id: slugSchema.describe('Names this topic in the text files.'),
    picture: pictureSchema.optional().describe('Stands for the topic on the home screen.'),
    panels: z.array(panel).min(1),
  });

const sourceSchema = z.strictObject({
  id: slugSchema,
  name: plainTextSchema.describe('Publisher or title, in its own language and script.'),
  url: z.url({ protocol: /^https?$/ }),
  date: dateSchema.nullable().describe('When it was published or last changed; null where it does not say.'),
});

/** Colours by the names that the pack's drawings use for them: `sky-top`, `wall`, `window` … */
const paletteSchema = z
  .record(z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'name a colour like "sky-top"'), colourSchema)
  .describe('Colours of the drawings, by the names that the drawings use.');

const seasonSchema = z.strictObject({
  id: slugSchema,
  months: z.array(z.int().min(1).max(12)).min(1).describe('The months in which it is this season, 1 to 12.'),
  palette: paletteSchema,
  weather: z.enum(['snow', 'rain']).optional().describe('What falls over the city in it; nothing when left out.'),
});

/** Colours of a pack's world, by the part they play. `ink` on `ground` and on `surface` must reach 7:1. */
const themeSchema = z.strictObject({
  colours: z.strictObject({
    ground: colourSchema.describe('Behind everything.'),
    surface: colourSchema.describe('Cards and sheets on the ground.'),
    ink: colourSchema.describe('Text on ground and surface.'),
    muted: colourSchema.describe('Secondary text on ground and surface.'),
    accent: colourSchema.describe('What can be touched next.'),
    onAccent: colourSchema.describe('Text on the accent.'),
    highlight: colourSchema.describe('The second colour of the city; lines and marks.'),
    line: colourSchema.describe('Hairlines and borders.'),
  }),
  ornament: ornamentSchema.optional(),
  light: z
    .strictObject({ dawn: paletteSchema, dusk: paletteSchema, night: paletteSchema })
    .optional()
    .describe('How the drawings look when it is not day in the city; what is not named stays as drawn.'),
  seasons: z.array(seasonSchema).optional().describe('How the drawings change with the season of the city.'),
});

const placeSchema = z
  .strictObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    utcOffsetMinutes: z.int().min(-720).max(840).describe('What the clocks of the city are ahead of UTC, all year.'),
  })
  .describe('Where the city lies: for its light and its clock.');

const keepsakeSchema = z
  .strictObject({
    language: languageSchema.describe("The city's own language; its greeting stands first on the card."),
    address: z
      .url({ protocol: /^https$/ })
      .max(300)
      .optional()
      .describe('An official address: the code then holds it instead of the text of the card.'),
  })
  .describe('The card that a visitor takes away; its greeting stands in the text files.');

const packSchemaOf = <P>(panel: z.ZodType<P>) =>
  z.strictObject({
    $schema: z.string().optional().describe('For editors; the kiosk does not read it.'),
    format: z.literal(PACK_FORMAT).describe('The pack format; 1.'),
    id: slugSchema.describe('Names this pack; it stays the same from version to version.'),
    version: z.string().regex(/^\d+\.\d+\.\d+$/, 'write a version as three numbers, like 1.0.0'),
    languages: z
      .array(languageSchema)
      .min(1)
      .describe('Each one has a file text/LANGUAGE.json; the first is the fallback.'),
    checked: dateSchema.describe('When the facts of this pack were last checked against their sources.'),
    place: placeSchema.optional(),
    theme: themeSchema,
    cover: pictureSchema.optional().describe('Behind the greeting on the attract screen.'),
    topics: z.array(topicSchemaOf(panel)).min(1).max(9),
    keepsake: keepsakeSchema.optional(),
    tour: z.array(slugSchema).min(1).describe('Panel ids in the order of the guided tour.'),
    sources: z.array(sourceSchema).min(1),
  });

/** `pack.json`, format 1. */
export const packSchema = packSchemaOf(panelSchema).describe(
  'Structure of a sister-cities-kiosk content pack. The words are in text/LANGUAGE.json.',
);

/** The same with panels that nobody has looked at yet; see `readFrame`. */
export const packFrameSchema = packSchemaOf(z.unknown());

export type Pack = z.infer<typeof packSchema>;
export type PackFrame = z.infer<typeof packFrameSchema>;
export type Topic = Pack['topics'][number];
export type Source = z.infer<typeof sourceSchema>;
export type Palette = z.infer<typeof paletteSchema>;
export type Place = z.infer<typeof placeSchema>;

/**
 * `packMigrations[n]` turns a raw pack of format n + 1 into one of format n + 2.
 * A test proves that there is exactly one for every format older than PACK_FORMAT, and that each was exercised.
 */
export const packMigrations: readonly ((raw: Record<string, unknown>) => Record<string, unknown>)[] = [];
