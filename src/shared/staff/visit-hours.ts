import type { DayCounts, HourCounts, VisitCounts, VisitReport } from '../schema/visit-report.ts';

/** Visits are told by the hour for so many days on which somebody came; older ones only as a part of the sum. */
export const DAYS_KEPT = 90;
/** Panels and languages counted in an hour; a broken page must not fill the disk. */
const MOST_KEYS = 300;

type Counts = Readonly<Record<string, number>>;

/** The counts of hours by their name on the clock of the machine, like `2026-11-23T09`. */
export type VisitHours = ReadonlyMap<string, HourCounts>;

/** An hour in which nobody came. */
export const noVisits: HourCounts = {
  visits: 0,
  seconds: 0,
  languages: {},
  opened: {},
  shown: {},
  stops: {},
  quiz: { played: 0, right: 0, total: 0 },
  idle: 0,
  choice: 0,
};

function together(a: Counts, b: Counts): Record<string, number> {
  const sum = { ...a };
  for (const [key, by] of Object.entries(b))
    if (Object.hasOwn(sum, key)) sum[key] = (sum[key] ?? 0) + by;
    else if (Object.keys(sum).length < MOST_KEYS) sum[key] = by;
  return sum;
}

/** Two lots of visits as one. */
export function addCounts(a: HourCounts, b: HourCounts): HourCounts {
  return {
    visits: a.visits + b.visits,
    seconds: a.seconds + b.seconds,
    languages: together(a.languages, b.languages),
    opened: together(a.opened, b.opened),
    shown: together(a.shown, b.shown),
    stops: together(a.stops, b.stops),
    quiz: {
      played: a.quiz.played + b.quiz.played,
      right: a.quiz.right + b.quiz.right,
      total: a.quiz.total + b.quiz.total,
    },
    idle: a.idle + b.idle,
    choice: a.choice + b.choice,
  };
}

/** All of them as one. */
export const sumCounts = (all: Iterable<HourCounts>): HourCounts => {
  let sum = noVisits;
  for (const each of all) sum = addCounts(sum, each);
  return sum;
};

/** The counts of one visit. */
export function countsOf({ language, seconds, panels, stoppedAt, quiz, end }: VisitReport): HourCounts {
  return {
    visits: 1,
    seconds,
    languages: { [language]: 1 },
    opened: Object.fromEntries(panels.map(({ id }) => [id, 1])),
    shown: Object.fromEntries(panels.map(({ id, seconds: shown }) => [id, shown])),
    stops: stoppedAt === null ? {} : { [stoppedAt]: 1 },
    quiz: quiz === null ? noVisits.quiz : { played: 1, ...quiz },
    idle: Number(end === 'idle'),
    choice: Number(end === 'choice'),
  };
}

const dateOf = (hour: string): string => hour.slice(0, 10);

/** Hours as days, the earliest first: the one thing that the console and the table for the stick are made of. */
export function daysOf(hours: VisitHours): VisitCounts {
  const days: Record<string, DayCounts> = {};
  for (const [at, { visits, ...counts }] of [...hours].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { hours: before, ...rest } = days[dateOf(at)] ?? { ...noVisits, hours: Array.from({ length: 24 }, () => 0) };
    const { visits: _sum, ...sum } = addCounts({ visits: 0, ...rest }, { visits, ...counts });
    const hour = Number(at.slice(11));
    days[dateOf(at)] = { hours: before.map((number, each) => (each === hour ? number + visits : number)), ...sum };
  }
  return { format: 1, days };
}

/** Days as hours, for counts of which only the visits were kept by the hour: the rest goes to the last hour of visits. */
export function hoursOf({ days }: VisitCounts): Map<string, HourCounts> {
  const hours = new Map<string, HourCounts>();
  for (const [date, { hours: visits, ...counts }] of Object.entries(days)) {
    const last = Math.max(
      0,
      visits.findLastIndex((number) => number > 0),
    );
    visits.forEach((number, hour) => {
      if (number === 0 && hour !== last) return;
      const rest = hour === last ? counts : noVisits;
      hours.set(`${date}T${String(hour).padStart(2, '0')}`, { ...rest, visits: number });
    });
  }
  return hours;
}

const DAY = 86_400_000;
const distance = (a: string, b: string): number =>
  Math.abs(Date.parse(`${a}T00:00Z`) - Date.parse(`${b}T00:00Z`)) / DAY;

/**
 * What is told by the hour, and what is not any more: that of more than 90 days before `today`, and where there are days
 * of the future, too, because the clock was wrong, those furthest from today, until 90 are left. A clock that leaps far
 * ahead for a while costs no history.
 */
export function parted(hours: VisitHours, today: string): { readonly kept: VisitHours; readonly gone: VisitHours } {
  const dates = [...new Set([...hours.keys()].map((hour) => dateOf(hour)))];
  const kept = new Set(dates.sort((a, b) => distance(a, today) - distance(b, today)).slice(0, DAYS_KEPT));
  const part = (of: boolean): VisitHours => new Map([...hours].filter(([hour]) => kept.has(dateOf(hour)) === of));
  return { kept: part(true), gone: part(false) };
}

/** Whether there are more days than are told by the hour. */
export const isTooMany = (hours: VisitHours): boolean =>
  new Set([...hours.keys()].map((hour) => dateOf(hour))).size > DAYS_KEPT;
