import { z } from 'zod';

const ramHornSchema = z.strictObject({
  motif: z.literal('ram-horn').describe('Paired spirals from one stem, as cut in felt.'),
  turns: z.int().min(1).max(3).optional().describe('Half turns inside the first bend of a horn; 1 when left out.'),
});

const flameSchema = z.strictObject({
  motif: z.literal('flame').describe('Three-part flames rising from a curled base.'),
  sway: z.number().min(0.4).max(1.3).optional().describe('How far the tips whip back; 1 when left out.'),
  girth: z.number().min(0.6).max(1.1).optional().describe('How wide a flame is for its height; 0.82 when left out.'),
});

/** The ornament of a pack's world: drawn by the kiosk, in the pack's colours. */
export const ornamentSchema = z
  .discriminatedUnion('motif', [ramHornSchema, flameSchema])
  .describe('Borders, marks and the quiet pattern of the ground, drawn by the kiosk; plain when left out.');

export type Ornament = z.infer<typeof ornamentSchema>;
