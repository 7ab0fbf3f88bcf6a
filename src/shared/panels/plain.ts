import { z } from 'zod';

import { pictureSchema } from '../schema/picture.ts';
import { plainTextSchema, slugSchema } from '../schema/primitives.ts';
import { altSchema, panelBase } from './common.ts';
import { definePanelKind } from './panel-kind.ts';

/** Longest text that is taken for a headline, in characters: twice what an author may write. */
export const LONGEST_HEADLINE = 160;

/**
 * A panel that is wrong, or of a type that this kiosk does not know, as what can be shown of it: its words. No pack can
 * be written in it; only `readPanels` makes it.
 */
export const plain = definePanelKind({
  structure: z.strictObject({
    type: z.literal('plain'),
    ...panelBase,
    /** Its type in the pack, known or not; empty where it has none. */
    writtenAs: z.string(),
    picture: pictureSchema.optional(),
    sources: z.array(slugSchema),
  }),
  text: z.strictObject({
    headline: plainTextSchema.max(LONGEST_HEADLINE),
    body: plainTextSchema.optional(),
    more: z.array(plainTextSchema).optional(),
    alt: altSchema.optional(),
    told: z.array(z.strictObject({ title: z.string().optional(), text: z.string() })),
  }),
  pictures: (panel) => (panel.picture === undefined ? [] : [panel.picture]),
  sources: (panel) => panel.sources,
  otherWords: (text) => text.told.flatMap(({ title, text: words }) => [title, words]),
  check: () => [],
});
