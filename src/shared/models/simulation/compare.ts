import { arrivals, meanWait } from './measures.ts';
import { type Approach, type Controller, MOST_OUTSIDE, type Scenario } from './rules.ts';
import { addCars, createWorld, run, type World } from './world.ts';

/** The same crossing twice, with the same arrivals, under the one controller and under the other. */
export type Pair = Readonly<Record<Controller, World>>;

/** Both crossings after so many seconds. */
export function createPair(scenario: Scenario, seconds: number): Pair {
  const after = (controller: Controller): World => run(createWorld(scenario, controller), seconds);
  return { fixed: after('fixed'), adaptive: after('adaptive') };
}

/** More cars into all of these crossings alike, or into none where one of them has no room left. */
export function addCarsAlike(worlds: readonly World[], approach: Approach, count: number): boolean {
  const full = worlds.some((world) =>
    world.lanes.some((lane) => lane.approach === approach && lane.outside + count > MOST_OUTSIDE),
  );
  if (!full) for (const world of worlds) addCars(world, approach, count);
  return !full;
}

/** A difference of less than this share of the waiting is none: it changes from seed to seed. */
export const NOTICEABLE = 0.05;

/** What the two runs say, for the same cars. */
export type Verdict =
  | { readonly is: 'early' }
  | { readonly is: 'alike'; readonly cars: number }
  | { readonly is: 'less' | 'more'; readonly percent: number; readonly cars: number };

/** Whether cars waited less or more under the adaptive lights, in per cent of the wait under the fixed ones. */
export function verdict({ fixed, adaptive }: Pair): Verdict {
  const [before, after] = [meanWait(fixed), meanWait(adaptive)];
  if (before === undefined || after === undefined || before === 0) return { is: 'early' };
  const cars = arrivals(fixed);
  const share = (before - after) / before;
  if (Math.abs(share) < NOTICEABLE) return { is: 'alike', cars };
  return { is: share > 0 ? 'less' : 'more', percent: Math.round(Math.abs(share) * 100), cars };
}
