/** A value and when it held. */
export interface DatedValue {
  /** 2024, 2024-03 or 2024-03-01. */
  readonly date: string;
  readonly value: number;
}

/** A date of any precision as a year with its fraction; where day or month is not said, the middle is meant. */
export function dateToYears(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return year + 0.5;
  return year + (month - 1 + ((day ?? 16) - 1) / 31) / 12;
}

/** The places, from 0, of values that are not later than the one before them. */
export function reversedDates(points: readonly DatedValue[]): number[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    return before !== undefined && dateToYears(before.date) >= dateToYears(point.date) ? [index] : [];
  });
}

/** Every date on which one of the series has a value, each once, in order. */
export function datesOf(series: readonly (readonly DatedValue[])[]): string[] {
  return [...new Set(series.flatMap((points) => points.map((point) => point.date)))].sort(
    (a, b) => dateToYears(a) - dateToYears(b),
  );
}

/** The last value known on a date; undefined before the first. Nothing is guessed between two counts. */
export function latestAt<T extends DatedValue>(points: readonly T[], date: string): T | undefined {
  const now = dateToYears(date);
  return points.findLast((point) => dateToYears(point.date) <= now);
}

/** The index of the date nearest to a place in time, in years with a fraction. */
export function nearestDate(dates: readonly string[], years: number): number {
  let best = 0;
  for (const [index, date] of dates.entries()) {
    if (Math.abs(dateToYears(date) - years) < Math.abs(dateToYears(dates[best] ?? date) - years)) best = index;
  }
  return best;
}
