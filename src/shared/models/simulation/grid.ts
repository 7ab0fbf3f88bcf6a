import { queue } from './measures.ts';
import {
  type Approach,
  approaches,
  type Controller,
  LEAST_FOR_A_MEAN,
  phases,
  type Scenario,
  STEP,
  STEPS_PER_SECOND,
  times,
} from './rules.ts';
import { createSignal, type Demand, type Signal, stepSignal } from './signals.ts';
import { addCars, changeController, createWorld, step, type World } from './world.ts';

/** The four crossings of two streets with two others, seen from above with north up. */
export const sites = ['northWest', 'northEast', 'southWest', 'southEast'] as const;
export type Site = (typeof sites)[number];

/** Seconds that a car drives between two crossings, beyond what is drawn of them: 110 m. */
export const BETWEEN = 10;

/** The stretch from one crossing to the next; cars keep their side: who leaves driving east comes from the west. */
interface Link {
  readonly from: Site;
  readonly to: Site;
  /** The side from which its cars come, at both ends. */
  readonly approach: Approach;
  /** Steps at which the cars on it arrive, the next one first. */
  readonly due: number[];
  /** Cars that have come onto it. */
  sent: number;
}

/** Four crossings at a moment. Changed in place; `stepGrid` alone moves it on. */
export interface Grid {
  readonly scenario: Scenario;
  controller: Controller;
  readonly crossings: Readonly<Record<Site, World>>;
  readonly links: readonly Link[];
  /** What each crossing would show if the fixed plan had run from the beginning: the clock that keeps them in step. */
  readonly plans: Readonly<Record<Site, Signal>>;
  /** Crossings that have joined the plan again since the fixed timing took over. */
  readonly joined: Set<Site>;
  steps: number;
}

const neighbours: readonly (readonly [from: Site, to: Site, approach: Approach])[] = [
  ['northWest', 'northEast', 'west'],
  ['southWest', 'southEast', 'west'],
  ['northEast', 'northWest', 'east'],
  ['southEast', 'southWest', 'east'],
  ['northWest', 'southWest', 'north'],
  ['northEast', 'southEast', 'north'],
  ['southWest', 'northWest', 'south'],
  ['southEast', 'northEast', 'south'],
];

/** Where cars of a side come in from outside. */
export const entries: Readonly<Record<Approach, readonly [Site, Site]>> = {
  north: ['northWest', 'northEast'],
  east: ['northEast', 'southEast'],
  south: ['southWest', 'southEast'],
  west: ['northWest', 'southWest'],
};

/** The crossing where the street of an approach at a crossing comes in: the outermost on the same street. */
export function entryOf(site: Site, approach: Approach): Site {
  const along = approach === 'north' || approach === 'south' ? /West|East/ : /north|south/;
  const own = along.exec(site)?.[0];
  return entries[approach].find((each) => own !== undefined && each.includes(own)) ?? site;
}

const nobody: Demand = {
  car: { northSouth: false, eastWest: false },
  walker: { northSouth: false, eastWest: false },
};

/** Seconds of a whole round of the fixed plan. */
const cycleOf = ({ green }: Scenario): number =>
  phases.reduce((sum, phase) => sum + green[phase] + times.yellow + times.allRed, 0);

/**
 * Half a round between neighbours. Of the offsets that serve both directions of a street alike there are two, none
 * and half a round (J. T. Morgan and J. D. C. Little, "Synchronizing Traffic Signals for Maximal Bandwidth",
 * Operations Research 12, 1964); with crossings about a third of a round apart, as here, half a round is the better.
 */
const offsetOf = (site: Site, scenario: Scenario): number =>
  site === 'northWest' || site === 'southEast' ? 0 : cycleOf(scenario) / 2;

function planAt(scenario: Scenario, seconds: number): Signal {
  const signal = createSignal();
  signal.walkUntil = scenario.green[signal.phase] - times.clear;
  for (let left = Math.round(seconds * STEPS_PER_SECOND); left > 0; left -= 1)
    stepSignal(signal, 'fixed', scenario, nobody);
  return signal;
}

const each = <T>(make: (site: Site, at: number) => T): Record<Site, T> => ({
  northWest: make('northWest', 0),
  northEast: make('northEast', 1),
  southWest: make('southWest', 2),
  southEast: make('southEast', 3),
});

/** Four empty crossings at second 0, in step with the fixed plan. */
export function createGrid(scenario: Scenario, controller: Controller): Grid {
  const plans = each((site) => planAt(scenario, offsetOf(site, scenario)));
  const crossings = each((site, at) => {
    // Only from outside do cars come by chance; between crossings they come as the lights before let them.
    const carsPerHour = { ...scenario.carsPerHour };
    for (const approach of approaches) if (entryOf(site, approach) !== site) carsPerHour[approach] = 0;
    const world = createWorld({ ...scenario, carsPerHour, seed: scenario.seed + at * 1009 }, controller);
    Object.assign(world.signal, plans[site]);
    return world;
  });
  return {
    scenario,
    controller,
    crossings,
    links: neighbours.map(([from, to, approach]) => ({ from, to, approach, due: [], sent: 0 })),
    plans,
    joined: new Set(sites),
    steps: 0,
  };
}

/** Hands all lights to the other controller; what they show and owe goes on, only the figures begin anew. */
export function changeGridController(grid: Grid, controller: Controller): void {
  if (grid.controller === controller) return;
  grid.controller = controller;
  grid.joined.clear();
  for (const site of sites) changeController(grid.crossings[site], controller);
}

/** More cars into the street that comes from this side to this crossing, at its outer end. */
export function addGridCars(grid: Grid, approach: Approach, site: Site, count: number): void {
  addCars(grid.crossings[entryOf(site, approach)], approach, count);
}

/**
 * Brings a crossing back into step when the fixed timing has taken over from lights that kept no time: it stays in
 * its green until the plan has come to the same green ("dwell", Traffic Signal Timing Manual, FHWA, 2008, 6.6).
 */
function join(grid: Grid, site: Site): void {
  if (grid.controller !== 'fixed' || grid.joined.has(site)) return;
  const { signal } = grid.crossings[site];
  const plan = grid.plans[site];
  if (signal.stage !== 'green') return;
  if (plan.stage === 'green' && plan.phase === signal.phase) {
    Object.assign(signal, { elapsed: plan.elapsed, walkUntil: plan.walkUntil });
    signal.holdUntil = Math.max(signal.holdUntil, plan.holdUntil);
    grid.joined.add(site);
  } else signal.elapsed = Math.min(signal.elapsed, times.leastGreen);
}

/** Moves everything on by one step of a tenth of a second. */
export function stepGrid(grid: Grid): void {
  for (const site of sites) {
    stepSignal(grid.plans[site], 'fixed', grid.scenario, nobody);
    join(grid, site);
    step(grid.crossings[site]);
  }
  for (const link of grid.links) {
    const lane = grid.crossings[link.from].lanes.find(({ approach }) => approach === link.approach);
    const left = lane?.left ?? 0;
    for (; link.sent < left; link.sent += 1) link.due.push(grid.steps + BETWEEN * STEPS_PER_SECOND);
    while ((link.due[0] ?? Number.POSITIVE_INFINITY) <= grid.steps) {
      link.due.shift();
      addCars(grid.crossings[link.to], link.approach, 1);
    }
  }
  grid.steps += 1;
}

/** Cars that have come from outside. */
export function gridArrivals({ crossings }: Grid): number {
  return approaches.reduce(
    (sum, approach) =>
      sum +
      entries[approach].reduce(
        (cars, site) => cars + (crossings[site].lanes.find((lane) => lane.approach === approach)?.arrived ?? 0),
        0,
      ),
    0,
  );
}

/** Cars that stand before any of the lights now. */
export const gridQueue = ({ crossings }: Grid): number => sites.reduce((sum, site) => sum + queue(crossings[site]), 0);

/**
 * Seconds that a car stood on average on its whole way, over all cars that have come from outside, those still
 * waiting included. Undefined before there are enough for a mean.
 */
export function gridMeanWait(grid: Grid): number | undefined {
  const cars = gridArrivals(grid);
  const stood = sites.reduce((sum, site) => sum + grid.crossings[site].stood, 0);
  return cars < LEAST_FOR_A_MEAN ? undefined : stood / cars;
}

/** Crossings that each car passes on its way straight through. */
const CROSSINGS_A_WAY = 2;

/** The same over the last two minutes: seconds stood a crossing passed, times the crossings of a way. */
export function gridRecentWait({ crossings }: Grid): number | undefined {
  const seconds = sites.flatMap((site) => crossings[site].recent);
  const stood = seconds.reduce((sum, second) => sum + second.stood, 0);
  const passed = seconds.reduce((sum, second) => sum + second.passed, 0);
  return passed < LEAST_FOR_A_MEAN ? undefined : (stood / passed) * CROSSINGS_A_WAY;
}

/** Moves everything on by so many seconds. */
export function runGrid(grid: Grid, seconds: number): Grid {
  for (let left = Math.round(seconds / STEP); left > 0; left -= 1) stepGrid(grid);
  return grid;
}
