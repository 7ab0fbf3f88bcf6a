import { createPair, type Pair, type Verdict, verdict } from './compare.ts';
import type { Site } from './grid.ts';
import type { Approach, Controller, Scenario } from './rules.ts';
import {
  createTraffic,
  type Extent,
  giveTo,
  queueIn,
  recentWaitOf,
  runTraffic,
  sendAlike,
  stepTraffic,
  type Traffic,
  waitOf,
} from './traffic.ts';

/** Cars that one touch adds. */
export const CARS_A_TOUCH = 3;
/** Seconds that have passed before anybody looks, so that the streets are in use. */
const BEFORE_LIVE = 240;
const BEFORE_COMPARISON = 600;

/** What a visitor reads of one controller. */
export interface Figures {
  /** Mean wait of a car on its way in seconds; undefined while too few cars have passed. */
  readonly wait: number | undefined;
  /** Cars standing. */
  readonly queue: number;
}

/** What is on show: streets whose controller can be changed, or both on the same arrivals. Changed in place. */
export interface Show {
  readonly scenario: Scenario;
  extent: Extent;
  live: Traffic;
  /** Both while they are compared. */
  pair: Pair | undefined;
  /** What was read last of the controller that rests. */
  rested: Partial<Record<Controller, Figures>>;
}

const liveTraffic = (scenario: Scenario, extent: Extent, controller: Controller): Traffic =>
  runTraffic(createTraffic(extent, scenario, controller), BEFORE_LIVE);

/** Begins with one crossing under the fixed plan. */
export function createShow(scenario: Scenario): Show {
  return { scenario, extent: 'one', live: liveTraffic(scenario, 'one', 'fixed'), pair: undefined, rested: {} };
}

/** What is seen, in its order. */
export const shown = (show: Show): readonly Traffic[] =>
  show.pair === undefined ? [show.live] : [show.pair.fixed, show.pair.adaptive];

const liveFigures = (traffic: Traffic): Figures => ({ wait: recentWaitOf(traffic), queue: queueIn(traffic) });

/** Gives what is seen to a controller; the cars stay where they are. */
export function choose(show: Show, controller: Controller): void {
  if (show.live.controller !== controller) show.rested[show.live.controller] = liveFigures(show.live);
  show.pair = undefined;
  giveTo(show.live, controller);
}

/** Begins a fair run of both: from nothing, with the same cars, some minutes of it already driven. */
export function compare(show: Show): void {
  show.pair = createPair(show.scenario, BEFORE_COMPARISON, show.extent);
}

/** Shows one crossing or four, under the same controller, or compared if they were. */
export function widen(show: Show, extent: Extent): void {
  if (show.extent === extent) return;
  show.extent = extent;
  show.rested = {};
  show.live = liveTraffic(show.scenario, extent, show.live.controller);
  if (show.pair !== undefined) compare(show);
}

/** More cars from one side; where both are compared, into both. Says where they came in, undefined without room. */
export const sendCars = (
  show: Show,
  approach: Approach,
  site?: Site,
): { readonly inlet: Site | undefined } | undefined => sendAlike(shown(show), approach, CARS_A_TOUCH, site);

/** Moves what is shown on by so many steps. */
export function advance(show: Show, steps: number): void {
  for (const traffic of shown(show)) for (let left = steps; left > 0; left -= 1) stepTraffic(traffic);
}

/** What a visitor reads of a controller now, or read last; undefined before it was at work. */
export function figures(show: Show, controller: Controller): Figures | undefined {
  if (show.pair !== undefined) {
    const traffic = show.pair[controller];
    return { wait: waitOf(traffic), queue: queueIn(traffic) };
  }
  return show.live.controller === controller ? liveFigures(show.live) : show.rested[controller];
}

/** What the comparison says so far; undefined while there is none. */
export const result = (show: Show): Verdict | undefined => (show.pair === undefined ? undefined : verdict(show.pair));
