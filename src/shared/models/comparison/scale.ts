/** The least and the greatest of some values; undefined where there are none. */
export function extent(values: readonly number[]): readonly [number, number] | undefined {
  const first = values[0];
  if (first === undefined) return undefined;
  return values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [first, first],
  );
}

/** The distance between round marks, 1, 2 or 5 times a power of ten, that puts about `count` of them on a span. */
export function roundStep(span: number, count: number): number {
  if (!(span > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(span / count));
  const rest = span / count / power;
  return power * (rest < 1.5 ? 1 : rest < 3.5 ? 2 : rest < 7.5 ? 5 : 10);
}

/** An axis from one round value to another, with the marks between. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly number[];
}

/** The axis with about `count` round marks that holds all values; `within` must be held too, such as zero. */
export function axisOf(values: readonly number[], count: number, within: readonly number[] = []): Axis {
  const [least, most] = extent([...values, ...within]) ?? [0, 1];
  const step = roundStep(most - least, count);
  const from = Math.floor(least / step);
  const to = Math.max(Math.ceil(most / step), from + 1);
  // Counting in whole steps keeps 0.30000000000000004 off the axis.
  const marks = Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12)));
  return { from: marks[0] ?? 0, to: marks.at(-1) ?? 1, marks };
}

/** Where a value stands on an axis: 0 at its beginning, 1 at its end. */
export function along(value: number, { from, to }: Pick<Axis, 'from' | 'to'>): number {
  return to === from ? 0.5 : (value - from) / (to - from);
}

/** A point of a plot: both from 0 to 1, `y` upwards. */
export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

/** An SVG path through points, in a square of 100 by 100 with `y` downwards. */
export function linePath(points: readonly PlotPoint[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${(x * 100).toFixed(2)} ${((1 - y) * 100).toFixed(2)}`)
    .join('');
}

/** Where the name of a line stands. */
export interface NamePlace {
  readonly at: PlotPoint;
  readonly side: 'above' | 'below';
}

/**
 * Places for the names of lines with points at the same `x`, off every line: the one that reaches highest has its name
 * above its peak, each other one below itself where it lies farthest under that one.
 */
export function namePlaces(lines: readonly (readonly PlotPoint[])[]): NamePlace[] {
  const nowhere = { x: 0, y: 0 };
  const peaks = lines.map((line) =>
    line.reduce((best, point) => (point.y > best.y ? point : best), line[0] ?? nowhere),
  );
  const highest = Math.max(...peaks.map((peak) => peak.y));
  const leader = peaks.findIndex((peak) => peak.y === highest);
  return lines.map((line, index) => {
    if (index === leader) return { at: peaks[index] ?? nowhere, side: 'above' };
    const under = (at: number): number => (lines[leader]?.[at]?.y ?? 0) - (line[at]?.y ?? 0);
    const lowest = line.reduce((best, _point, at) => (under(at) > under(best) ? at : best), 0);
    return { at: line[lowest] ?? nowhere, side: 'below' };
  });
}
