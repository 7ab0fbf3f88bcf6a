import { type Limits, panBy, type Point, type Viewport, zoomAt } from './viewport.ts';

/** Fingers on the glass by the id that the browser gives each. */
export type Fingers = ReadonlyMap<number, Point>;

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * Follows the fingers: one drags what is shown, two drag and pinch it, so that what lay under them stays under them. A third
 * one and more (the palm, a second visitor) do nothing.
 *
 * @param before where the fingers were when `view` was shown.
 * @param now where they are.
 */
export function follow(view: Viewport, before: Fingers, now: Fingers, limits: Limits): Viewport {
  const [first, second] = [...now.keys()].filter((id) => before.has(id));
  const from = first === undefined ? undefined : before.get(first);
  const to = first === undefined ? undefined : now.get(first);
  if (from === undefined || to === undefined) return view;
  const otherFrom = second === undefined ? undefined : before.get(second);
  const otherTo = second === undefined ? undefined : now.get(second);
  if (otherFrom === undefined || otherTo === undefined)
    return panBy(view, { x: to.x - from.x, y: to.y - from.y }, limits);
  const then = middle(from, otherFrom);
  const here = middle(to, otherTo);
  const width = apart(from, otherFrom);
  const moved = panBy(view, { x: here.x - then.x, y: here.y - then.y }, limits);
  return width === 0 ? moved : zoomAt(moved, apart(to, otherTo) / width, here, limits);
}

/** A finger that came down and left. */
export interface Tap {
  readonly at: Point;
  /** Milliseconds on any clock that does not jump. */
  readonly time: number;
}

/** Most milliseconds between the two touches of a double tap. */
export const DOUBLE_TAP = 350;

/** Whether a tap is the second of a double tap; `reach` is how far apart in pixels the two may be. */
export function isDoubleTap(before: Tap | undefined, tap: Tap, reach: number): boolean {
  return before !== undefined && tap.time - before.time <= DOUBLE_TAP && apart(before.at, tap.at) <= reach;
}
