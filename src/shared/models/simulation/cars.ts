import { car, geometry, STEP } from './rules.ts';

/** A car on the road. */
export interface Car {
  /** Counts the cars of its approach; nothing but the drawing depends on it. */
  readonly number: number;
  /** Metres from where it came into sight to its front. */
  at: number;
  /** Metres a second. */
  speed: number;
}

/** Metres from where cars come into sight to the stop line, and to where they are gone. */
export const LINE = geometry.extent - geometry.stopLine;
export const GONE = 2 * geometry.extent + car.length;

/**
 * The highest speed at which a car can still avoid what is `gap` metres ahead and drives at `ahead` m/s:
 * S. Krauß, "Microscopic Modeling of Traffic Flow", 1998, without his random dawdling. Collision-free for steps
 * shorter than the reaction time.
 */
export function safeSpeed(speed: number, gap: number, ahead: number): number {
  const { brake, reaction } = car;
  return Math.max(0, ahead + (gap - ahead * reaction) / ((speed + ahead) / (2 * brake) + reaction));
}

/** Whether a car at that speed can stop within so many metres. */
export const canStop = (speed: number, metres: number): boolean => (speed * speed) / (2 * car.brake) <= metres;

/** Metres free behind another car, the distance kept in a queue taken off. */
export const gapBehind = (at: number, leader: Car): number => leader.at - car.length - car.gap - at;

/** Moves one car on by a step, behind its leader and, where `stops`, to the stop line. */
export function stepCar(one: Car, leader: Car | undefined, stops: boolean): void {
  let speed = Math.min(one.speed + car.pull * STEP, car.speed);
  if (leader !== undefined) speed = Math.min(speed, safeSpeed(one.speed, gapBehind(one.at, leader), leader.speed));
  const toLine = LINE - 0.5 - one.at;
  if (stops && one.at <= LINE && canStop(one.speed, LINE - one.at))
    speed = Math.min(speed, safeSpeed(one.speed, toLine, 0));
  one.speed = Math.max(0, speed);
  one.at += one.speed * STEP;
}
