import { z } from 'zod';

import { plainTextSchema } from './primitives.ts';

/** What was made; each language has its word for it. */
export const creditKinds = [
  'drawing',
  'photograph',
  'film',
  'sound',
  'filmAndSound',
  'map',
  'boundaries',
  'waterways',
  'railways',
] as const;

/**
 * Who made something and under which licence, in parts: names and licences stay as they are in every language, the words
 * around them are the visitor's.
 */
const creditPartsSchema = z.strictObject({
  kind: z.enum(creditKinds).exactOptional().describe('What it is; left out where the place says that already.'),
  by: plainTextSchema.describe('Who made it: a name, as its bearer writes it.'),
  licence: plainTextSchema.describe('The licence by its short name, like "CC BY 4.0"; "public-domain" for none.'),
  changes: z
    .enum(['simplified', 'derived'])
    .exactOptional()
    .describe('What was done to it, where its licence asks to say so.'),
  source: plainTextSchema.exactOptional().describe('Where it was found: a name or an address, without https.'),
});

/** A credit in parts, or as one text that is shown as it stands: for attributions whose words are prescribed. */
export const creditSchema = z.union([creditPartsSchema, plainTextSchema]).meta({ id: 'credit' });

export type CreditParts = z.infer<typeof creditPartsSchema>;
export type Credit = z.infer<typeof creditSchema>;
