/** Which way a target binds: a time must be at most so much, a throughput at least. */
export type Bound = { readonly atMost: number } | { readonly atLeast: number };

/** One figure of a run. `value` is the median of `n` measurements, `min` and `max` their range. */
export interface Row {
  /** `GROUP.what.of-what`: stays the same from run to run. */
  readonly id: string;
  readonly value: number;
  /** `ms`, `MiB`, `MiB/s`, `KB`, `%`; `x` for a ratio. */
  readonly unit: string;
  /** What was wanted; null where the figure only explains others. */
  readonly target: number | null;
  /** Whether `target` is a floor or a ceiling; null without one. */
  readonly bound: 'at most' | 'at least' | null;
  /** True where there is no target. */
  readonly ok: boolean;
  readonly n: number;
  readonly min: number;
  readonly max: number;
}

/** The middle one; the mean of the two in the middle where the number is even. @throws where there is none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('A median of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** Four significant digits, and whole numbers whole: what is noise is not written down. */
const rounded = (value: number): number => (Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));

/** Makes a row of what was measured. The target is judged before anything is rounded. */
export function makeRow(id: string, unit: string, measured: readonly number[], bound?: Bound): Row {
  const value = median(measured);
  const target = bound === undefined ? null : 'atMost' in bound ? bound.atMost : bound.atLeast;
  return {
    id,
    value: rounded(value),
    unit,
    target,
    bound: bound === undefined ? null : 'atMost' in bound ? 'at most' : 'at least',
    ok: bound === undefined || ('atMost' in bound ? value <= bound.atMost : value >= bound.atLeast),
    n: measured.length,
    min: rounded(Math.min(...measured)),
    max: rounded(Math.max(...measured)),
  };
}

/** The ratios round by round, of two things measured in turn: what slows the machine down slows both. */
export function ratios(upper: readonly number[], lower: readonly number[]): number[] {
  if (upper.length !== lower.length) throw new Error('A ratio wants as many rounds above as below');
  return upper.map((value, at) => value / (lower[at] as number));
}

/**
 * Runs the works in turn, round after round, and gives what each gave, by its name. The order turns round with every
 * round, so that none of them always comes after the same one. `warmUp` rounds come first and do not count.
 */
export async function alternate<Name extends string>(
  works: Readonly<Record<Name, () => Promise<number> | number>>,
  { rounds, warmUp = 0 }: { readonly rounds: number; readonly warmUp?: number },
): Promise<Record<Name, number[]>> {
  const names = Object.keys(works) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await works[name]();
      if (round >= 0) found[name].push(value);
    }
  }
  return found;
}
