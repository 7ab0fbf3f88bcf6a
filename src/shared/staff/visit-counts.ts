import type { DayCounts, VisitCounts } from '../schema/visit-report.ts';

type Counts = Readonly<Record<string, number>>;

const DAY = 86_400_000;
/** The date so many days before another, both as 2026-11-23. */
export const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);

/** What a span of days came to. */
export interface VisitSummary {
  /** Each day of the span, the last one today. */
  readonly days: readonly { readonly date: string; readonly visits: number }[];
  readonly visits: number;
  /** How long a visit lasted in the mean, in seconds. */
  readonly seconds: number;
  readonly hours: readonly number[];
  readonly languages: readonly (readonly [language: string, visits: number])[];
  /** Panels by how often they were opened, with the mean time on screen in seconds. */
  readonly panels: readonly { readonly id: string; readonly opened: number; readonly seconds: number }[];
  readonly stops: readonly (readonly [panel: string, visits: number])[];
  readonly quiz: { readonly played: number; readonly right: number; readonly total: number };
  readonly idle: number;
  readonly choice: number;
}

const visitsOf = (day: DayCounts): number => day.hours.reduce((sum, each) => sum + each, 0);
const mean = (sum: number, number: number): number => (number === 0 ? 0 : Math.round(sum / number));

function added(all: readonly Counts[]): (readonly [string, number])[] {
  const sum = new Map<string, number>();
  for (const counts of all)
    for (const [key, value] of Object.entries(counts)) sum.set(key, (sum.get(key) ?? 0) + value);
  return [...sum].sort((a, b) => b[1] - a[1]);
}

/** Adds up the last so many days, today included. */
export function summarizeVisits(counts: VisitCounts, today: string, span: number): VisitSummary {
  const dates = Array.from({ length: span }, (_, at) => daysBefore(today, span - 1 - at));
  const days = dates.map((date) => counts.days[date]).filter((day) => day !== undefined);
  const shown = new Map(added(days.map((day) => day.shown)));
  const sum = (of: (day: DayCounts) => number): number => days.reduce((total, day) => total + of(day), 0);
  const visits = sum(visitsOf);
  return {
    days: dates.map((date) => {
      const day = counts.days[date];
      return { date, visits: day === undefined ? 0 : visitsOf(day) };
    }),
    visits,
    seconds: mean(
      sum((day) => day.seconds),
      visits,
    ),
    hours: Array.from({ length: 24 }, (_, hour) => sum((day) => day.hours[hour] ?? 0)),
    languages: added(days.map((day) => day.languages)),
    panels: added(days.map((day) => day.opened)).map(([id, opened]) => ({
      id,
      opened,
      seconds: mean(shown.get(id) ?? 0, opened),
    })),
    stops: added(days.map((day) => day.stops)),
    quiz: {
      played: sum(({ quiz }) => quiz.played),
      right: sum(({ quiz }) => quiz.right),
      total: sum(({ quiz }) => quiz.total),
    },
    idle: sum((day) => day.idle),
    choice: sum((day) => day.choice),
  };
}

/** A cell of a CSV file (RFC 4180); a first sign that a spreadsheet would take for a formula is defused. */
const cell = (value: string | number): string => {
  const text = String(value).replace(/^[=+\-@]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** All counts as one table, a line each: date, what is counted, of what, how many. */
export function visitsCsv(counts: VisitCounts): string {
  const lines: (string | number)[][] = [['date', 'count', 'of', 'number']];
  for (const [date, day] of Object.entries(counts.days)) {
    day.hours.forEach((number, hour) => {
      if (number > 0) lines.push([date, 'visits in hour', hour, number]);
    });
    lines.push([date, 'seconds of visits', '', day.seconds]);
    const groups = { 'visits in language': day.languages, 'panel opened': day.opened, 'seconds on panel': day.shown };
    for (const [name, group] of Object.entries({ ...groups, 'visit stopped at panel': day.stops }))
      for (const [of, number] of Object.entries(group)) lines.push([date, name, of, number]);
    lines.push([date, 'quiz played', '', day.quiz.played]);
    lines.push([date, 'quiz answers right', '', day.quiz.right]);
    lines.push([date, 'quiz answers', '', day.quiz.total]);
    lines.push([date, 'ended without anybody', '', day.idle]);
    lines.push([date, 'ended by choice', '', day.choice]);
  }
  return lines.map((line) => `${line.map((each) => cell(each)).join(',')}\r\n`).join('');
}
