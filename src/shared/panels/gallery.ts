import { z } from 'zod';

import { packMediaType } from '../container/media-type.ts';
import { isPixelPicture } from '../container/picture-size.ts';
import { smallestFile, tileFiles } from '../models/gallery/pyramid.ts';
import { CLOSEST } from '../models/gallery/spots.ts';
import { pictureSchema } from '../schema/picture.ts';
import { plainTextSchema, slugSchema } from '../schema/primitives.ts';
import { altSchema, findDuplicates, findUnmatched, panelBase, sourcesSchema, textBase } from './common.ts';
import { definePanelKind, type PanelFinding } from './panel-kind.ts';

const spotSchema = z.strictObject({
  id: slugSchema.describe('Names this spot in the text files.'),
  x: z.number().describe('From the left edge of the picture (0) to the right (1).'),
  y: z.number().describe('From the upper edge of the picture (0) to the lower (1).'),
  zoom: z
    .number()
    .min(1)
    .max(CLOSEST)
    .optional()
    .describe('How close the picture comes when the spot is touched; 3 where this is left out.'),
});

const galleryPictureSchema = z.strictObject({
  id: slugSchema.describe('Names this picture in the text files.'),
  ...pictureSchema.shape,
  size: z
    .strictObject({ width: z.int().min(1), height: z.int().min(1) })
    .optional()
    .describe('Width and height in pixels; for photographs and other pictures of pixels, not for drawings.'),
  spots: z.array(spotSchema).max(9).optional().describe('What to look at closely, in the order of their numbers.'),
});

const pictureTextSchema = z.strictObject({
  title: plainTextSchema.max(60),
  caption: plainTextSchema.max(240),
  alt: altSchema,
  spots: z
    .record(slugSchema, z.strictObject({ title: plainTextSchema.max(40), text: plainTextSchema.max(200) }))
    .optional()
    .describe('Words of the spots, by their ids.'),
});

export type GalleryPicture = z.infer<typeof galleryPictureSchema>;
export type GallerySpot = z.infer<typeof spotSchema>;

const structure = z.strictObject({
  type: z.literal('gallery'),
  ...panelBase,
  pictures: z.array(galleryPictureSchema).min(2).max(24),
  sources: sourcesSchema,
});

const spotIds = (picture: GalleryPicture): string[] => (picture.spots ?? []).map((spot) => spot.id);

function findSizeFaults({ id, file, size }: GalleryPicture): PanelFinding[] {
  const isPixels = isPixelPicture(packMediaType(file) ?? '');
  if (isPixels === (size !== undefined)) return [];
  return [
    isPixels
      ? {
          code: 'MISSING',
          in: 'structure',
          place: `pictures.${id}.size`,
          cause: `"${file}" is made of pixels, and its size is missing`,
          value: id,
          remedy: 'write "size" with its "width" and "height" in pixels',
        }
      : {
          code: 'EXTRA',
          in: 'structure',
          place: `pictures.${id}.size`,
          cause: `"${file}" is a drawing and has no size in pixels`,
          value: id,
          remedy: 'take "size" out',
        },
  ];
}

function findSpotFaults(picture: GalleryPicture): PanelFinding[] {
  const isInside = (share: number): boolean => share >= 0 && share <= 1;
  return [
    ...findDuplicates(`pictures.${picture.id}.spots`, spotIds(picture)),
    ...(picture.spots ?? [])
      .filter(({ x, y }) => !isInside(x) || !isInside(y))
      .map(({ id, x, y }): PanelFinding => ({
        code: 'SCHEMA',
        in: 'structure',
        place: `pictures.${picture.id}.spots`,
        cause: `the spot "${id}" at ${x}, ${y} lies outside the picture "${picture.id}"`,
        value: id,
        remedy: 'write "x" and "y" as shares of its width and height, from 0 to 1',
      })),
  ];
}

/** Pictures one at a time, to be looked at closely, each with its title, its caption and its hot spots. */
export const gallery = definePanelKind({
  structure,
  text: z.strictObject({ ...textBase, pictures: z.record(slugSchema, pictureTextSchema) }),
  pictures: (panel) => panel.pictures.map(({ file, credit, size }) => ({ file: smallestFile(file, size), credit })),
  files: (panel) =>
    panel.pictures.flatMap(({ file, size }) => [file, ...(size === undefined ? [] : tileFiles(file, size))]),
  sources: (panel) => panel.sources,
  otherWords: (text) =>
    Object.values(text.pictures).flatMap(({ title, caption, spots }) => [
      title,
      caption,
      ...Object.values(spots ?? {}).flatMap((spot) => [spot.title, spot.text]),
    ]),
  told: (text) => Object.values(text.pictures).map(({ title, caption }) => ({ title, text: caption })),
  checkStructure: (panel) => [
    ...findDuplicates(
      'pictures',
      panel.pictures.map((picture) => picture.id),
    ),
    ...panel.pictures.flatMap((picture) => [...findSizeFaults(picture), ...findSpotFaults(picture)]),
  ],
  check: (panel, text) => [
    ...findUnmatched(
      'pictures',
      Object.keys(text.pictures),
      panel.pictures.map((picture) => picture.id),
    ),
    ...panel.pictures.flatMap((picture) => {
      const words = text.pictures[picture.id];
      if (words === undefined) return [];
      return findUnmatched(`pictures.${picture.id}.spots`, Object.keys(words.spots ?? {}), spotIds(picture));
    }),
  ],
});
