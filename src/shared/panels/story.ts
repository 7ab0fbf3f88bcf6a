import { z } from 'zod';

import { pictureSchema } from '../schema/picture.ts';
import { altSchema, bodySchema, findAltFault, panelBase, sourcesSchema, textBase } from './common.ts';
import { definePanelKind } from './panel-kind.ts';

/** A headline, a picture and a short text. */
export const story = definePanelKind({
  structure: z.strictObject({
    type: z.literal('story'),
    ...panelBase,
    picture: pictureSchema.optional(),
    sources: sourcesSchema,
  }),
  text: z.strictObject({ ...textBase, body: bodySchema, alt: altSchema.optional() }),
  pictures: (panel) => (panel.picture === undefined ? [] : [panel.picture]),
  sources: (panel) => panel.sources,
  otherWords: () => [],
  check: (panel, text) => findAltFault('alt', panel.picture !== undefined, text.alt),
});
