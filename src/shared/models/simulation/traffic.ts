import {
  addGridCars,
  changeGridController,
  createGrid,
  entries,
  entryOf,
  type Grid,
  gridArrivals,
  gridMeanWait,
  gridQueue,
  gridRecentWait,
  runGrid,
  type Site,
  sites,
  stepGrid,
} from './grid.ts';
import { arrivals, meanWait, queue, recentWait } from './measures.ts';
import { type Approach, type Controller, MOST_OUTSIDE, type Scenario } from './rules.ts';
import { addCars, changeController, createWorld, run, step, type World } from './world.ts';

/** How much of a town is driven: one crossing, or four that send each other cars. */
export const extents = ['one', 'four'] as const;
export type Extent = (typeof extents)[number];

/** One crossing or four, in motion. */
export type Traffic = World | Grid;

/** Whether these are four crossings. */
export const isGrid = (traffic: Traffic): traffic is Grid => 'crossings' in traffic;

/** Empty streets at second 0. */
export const createTraffic = (extent: Extent, scenario: Scenario, controller: Controller): Traffic =>
  extent === 'one' ? createWorld(scenario, controller) : createGrid(scenario, controller);

/** The crossings of it, in the order of `sites` where there are four. */
export const crossingsOf = (traffic: Traffic): readonly World[] =>
  isGrid(traffic) ? sites.map((site) => traffic.crossings[site]) : [traffic];

export const stepTraffic = (traffic: Traffic): void => (isGrid(traffic) ? stepGrid(traffic) : step(traffic));

export const runTraffic = (traffic: Traffic, seconds: number): Traffic =>
  isGrid(traffic) ? runGrid(traffic, seconds) : run(traffic, seconds);

/** Hands the lights, one or all, to a controller. */
export const giveTo = (traffic: Traffic, controller: Controller): void =>
  isGrid(traffic) ? changeGridController(traffic, controller) : changeController(traffic, controller);

/** Seconds that a car stood on average on its whole way; undefined before there are enough of them. */
export const waitOf = (traffic: Traffic): number | undefined =>
  isGrid(traffic) ? gridMeanWait(traffic) : meanWait(traffic);

/** The same over the last two minutes. */
export const recentWaitOf = (traffic: Traffic): number | undefined =>
  isGrid(traffic) ? gridRecentWait(traffic) : recentWait(traffic);

/** Cars standing. */
export const queueIn = (traffic: Traffic): number => (isGrid(traffic) ? gridQueue(traffic) : queue(traffic));

/** Cars that have come from outside. */
export const arrivalsOf = (traffic: Traffic): number => (isGrid(traffic) ? gridArrivals(traffic) : arrivals(traffic));

/** Where more cars of a side come in: at the street touched, else at the one of two that fewer have come by. */
export function inletOf(traffic: Traffic, approach: Approach, site: Site | undefined): Site | undefined {
  if (!isGrid(traffic)) return undefined;
  if (site !== undefined) return entryOf(site, approach);
  const come = (entry: Site): number =>
    traffic.crossings[entry].lanes.find((lane) => lane.approach === approach)?.arrived ?? 0;
  const [first, second] = entries[approach];
  return come(first) <= come(second) ? first : second;
}

const hasRoom = (traffic: Traffic, approach: Approach, inlet: Site | undefined, count: number): boolean => {
  const world = isGrid(traffic) ? traffic.crossings[inlet ?? 'northWest'] : traffic;
  return world.lanes.every((lane) => lane.approach !== approach || lane.outside + count <= MOST_OUTSIDE);
};

/**
 * More cars from one side into all of these alike, or into none where one of them has no room left.
 *
 * @returns where they came in, or undefined where there is no room; of one crossing the side says it all.
 */
export function sendAlike(
  all: readonly Traffic[],
  approach: Approach,
  count: number,
  site?: Site,
): { readonly inlet: Site | undefined } | undefined {
  const [first] = all;
  if (first === undefined) return undefined;
  const inlet = inletOf(first, approach, site);
  if (!all.every((traffic) => hasRoom(traffic, approach, inlet, count))) return undefined;
  for (const traffic of all) {
    if (isGrid(traffic)) addGridCars(traffic, approach, inlet ?? 'northWest', count);
    else addCars(traffic, approach, count);
  }
  return { inlet };
}
