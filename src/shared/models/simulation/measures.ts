import { car, LEAST_FOR_A_MEAN, STANDING } from './rules.ts';
import { LINE } from './cars.ts';
import type { Lane, World } from './world.ts';

/** Cars of a lane that stand before the lights, those that do not fit on the road included. */
export function queueOf(lane: Lane): number {
  return lane.outside + lane.cars.filter(({ at, speed }) => at <= LINE && speed < STANDING).length;
}

/** Cars that stand before the lights now. */
export const queue = (world: World): number => world.lanes.reduce((sum, lane) => sum + queueOf(lane), 0);

/** All cars that have come so far. */
export const arrivals = (world: World): number => world.lanes.reduce((sum, lane) => sum + lane.arrived, 0);

/**
 * Seconds that a car stood on average, over all cars that have come. Those still waiting count too, so a controller
 * cannot look better by letting them wait for ever. Undefined before there are enough cars for a mean.
 */
export function meanWait(world: World): number | undefined {
  const cars = arrivals(world);
  return cars < LEAST_FOR_A_MEAN ? undefined : world.stood / cars;
}

/**
 * The same over the last two minutes under the present controller: seconds stood, divided by cars let through.
 * Undefined until enough cars have passed.
 */
export function recentWait(world: World): number | undefined {
  let stood = 0;
  let passed = 0;
  for (const second of world.recent) {
    stood += second.stood;
    passed += second.passed;
  }
  return passed < LEAST_FOR_A_MEAN ? undefined : stood / passed;
}

/** Seconds that a pedestrian waited at the kerb on average. */
export function meanWalkerWait(world: World): number {
  return world.walkersArrived === 0 ? 0 : world.walkersStood / world.walkersArrived;
}

/** Whether two cars of a lane touch; never, if the driving is right. */
export const collides = (lane: Lane): boolean =>
  lane.cars.some((one, index) => {
    const leader = lane.cars[index - 1];
    return leader !== undefined && leader.at - car.length < one.at;
  });
