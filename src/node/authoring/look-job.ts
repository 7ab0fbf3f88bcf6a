import { z } from 'zod';

import { languageSchema } from '../../shared/schema/primitives.ts';
import type { TextTrouble } from '../../shared/schema/look.ts';

/** The six sizes of glass that screens are made for, in CSS pixels. */
export const glassSizes = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
  { width: 768, height: 1366 },
  { width: 1366, height: 768 },
  { width: 2160, height: 3840 },
  { width: 3840, height: 2160 },
] as const;

const sizeSchema = z.strictObject({ width: z.int().positive(), height: z.int().positive() });
const textSchema = z.strictObject({ place: z.string(), text: z.string() });

/** What the pack tools ask of a window that nobody sees. */
export const lookJobSchema = z.strictObject({
  /** The pack folder. */
  folder: z.string(),
  /** Where the answers go: a file of lines of JSON, and pictures beside it. */
  answers: z.string(),
  ask: z.discriminatedUnion('kind', [
    /** Texts that have no room, at these sizes, or at all six. */
    z.strictObject({ kind: z.literal('overflow'), sizes: z.array(sizeSchema).min(1).optional() }),
    /** A picture of the screen for each of these texts, as they stand in this language. */
    z.strictObject({ kind: z.literal('pictures'), language: languageSchema, texts: z.array(textSchema) }),
  ]),
});
export type LookJob = z.infer<typeof lookJobSchema>;

/** A text without room, as it was found. */
export interface Overflow {
  readonly language: string;
  readonly screen: string;
  readonly width: number;
  readonly height: number;
  readonly textSize: number;
  readonly what: TextTrouble;
  readonly texts: readonly string[];
}

/** A line of the answers. */
export type LookAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | ({ readonly kind: 'overflow' } & Overflow)
  | {
      readonly kind: 'picture';
      readonly place: string;
      readonly file: string;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: 'end'; readonly looks: number }
  | { readonly kind: 'failed'; readonly why: string };
