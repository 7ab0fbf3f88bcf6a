import { type Car, GONE, gapBehind, LINE, safeSpeed, stepCar } from './cars.ts';
import { createRandom, nextGap, type Random } from './random.ts';
import {
  type Approach,
  approaches,
  car,
  type Controller,
  DETECTOR,
  geometry,
  phaseOf,
  type Scenario,
  STANDING,
  STEP,
  STEPS_PER_SECOND,
  walker,
  walkPhaseOf,
} from './rules.ts';
import { createSignal, type Demand, lightFor, type Signal, stepSignal, walkOpen } from './signals.ts';

/** One lane towards the crossing and on to the other side; cars in order, the foremost first. */
export interface Lane {
  readonly approach: Approach;
  readonly cars: Car[];
  /** Cars that have come but do not fit on the road yet. */
  outside: number;
  arrived: number;
  /** Cars that have passed the stop line, and those out of sight again. */
  passed: number;
  left: number;
  nextAt: number;
  readonly random: Random;
}

/** Somebody on foot: `at` runs from the pavement before the street, 0 at the kerb, to the one behind it. */
export interface Walker {
  /** Counts everybody on foot; nothing but the drawing depends on it. */
  readonly number: number;
  readonly side: 1 | -1;
  at: number;
}

export interface Zebra {
  readonly arm: Approach;
  readonly walkers: Walker[];
  nextAt: number;
  readonly random: Random;
}

/** What happened in one second of the model. */
interface Second {
  stood: number;
  passed: number;
}

/** A crossing at a moment. It is changed in place, because it moves ten times a second; `step` alone does that. */
export interface World {
  readonly scenario: Scenario;
  controller: Controller;
  readonly signal: Signal;
  readonly lanes: readonly Lane[];
  readonly zebras: readonly Zebra[];
  steps: number;
  /** Seconds that all cars together stood, and pedestrians waited at the kerb. */
  stood: number;
  walkersStood: number;
  walkersArrived: number;
  /** The newest last; begun anew when the controller changes. */
  recent: Second[];
}

/** Metres from kerb to kerb. */
export const STREET = 2 * geometry.lane;
const WINDOW_SECONDS = 120;

/** An empty crossing at second 0, the first arrivals drawn. */
export function createWorld(scenario: Scenario, controller: Controller): World {
  const { seed, carsPerHour, pedestriansPerHour } = scenario;
  // Each stream of arrivals has random numbers of its own, so that they come alike whatever happens at the lights.
  const stream = (index: number): Random => createRandom(Math.imul(seed + 1, 2_654_435_761) + index * 40_503);
  return {
    scenario,
    controller,
    signal: createSignal(),
    lanes: approaches.map((approach, index) => {
      const random = stream(index);
      const nextAt = nextGap(random, carsPerHour[approach]);
      return { approach, cars: [], outside: 0, arrived: 0, passed: 0, left: 0, nextAt, random };
    }),
    zebras: approaches.map((arm, index) => {
      const random = stream(index + approaches.length);
      return { arm, walkers: [], nextAt: nextGap(random, pedestriansPerHour), random };
    }),
    steps: 0,
    stood: 0,
    walkersStood: 0,
    walkersArrived: 0,
    recent: [],
  };
}

/** More cars from one side, at once. */
export function addCars(world: World, approach: Approach, count: number): void {
  for (const lane of world.lanes) {
    if (lane.approach !== approach) continue;
    lane.outside += count;
    lane.arrived += count;
  }
}

/** Hands the lights to the other controller; what they show and owe goes on, only the figures begin anew. */
export function changeController(world: World, controller: Controller): void {
  if (world.controller === controller) return;
  world.controller = controller;
  world.recent = [];
}

function demand(world: World): Demand {
  const seen = { northSouth: false, eastWest: false };
  const asked = { northSouth: false, eastWest: false };
  for (const { approach, cars } of world.lanes)
    if (cars.some(({ at }) => at <= LINE && at > LINE - DETECTOR)) seen[phaseOf(approach)] = true;
  for (const { arm, walkers } of world.zebras) if (walkers.some(({ at }) => at === 0)) asked[walkPhaseOf(arm)] = true;
  return { car: seen, walker: asked };
}

function enter(lane: Lane): void {
  const last = lane.cars.at(-1);
  const gap = last === undefined ? Number.POSITIVE_INFINITY : gapBehind(0, last);
  if (lane.outside === 0 || gap < 0) return;
  lane.outside -= 1;
  const speed = last === undefined ? car.speed : Math.min(car.speed, safeSpeed(car.speed, gap, last.speed));
  lane.cars.push({ number: lane.arrived - lane.outside, at: 0, speed });
}

function stepLane(world: World, lane: Lane, now: number): Second {
  while (lane.nextAt <= now) {
    lane.arrived += 1;
    lane.outside += 1;
    lane.nextAt += nextGap(lane.random, world.scenario.carsPerHour[lane.approach]);
  }
  enter(lane);
  const stops = lightFor(world.signal, phaseOf(lane.approach)) !== 'green';
  const second = { stood: lane.outside * STEP, passed: 0 };
  for (const [index, one] of lane.cars.entries()) {
    const before = one.at;
    stepCar(one, lane.cars[index - 1], stops);
    if (before <= LINE && one.speed < STANDING) second.stood += STEP;
    if (before <= LINE && one.at > LINE) second.passed += 1;
  }
  while ((lane.cars[0]?.at ?? 0) > GONE) {
    lane.cars.shift();
    lane.left += 1;
  }
  lane.passed += second.passed;
  return second;
}

function stepZebra(world: World, zebra: Zebra, now: number): void {
  while (zebra.nextAt <= now) {
    zebra.walkers.push({ number: world.walkersArrived, side: zebra.random() < 0.5 ? -1 : 1, at: -walker.pavement });
    world.walkersArrived += 1;
    zebra.nextAt += nextGap(zebra.random, world.scenario.pedestriansPerHour);
  }
  const open = walkOpen(world.signal, walkPhaseOf(zebra.arm));
  for (const one of zebra.walkers) {
    if (one.at === 0 && !open) {
      world.walkersStood += STEP;
      continue;
    }
    // The kerb is a place to stop at exactly: who stands there is who waits.
    one.at = one.at < 0 ? Math.min(0, one.at + walker.speed * STEP) : one.at + walker.speed * STEP;
  }
  while ((zebra.walkers[0]?.at ?? 0) > STREET + walker.pavement) zebra.walkers.shift();
}

/** Moves everything on by one step of a tenth of a second. */
export function step(world: World): void {
  const now = world.steps * STEP;
  if (world.steps % STEPS_PER_SECOND === 0) {
    world.recent.push({ stood: 0, passed: 0 });
    if (world.recent.length > WINDOW_SECONDS) world.recent.shift();
  }
  stepSignal(world.signal, world.controller, world.scenario, demand(world));
  const second = world.recent.at(-1);
  for (const lane of world.lanes) {
    const { stood, passed } = stepLane(world, lane, now);
    world.stood += stood;
    if (second !== undefined) {
      second.stood += stood;
      second.passed += passed;
    }
  }
  for (const zebra of world.zebras) stepZebra(world, zebra, now);
  world.steps += 1;
}

/** Moves everything on by so many seconds. */
export function run(world: World, seconds: number): World {
  for (let left = Math.round(seconds * STEPS_PER_SECOND); left > 0; left -= 1) step(world);
  return world;
}
