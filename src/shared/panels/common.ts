import { z } from 'zod';

import { plainTextSchema, slugSchema } from '../schema/primitives.ts';
import { narrationsSchema } from './narration.ts';
import type { PanelFinding } from './panel-kind.ts';

/** Most words that a panel may show before "more" is touched (product figure: 70). */
export const MAX_BODY_WORDS = 70;

/** What every panel has in pack.json. */
export const panelBase = {
  id: slugSchema.describe('Names this panel in the text files; unique in the pack.'),
  narration: narrationsSchema.optional().describe('Its words read aloud by a person, by language.'),
};

export const sourcesSchema = z.array(slugSchema).min(1, 'name at least one source').describe('Ids from "sources".');

export const headlineSchema = plainTextSchema.max(80).describe('One line, as short as a newspaper headline.');
export const bodySchema = plainTextSchema.describe(`What everybody reads: at most ${MAX_BODY_WORDS} words.`);
export const moreSchema = z
  .array(plainTextSchema)
  .min(1)
  .max(4)
  .optional()
  .describe('Paragraphs for those who touch "more"; the same number in every language.');
export const altSchema = plainTextSchema.max(200).describe('What the picture shows, for those who cannot see it.');

/** The words that every panel has or may have. */
export const textBase = { headline: headlineSchema, body: bodySchema.optional(), more: moreSchema };

/** The ids that occur more than once. */
export function duplicates(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

/** Finds ids that name more than one entry of a panel. */
export function findDuplicates(place: string, ids: readonly string[]): PanelFinding[] {
  return duplicates(ids).map((id) => ({
    code: 'DUP',
    in: 'structure',
    place,
    cause: `two entries have the id "${id}"`,
    remedy: 'rename one of them',
    value: id,
  }));
}

/** Finds entries without words and words without an entry. */
export function findUnmatched(place: string, found: readonly string[], wanted: readonly string[]): PanelFinding[] {
  return [
    ...wanted
      .filter((id) => !found.includes(id))
      .map((id): PanelFinding => ({
        code: 'MISSING',
        in: 'text',
        place: `${place}.${id}`,
        cause: 'the words are missing',
        remedy: 'write them, or take the entry out of pack.json',
      })),
    ...found
      .filter((id) => !wanted.includes(id))
      .map((id): PanelFinding => ({
        code: 'EXTRA',
        in: 'text',
        place: `${place}.${id}`,
        cause: 'pack.json has nothing of this id',
        remedy: 'correct the id or remove the words',
      })),
  ];
}

/** Finds a picture without a description, or a description without a picture. */
export function findAltFault(place: string, hasPicture: boolean, alt: string | undefined): PanelFinding[] {
  if (hasPicture === (alt !== undefined)) return [];
  return [
    hasPicture
      ? {
          code: 'MISSING',
          in: 'text',
          place,
          cause: 'the picture is not described',
          remedy: 'say in one sentence what it shows',
        }
      : {
          code: 'EXTRA',
          in: 'text',
          place,
          cause: 'there is no picture to describe',
          remedy: 'remove this text or add the picture to pack.json',
        },
  ];
}
