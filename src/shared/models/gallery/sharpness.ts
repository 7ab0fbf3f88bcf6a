import type { Frame, Viewport } from '../zoom/viewport.ts';

/** How a thing painted for one view is laid over another: scaled about its origin, then moved by pixels. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Lays what was painted for `painted` so that it fits `view`. */
export function placeOver(painted: Viewport, view: Viewport): Placement {
  const scale = view.scale / painted.scale;
  return { scale, x: view.x - painted.x * scale, y: view.y - painted.y * scale };
}

/** How much a painting may be stretched before a blur is seen. */
const STRETCH = 1.35;
/** How much of the glass may be without it. */
const BARE = 0.2;

/** Whether a painting of another view no longer does while fingers are still moving the picture. */
export function isStale(painted: Viewport, view: Viewport, { width, height }: Frame): boolean {
  const { x, y, scale } = placeOver(painted, view);
  if (scale > STRETCH || scale < 1 / STRETCH) return true;
  const across = Math.min(width, x + width * scale) - Math.max(0, x);
  const down = Math.min(height, y + height * scale) - Math.max(0, y);
  return Math.max(0, across) * Math.max(0, down) < (1 - BARE) * width * height;
}

/** Pixels that a visitor does not see move. */
const TREMBLE = 0.01;

/** Whether two views show the same. */
export function isSameView(a: Viewport, b: Viewport): boolean {
  return (
    Math.abs(a.x - b.x) < TREMBLE && Math.abs(a.y - b.y) < TREMBLE && Math.abs(a.scale / b.scale - 1) < TREMBLE / 100
  );
}

/** Most pixels of a painting: a screen of 3840 by 2160. Beyond it a painting gets coarser rather than larger. */
const BUDGET = 3840 * 2160;

/** Pixels of a painting to each CSS pixel of a frame. */
export function paintDensity({ width, height }: Frame, devicePixelRatio: number): number {
  return Math.min(devicePixelRatio, Math.sqrt(BUDGET / Math.max(1, width * height)));
}
