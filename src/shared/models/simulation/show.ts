import { addCarsAlike, createPair, type Pair, type Verdict, verdict } from './compare.ts';
import { queue, meanWait, recentWait } from './measures.ts';
import type { Approach, Controller, Scenario } from './rules.ts';
import { changeController, createWorld, run, step, type World } from './world.ts';

/** Cars that one touch adds. */
export const CARS_A_TOUCH = 3;
/** Seconds that have passed before anybody looks, so that the streets are in use. */
const BEFORE_LIVE = 240;
const BEFORE_COMPARISON = 600;

/** What a visitor reads of one controller. */
export interface Figures {
  /** Mean wait of a car in seconds; undefined while too few cars have passed. */
  readonly wait: number | undefined;
  /** Cars standing. */
  readonly queue: number;
}

/** What is on show: one crossing whose controller can be changed, or both on the same arrivals. Changed in place. */
export interface Show {
  readonly scenario: Scenario;
  readonly live: World;
  /** Both crossings while they are compared. */
  pair: Pair | undefined;
  /** What was read last of the controller that rests. */
  readonly rested: Partial<Record<Controller, Figures>>;
}

/** Begins with one crossing under the fixed plan. */
export function createShow(scenario: Scenario): Show {
  const live = run(createWorld(scenario, 'fixed'), BEFORE_LIVE);
  return { scenario, live, pair: undefined, rested: {} };
}

/** The worlds that are seen, in their order. */
export const shown = (show: Show): readonly World[] =>
  show.pair === undefined ? [show.live] : [show.pair.fixed, show.pair.adaptive];

const liveFigures = (world: World): Figures => ({ wait: recentWait(world), queue: queue(world) });

/** Gives the one crossing to a controller; the cars stay where they are. */
export function choose(show: Show, controller: Controller): void {
  if (show.live.controller !== controller) show.rested[show.live.controller] = liveFigures(show.live);
  show.pair = undefined;
  changeController(show.live, controller);
}

/** Begins a fair run of both: from nothing, with the same cars, some minutes of it already driven. */
export function compare(show: Show): void {
  show.pair = createPair(show.scenario, BEFORE_COMPARISON);
}

/** More cars from one side; where both are compared, into both. False where there is no room for them. */
export const sendCars = (show: Show, approach: Approach): boolean => addCarsAlike(shown(show), approach, CARS_A_TOUCH);

/** Moves what is shown on by so many steps. */
export function advance(show: Show, steps: number): void {
  for (const world of shown(show)) for (let left = steps; left > 0; left -= 1) step(world);
}

/** What a visitor reads of a controller now, or read last; undefined before it was at work. */
export function figures(show: Show, controller: Controller): Figures | undefined {
  if (show.pair !== undefined) {
    const world = show.pair[controller];
    return { wait: meanWait(world), queue: queue(world) };
  }
  return show.live.controller === controller ? liveFigures(show.live) : show.rested[controller];
}

/** What the comparison says so far; undefined while there is none. */
export const result = (show: Show): Verdict | undefined => (show.pair === undefined ? undefined : verdict(show.pair));
