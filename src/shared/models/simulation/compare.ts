import type { Controller, Scenario } from './rules.ts';
import { arrivalsOf, createTraffic, type Extent, runTraffic, type Traffic, waitOf } from './traffic.ts';

/** The same streets twice, with the same arrivals, under the one controller and under the other. */
export type Pair = Readonly<Record<Controller, Traffic>>;

/** Both after so many seconds. */
export function createPair(scenario: Scenario, seconds: number, extent: Extent = 'one'): Pair {
  const after = (controller: Controller): Traffic => runTraffic(createTraffic(extent, scenario, controller), seconds);
  return { fixed: after('fixed'), adaptive: after('adaptive') };
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
  const [before, after] = [waitOf(fixed), waitOf(adaptive)];
  if (before === undefined || after === undefined || before === 0) return { is: 'early' };
  const cars = arrivalsOf(fixed);
  const share = (before - after) / before;
  if (Math.abs(share) < NOTICEABLE) return { is: 'alike', cars };
  return { is: share > 0 ? 'less' : 'more', percent: Math.round(Math.abs(share) * 100), cars };
}
