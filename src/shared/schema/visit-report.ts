import { z } from 'zod';

import { languageSchema, slugSchema } from './primitives.ts';

const secondsSchema = z.int().min(0).max(86_400);

/** What is told of a visit when it has ended: counts, and nothing that says who it was. */
export const visitReportSchema = z.strictObject({
  language: languageSchema,
  seconds: secondsSchema,
  /** Panels opened, each once, and how long they were on screen. */
  panels: z.array(z.strictObject({ id: slugSchema, seconds: secondsSchema })).max(200),
  /** The panel on screen when it ended; null where it ended elsewhere. */
  stoppedAt: slugSchema.nullable(),
  /** The best round of a quiz; null where none was played to its end. */
  quiz: z.strictObject({ right: z.int().min(0).max(100), total: z.int().min(1).max(100) }).nullable(),
  /** Whether the visitor ended it, or nobody was there any more. */
  end: z.enum(['idle', 'choice']),
});
export type VisitReport = z.infer<typeof visitReportSchema>;

const count = z.int().min(0);
const counts = z.record(z.string().max(80), count);

const commonCounts = {
  seconds: count,
  languages: counts,
  /** How often each panel was opened, and for how many seconds in all. */
  opened: counts,
  shown: counts,
  /** Where visits stopped. */
  stops: counts,
  quiz: z.strictObject({ played: count, right: count, total: count }),
  idle: count,
  choice: count,
};

/** The counts of the visits that ended in one hour, by the clock of the machine, or of any number of hours together. */
export const hourCountsSchema = z.strictObject({ visits: count, ...commonCounts });
export type HourCounts = z.infer<typeof hourCountsSchema>;

/** The counts of one day, by the clock of the machine. */
export const dayCountsSchema = z.strictObject({
  /** Visits that ended in each hour. */
  hours: z.array(count).length(24),
  ...commonCounts,
});
export type DayCounts = z.infer<typeof dayCountsSchema>;

/** Counts by day: what the console and the table for the stick are made of, and what `visits.json` held once. */
export const visitCountsSchema = z.strictObject({
  format: z.literal(1),
  days: z.record(z.string().regex(/^\d{4}-\d\d-\d\d$/), dayCountsSchema),
});
export type VisitCounts = z.infer<typeof visitCountsSchema>;
