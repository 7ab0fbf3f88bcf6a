import { z } from 'zod';

import { pictureSchema } from '../schema/picture.ts';
import { dateSchema, plainTextSchema, slugSchema } from '../schema/primitives.ts';
import { altSchema, findAltFault, findDuplicates, findUnmatched, panelBase, textBase } from './common.ts';
import { definePanelKind } from './panel-kind.ts';

const factBase = {
  id: slugSchema.describe('Names this figure in the text files.'),
  source: slugSchema.describe('One of the ids in "sources".'),
  date: dateSchema.describe('The day, month or year for which the figure holds.'),
};

const factSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    ...factBase,
    value: z.number(),
    decimals: z.int().min(0).max(3).optional().describe('Decimal places to show; 0 when left out.'),
    approximate: z.boolean().optional().describe('True where the source itself rounds or says "about".'),
  }),
  z.strictObject({
    kind: z.literal('year'),
    ...factBase,
    value: z.int().min(1).max(9999).describe('A year of the Common Era; each language shows it in its own calendar.'),
  }),
  z.strictObject({
    kind: z.literal('day'),
    ...factBase,
    value: z.iso.date().describe('A day as 2004-06-11; each language writes it in its own manner.'),
  }),
]);

const factTextSchema = z.strictObject({
  label: plainTextSchema.max(80).describe('What the figure counts.'),
  unit: plainTextSchema.max(24).optional().describe('Written after the number, as this language does.'),
  note: plainTextSchema.max(160).optional().describe('One sentence that makes the figure vivid.'),
});

export type Fact = z.infer<typeof factSchema>;

/** Figures, large, each with its own source and date. */
export const facts = definePanelKind({
  structure: z.strictObject({
    type: z.literal('facts'),
    ...panelBase,
    picture: pictureSchema.optional(),
    facts: z.array(factSchema).min(1).max(6),
  }),
  text: z.strictObject({ ...textBase, alt: altSchema.optional(), facts: z.record(slugSchema, factTextSchema) }),
  pictures: (panel) => (panel.picture === undefined ? [] : [panel.picture]),
  sources: (panel) => panel.facts.map((fact) => fact.source),
  otherWords: (text) => Object.values(text.facts).flatMap((fact) => [fact.label, fact.unit, fact.note]),
  // A label says nothing without its figure; a note may.
  told: (text) => Object.values(text.facts).flatMap(({ note }) => (note === undefined ? [] : [{ text: note }])),
  checkStructure: (panel) =>
    findDuplicates(
      'facts',
      panel.facts.map((fact) => fact.id),
    ),
  check: (panel, text) => [
    ...findAltFault('alt', panel.picture !== undefined, text.alt),
    ...findUnmatched(
      'facts',
      Object.keys(text.facts),
      panel.facts.map((fact) => fact.id),
    ),
  ],
});
