import { z } from 'zod';

import { pictureSchema } from '../schema/picture.ts';
import { plainTextSchema, slugSchema } from '../schema/primitives.ts';
import { altSchema, findDuplicates, findUnmatched, panelBase, sourcesSchema, textBase } from './common.ts';
import { definePanelKind } from './panel-kind.ts';

const pictureTextSchema = z.strictObject({
  title: plainTextSchema.max(60),
  caption: plainTextSchema.max(240),
  alt: altSchema,
});

/** Pictures one at a time, each with its title and caption. */
export const gallery = definePanelKind({
  structure: z.strictObject({
    type: z.literal('gallery'),
    ...panelBase,
    pictures: z
      .array(
        z.strictObject({ id: slugSchema.describe('Names this picture in the text files.'), ...pictureSchema.shape }),
      )
      .min(2)
      .max(24),
    sources: sourcesSchema,
  }),
  text: z.strictObject({ ...textBase, pictures: z.record(slugSchema, pictureTextSchema) }),
  pictures: (panel) => panel.pictures,
  sources: (panel) => panel.sources,
  otherWords: (text) => Object.values(text.pictures).flatMap((picture) => [picture.title, picture.caption]),
  checkStructure: (panel) =>
    findDuplicates(
      'pictures',
      panel.pictures.map((picture) => picture.id),
    ),
  check: (panel, text) =>
    findUnmatched(
      'pictures',
      Object.keys(text.pictures),
      panel.pictures.map((picture) => picture.id),
    ),
});
