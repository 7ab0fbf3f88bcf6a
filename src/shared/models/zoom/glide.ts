import { type Limits, panBy, type Point, type Viewport } from './viewport.ts';

/** Where a finger was, and when (milliseconds on any clock that does not jump). */
export interface Trace extends Point {
  readonly time: number;
}

/** Over how many milliseconds before it lifts the speed of a finger is measured. */
const MEASURED = 80;
/** Slower than this, in pixels a millisecond, a finger has put the picture down. */
const STILL = 0.1;

/** How long a picture glides on when it is let go, in milliseconds. */
export const GLIDE = 360;

/** The speed of a finger that lifts at `now`, in pixels a millisecond; 0 where it rested before it lifted. */
export function speedOf(trail: readonly Trace[], now: number): Point {
  const recent = trail.filter((trace) => now - trace.time <= MEASURED);
  const [first, last] = [recent[0], recent.at(-1)];
  if (first === undefined || last === undefined || last.time <= first.time) return { x: 0, y: 0 };
  const elapsed = now - first.time;
  return { x: (last.x - first.x) / elapsed, y: (last.y - first.y) / elapsed };
}

/**
 * Where a view comes to rest that a finger leaves at this speed; never beyond its limits. Undefined where it stays.
 * A movement that slows down as 1 - (1 - t)^3 over GLIDE begins at the speed of the finger when it goes a third as far
 * as that speed would carry it.
 */
export function glideTo(view: Viewport, speed: Point, limits: Limits): Viewport | undefined {
  if (Math.hypot(speed.x, speed.y) < STILL) return undefined;
  return panBy(view, { x: (speed.x * GLIDE) / 3, y: (speed.y * GLIDE) / 3 }, limits);
}
