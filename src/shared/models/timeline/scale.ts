/** What is placed on a scale: a point in time on one of the lanes. */
export interface Moment {
  readonly lane: number;
  /** Years of the Common Era with their fraction, from `yearsOf`. */
  readonly years: number;
}

/** Where moments lie on a strip, in units: one unit is the room that a mark with its year needs. */
export interface Scale {
  /** The place of each moment, in the order in which they were given. */
  readonly positions: readonly number[];
  /** The place of any point in time; it moves on with time and never back. */
  readonly at: (years: number) => number;
}

/** Units between two marks of one lane, at least: a finger must be able to tell them apart. */
const LEAST = 1;
/** Units between marks of different lanes, at least: they lie one above the other and may come closer. */
const ACROSS = 0.5;
/** Units between two marks, at most: longer gaps are folded, or nobody would reach their other side. */
const MOST = 3;
/** Units to a year between these bounds. */
const PER_YEAR = 0.1;

/** A date of any precision (2024, 2024-03, 2024-03-01) as years with their fraction; the parts left out are the first. */
export function yearsOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return year + (month - 1) / 12 + (day - 1) / 372;
}

/**
 * Lays moments, in order of time, on a strip. Equal moments of two lanes lie at the same place; a gap is as long as its
 * years within the bounds above, so the strip keeps the order and the feel of time without being a ruler.
 */
export function timeScale(moments: readonly Moment[]): Scale {
  const positions: number[] = [];
  const lastOf = new Map<number, number>();
  let before: { years: number; at: number } | undefined;
  for (const { lane, years } of moments) {
    const gap = before === undefined ? 0 : (years - before.years) * PER_YEAR;
    const wished = before === undefined ? 0 : before.at + (gap > 0 ? Math.min(Math.max(gap, ACROSS), MOST) : 0);
    const at = Math.max(wished, (lastOf.get(lane) ?? Number.NEGATIVE_INFINITY) + LEAST);
    positions.push(at);
    lastOf.set(lane, at);
    before = { years, at };
  }
  return { positions, at: (years) => interpolate(moments, positions, years) };
}

function interpolate(moments: readonly Moment[], positions: readonly number[], years: number): number {
  const next = moments.findIndex((moment) => moment.years >= years);
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const outside = (gap: number): number => Math.min(gap * PER_YEAR, MOST / 2);
  if (next === 0) return (positions[0] ?? 0) - outside(first.years - years);
  if (next === -1) return (positions.at(-1) ?? 0) + outside(years - last.years);
  const [from, to] = [moments[next - 1]?.years ?? years, moments[next]?.years ?? years];
  const [start, end] = [positions[next - 1] ?? 0, positions[next] ?? 0];
  return to === from ? end : start + ((years - from) / (to - from)) * (end - start);
}

/** The first year of every decade from the first moment to the last, for the small strokes of the strip. */
export function decades(moments: readonly Moment[]): number[] {
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined) return [];
  const from = Math.ceil(first.years / 10) * 10;
  return Array.from({ length: Math.max(0, Math.floor((last.years - from) / 10) + 1) }, (_, index) => from + index * 10);
}
