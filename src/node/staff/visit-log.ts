import { createHash } from 'node:crypto';

import { z } from 'zod';

import { type HourCounts, hourCountsSchema } from '../../shared/schema/visit-report.ts';
import type { VisitHours } from '../../shared/staff/visit-hours.ts';

/** Under this name stands the sum of what is not told by the hour any more. */
const BEFORE = 'before';
/** Characters of the checksum before each line: enough for a line that was torn or rotted. */
const SUM = 16;

const lineSchema = z.strictObject({
  at: z.union([z.string().regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3])$/), z.literal(BEFORE)]),
  counts: hourCountsSchema,
});

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, SUM);

/**
 * One line of `visits.log`: everything that was counted in that hour so far. A later line of an hour takes the place of
 * an earlier one, so that no count can be doubled, however often it is written.
 */
export function formatLine(at: string, counts: HourCounts): string {
  const text = JSON.stringify({ at, counts });
  return `${sumOf(text)} ${text}\n`;
}

/** All of it, each hour once. */
export const formatLog = (hours: VisitHours, before: HourCounts): string =>
  formatLine(BEFORE, before) + [...hours].map(([at, counts]) => formatLine(at, counts)).join('');

/** What was read of `visits.log`. */
export interface ReadLog {
  readonly hours: Map<string, HourCounts>;
  readonly before: HourCounts | undefined;
  /** Lines that are damaged; that of a power cut, which is the last, does not count. */
  readonly damaged: number;
  /** Whether the next line must begin with a line break, because the last one has none. */
  readonly torn: boolean;
}

function parseLine(line: string): z.infer<typeof lineSchema> | undefined {
  const text = line.slice(SUM + 1);
  if (line[SUM] !== ' ' || line.slice(0, SUM) !== sumOf(text)) return undefined;
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Reads what was written of it. Never throws: a damaged line leaves what stood before it of its hour. */
export function parseLog(text: string): ReadLog {
  const hours = new Map<string, HourCounts>();
  let before: HourCounts | undefined;
  let damaged = 0;
  const lines = text.split('\n');
  const torn = lines.at(-1) !== '';
  lines.forEach((line, at) => {
    if (line === '') return;
    const read = parseLine(line);
    if (read === undefined) damaged += at === lines.length - 1 ? 0 : 1;
    else if (read.at === BEFORE) before = read.counts;
    else hours.set(read.at, read.counts);
  });
  return { hours, before, damaged, torn };
}
