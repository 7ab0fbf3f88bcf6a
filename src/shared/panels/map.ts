import { z } from 'zod';

import { creditSchema } from '../schema/credit.ts';
import { pictureSchema } from '../schema/picture.ts';
import { colourSchema, dateSchema, packPathSchema, plainTextSchema, slugSchema } from '../schema/primitives.ts';
import { findDuplicates, findUnmatched, panelBase, sourcesSchema, textBase } from './common.ts';
import { definePanelKind, type PanelFinding } from './panel-kind.ts';

const positionSchema = z
  .tuple([z.number().min(-180).max(180), z.number().min(-85).max(85)])
  .describe('Longitude and latitude in degrees, in this order, as GeoJSON writes them.');

const boundsSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** How a layer is drawn; the colours come from the pack's theme. */
const styles = [
  'land',
  'country',
  'city',
  'district',
  'park',
  'lake',
  'river',
  'canal',
  'rail',
  'town',
  'dots',
] as const;

const layerSchema = z.strictObject({
  file: packPathSchema.describe(
    'GeoJSON (RFC 7946) inside the pack folder; each feature has an "id" in its properties.',
  ),
  style: z.enum(styles).describe('What it shows, and so how it is drawn.'),
  credit: creditSchema.describe('Attribution and licence of the data; shown with the sources.'),
  colours: z
    .record(slugSchema, colourSchema)
    .optional()
    .describe('Colours of lines by feature id, to tell them apart.'),
});

const placeSchema = z.strictObject({
  id: slugSchema.describe('Names this place in the text files.'),
  at: positionSchema,
  picture: pictureSchema.optional(),
});

const endSchema = z.strictObject({
  place: slugSchema.describe('One of the ids in "places".'),
  utcOffsetMinutes: z.int().min(-720).max(840).describe('What its clocks are ahead of UTC, all year.'),
});

const routeSchema = z
  .strictObject({ from: endSchema, to: endSchema })
  .describe('Makes it the map of a route: great circle, distance, both clocks.');

const placeTextSchema = z.strictObject({
  title: plainTextSchema.max(40),
  text: plainTextSchema.max(220).describe('One or two sentences, shown when the place is touched.'),
});

export type MapLayer = z.infer<typeof layerSchema>;
export type MapStyle = MapLayer['style'];
export type MapPlace = z.infer<typeof placeSchema>;
export type MapRoute = z.infer<typeof routeSchema>;

const structure = z.strictObject({
  type: z.literal('map'),
  ...panelBase,
  picture: pictureSchema.optional().describe('Stands for the map on cards.'),
  bounds: boundsSchema.describe('The whole map: its western, southern, eastern and northern edge in degrees.'),
  start: boundsSchema.optional().describe('The part of it that is shown first; the whole where this is left out.'),
  closest: z.number().min(2).max(64).describe('How many times closer than the whole a visitor may come.'),
  date: dateSchema.describe('For when the map holds; shown on it.'),
  layers: z.array(layerSchema).min(1).max(12).describe('From the lowest to the uppermost.'),
  places: z.array(placeSchema).min(2).max(10).describe('Places with cards, the most important first.'),
  route: routeSchema.optional(),
  sources: sourcesSchema,
});

const isInside = (bounds: z.infer<typeof boundsSchema>, [longitude, latitude]: MapPlace['at']): boolean =>
  longitude >= bounds[0] && longitude <= bounds[2] && latitude >= bounds[1] && latitude <= bounds[3];

function findBoundsFaults({ bounds, start, places }: z.infer<typeof structure>): PanelFinding[] {
  const reversed = [bounds, start ?? bounds].find(([west, south, east, north]) => west >= east || south >= north);
  if (reversed !== undefined)
    return [
      {
        code: 'SCHEMA',
        in: 'structure',
        place: 'bounds',
        cause: `expected west, south, east, north, got ${reversed.join(', ')}`,
        remedy: 'write the smaller longitude and the smaller latitude first',
      },
    ];
  return places
    .filter((place) => !isInside(bounds, place.at))
    .map((place) => ({
      code: 'SCHEMA',
      in: 'structure',
      place: 'places',
      cause: `the place "${place.id}" at ${place.at.join(', ')} lies outside the bounds of the map`,
      remedy: 'correct its position (longitude first) or widen "bounds"',
      value: place.id,
    }));
}

function findRouteFaults({ route, places }: z.infer<typeof structure>): PanelFinding[] {
  if (route === undefined) return [];
  const { from, to } = route;
  const missing = [from.place, to.place].filter((id) => !places.some((place) => place.id === id));
  return [
    ...missing.map((id): PanelFinding => ({
      code: 'MISSING',
      in: 'structure',
      place: 'route',
      cause: `there is no place "${id}" for the route to end at`,
      remedy: 'correct the id or add the place',
      value: id,
    })),
    ...(from.place === to.place
      ? [
          {
            code: 'SCHEMA',
            in: 'structure',
            place: 'route',
            cause: 'the route ends where it begins',
            remedy: 'name two different places',
          } as const,
        ]
      : []),
  ];
}

/** A map with layers from data files, places with cards, and perhaps a route. */
export const map = definePanelKind({
  structure,
  text: z.strictObject({
    ...textBase,
    note: plainTextSchema.max(200).describe('What the map does not know, in one or two sentences; shown under it.'),
    places: z.record(slugSchema, placeTextSchema),
    names: z
      .record(slugSchema, plainTextSchema.max(60))
      .optional()
      .describe('Names of features by their id in the data; where one is left out, the name in the data is shown.'),
  }),
  pictures: (panel) =>
    [panel.picture, ...panel.places.map((place) => place.picture)].flatMap((picture) => picture ?? []),
  files: (panel) => panel.layers.map((layer) => layer.file),
  credits: (panel) => panel.layers.map((layer) => layer.credit),
  sources: (panel) => panel.sources,
  otherWords: (text) => [text.note, ...Object.values(text.places).flatMap((place) => [place.title, place.text])],
  told: (text) => Object.values(text.places).map((place) => ({ title: place.title, text: place.text })),
  checkStructure: (panel) => [
    ...findDuplicates(
      'places',
      panel.places.map((place) => place.id),
    ),
    ...findBoundsFaults(panel),
    ...findRouteFaults(panel),
  ],
  check: (panel, text) =>
    findUnmatched(
      'places',
      Object.keys(text.places),
      panel.places.map((place) => place.id),
    ),
});
