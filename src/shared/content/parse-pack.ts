import type { z } from 'zod';

import { err, ok, type Result } from '../errors.ts';
import { type PackText, packTextSchema } from '../schema/pack-text.ts';
import { type Pack, PACK_FORMAT, packMigrations, packSchema } from '../schema/pack.ts';
import type { PackFault } from './check-pack.ts';
import { describeIssue } from './describe-issue.ts';

function parse<T>(schema: z.ZodType<T>, raw: unknown, file: string): Result<T, PackFault[]> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map((issue): PackFault => ({ code: 'SCHEMA', file, ...describeIssue(issue, raw) })));
}

/**
 * Brings the content of a pack.json to the current format and parses it.
 * A format that is newer than this kiosk, or that is no format at all, is a FORMAT fault.
 */
export function parsePack(raw: unknown): Result<Pack, PackFault[]> {
  const format: unknown = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : undefined;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    return err([
      {
        code: 'FORMAT',
        file: 'pack.json',
        place: 'format',
        cause: `expected a pack format from 1 to ${PACK_FORMAT}, got ${format === undefined ? 'nothing' : JSON.stringify(format)}`,
        remedy: `write "format": ${PACK_FORMAT}`,
      },
    ]);
  }
  if (format > PACK_FORMAT) {
    return err([
      {
        code: 'FORMAT',
        file: 'pack.json',
        place: 'format',
        cause: `this pack has format ${format}, and this kiosk reads formats up to ${PACK_FORMAT}`,
        remedy: 'update the kiosk or use a pack made for it',
      },
    ]);
  }
  const migrated = packMigrations
    .slice(format - 1)
    .reduce((value, migrate) => migrate(value), raw as Record<string, unknown>);
  return parse(packSchema, migrated, 'pack.json');
}

/** Parses the content of text/LANGUAGE.json. */
export function parsePackText(raw: unknown, language: string): Result<PackText, PackFault[]> {
  return parse(packTextSchema, raw, `text/${language}.json`);
}
