import { z } from 'zod';

import { pictureSchema } from '../schema/picture.ts';
import { plainTextSchema } from '../schema/primitives.ts';
import { altSchema, bodySchema, panelBase, sourcesSchema, textBase } from './common.ts';
import { definePanelKind } from './panel-kind.ts';

const rateSchema = z.int().min(0).max(1800);
const greenSchema = z.int().min(12).max(60);

const scenarioSchema = z.strictObject({
  drivesOn: z.enum(['left', 'right']).describe('The side of the road on which cars drive.'),
  carsPerHour: z
    .strictObject({ north: rateSchema, east: rateSchema, south: rateSchema, west: rateSchema })
    .describe('Cars that come from each side in an hour; about 1,000 is as many as the lights can let through.'),
  pedestriansPerHour: z.int().min(0).max(1200).describe('People who come to each of the four zebra crossings.'),
  green: z
    .strictObject({ northSouth: greenSchema, eastWest: greenSchema })
    .describe(
      'Seconds of green in the fixed plan; the adaptive lights give no longer green to anybody who is not alone.',
    ),
  seed: z.int().min(0).max(2_147_483_647).describe('Any number; the same number brings the same traffic.'),
});

/** A crossing of two streets whose lights the visitor controls: fixed timing against adaptive lights. */
export const simulation = definePanelKind({
  structure: z.strictObject({
    type: z.literal('simulation'),
    ...panelBase,
    picture: pictureSchema.optional().describe('Stands for the panel on cards; the panel itself draws the model.'),
    scenario: scenarioSchema,
    sources: sourcesSchema,
  }),
  text: z.strictObject({
    ...textBase,
    body: bodySchema,
    alt: altSchema.describe('What the model shows, for those who cannot see it.'),
    streets: z.strictObject({
      northSouth: plainTextSchema.max(40).describe('Name of the street from north to south.'),
      eastWest: plainTextSchema.max(40).describe('Name of the street from east to west.'),
    }),
  }),
  pictures: (panel) => (panel.picture === undefined ? [] : [panel.picture]),
  sources: (panel) => panel.sources,
  otherWords: (text) => Object.values(text.streets),
  told: (text) => [{ text: text.alt }],
  checkStructure: ({ scenario }) =>
    Object.values(scenario.carsPerHour).some((rate) => rate > 0)
      ? []
      : [
          {
            code: 'LIMIT',
            in: 'structure',
            place: 'scenario.carsPerHour',
            cause: 'no cars come from any side',
            remedy: 'let some come, like 600 an hour from one side and 100 from the others',
          },
        ],
  check: () => [],
});
