import type { Venue } from '../../shared/schema/venue.ts';

const MILLIMETRES_PER_INCH = 25.4;

/**
 * CSS pixels to a millimetre of glass, from the screen's diagonal. Every size that a hand or an eye needs is
 * reckoned from this one figure (`--mm` in the style sheets).
 */
export function pixelsPerMillimetre(screen: { width: number; height: number }, venue: Venue['screen']): number {
  return Math.hypot(screen.width, screen.height) / (venue.diagonalInches * MILLIMETRES_PER_INCH);
}
