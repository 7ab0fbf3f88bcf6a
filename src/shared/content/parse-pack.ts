import type { z } from 'zod';

import { err, ok, type Result } from '../errors.ts';
import { kindOf } from '../panels/index.ts';
import { type PackText, packTextSchema } from '../schema/pack-text.ts';
import { type Pack, PACK_FORMAT, packMigrations, packSchema } from '../schema/pack.ts';
import type { PackFault } from './check-pack.ts';
import { describeIssue } from './describe-issue.ts';
import { findPanel } from './pack-view.ts';
import { withoutComments } from './without-comments.ts';

type Issue = z.core.$ZodIssue;

/** The findings of a schema as faults of a file. */
export function describeIssues(issues: readonly Issue[], raw: unknown, file: string): PackFault[] {
  const faults = issues.map((issue): PackFault => ({ code: 'SCHEMA', file, ...describeIssue(issue, raw) }));
  // One text breaks several rules at once where it is empty; the first one says enough.
  return faults.filter(
    ({ place, value }, at) =>
      value !== undefined || faults.findIndex((each) => each.place === place && each.value === undefined) === at,
  );
}

/**
 * Brings the content of a pack.json to the current format, without the comments of its author.
 * A format that is newer than this kiosk, or that is no format at all, is a FORMAT fault.
 */
export function toCurrentFormat(content: unknown): Result<Record<string, unknown>, PackFault[]> {
  const raw = withoutComments(content);
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
  return ok(
    packMigrations.slice(format - 1).reduce((value, migrate) => migrate(value), raw as Record<string, unknown>),
  );
}

/** Brings the content of a pack.json to the current format and parses it whole; faults as in `toCurrentFormat`, or SCHEMA. */
export function parsePack(content: unknown): Result<Pack, PackFault[]> {
  const current = toCurrentFormat(content);
  if (!current.ok) return current;
  const parsed = packSchema.safeParse(current.value);
  return parsed.success ? ok(parsed.data) : err(describeIssues(parsed.error.issues, current.value, 'pack.json'));
}

/** Asks the panel's own type what is wrong with its words; a union of all types can only say that none of them fits. */
function narrow(issue: Issue, raw: unknown, pack: Pack | undefined): Issue[] {
  const [top, id, ...below] = issue.path;
  if (issue.code !== 'invalid_union' || top !== 'panels' || typeof id !== 'string' || below.length > 0) return [issue];
  const panel = pack && findPanel(pack, id);
  const words = (raw as { readonly panels: Readonly<Record<string, unknown>> }).panels[id];
  const own = panel && kindOf(panel.type).text.safeParse(words);
  if (own === undefined || own.success) return [issue];
  return own.error.issues.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

/** Parses the content of text/LANGUAGE.json. With the pack at hand, faults are told in the terms of each panel's type. */
export function parsePackText(content: unknown, language: string, pack?: Pack): Result<PackText, PackFault[]> {
  const raw = withoutComments(content);
  const parsed = packTextSchema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.flatMap((issue) => narrow(issue, raw, pack));
  return err(describeIssues(issues, raw, `text/${language}.json`));
}
