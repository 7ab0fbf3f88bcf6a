import type { Venue } from '../../shared/schema/venue.ts';

const MILLIMETRES_PER_INCH = 25.4;

/**
 * CSS pixels to a millimetre of glass, from the screen's diagonal. Every size that a hand or an eye needs is
 * reckoned from this one figure (`--mm` in the style sheets).
 */
export function pixelsPerMillimetre(screen: { width: number; height: number }, venue: Venue['screen']): number {
  return Math.hypot(screen.width, screen.height) / (venue.diagonalInches * MILLIMETRES_PER_INCH);
}

/**
 * CSS pixels to a module of a code: as many whole pixels of the screen as make the code `side` long, so that every edge
 * is sharp, and never less than `least`.
 *
 * @param ratio pixels of the screen to a CSS pixel.
 */
export function modulePixels(least: number, side: number, modules: number, ratio: number): number {
  // A hundredth of tolerance: a length that is whole but for the noise of a division is not a pixel longer.
  const enough = Math.max(1, Math.ceil(least * ratio - 0.01));
  return Math.max(enough, Math.floor((side * ratio) / modules)) / ratio;
}
