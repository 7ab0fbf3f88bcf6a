/** Farthest in each direction, in CSS pixels: wider than any stroke, and nobody sees it. */
const REACH = 6;
/** Minutes there and back across and down; without a common part, so that every place in the square is come to. */
const ACROSS = 60;
const DOWN = 43;

/**
 * Where what stands still for hours is moved to, so that it does not burn into the screen.
 *
 * @param minute a count of minutes from anywhere.
 * @returns CSS pixels, whole ones: letters stay sharp.
 */
export function pixelShift(minute: number): { readonly x: number; readonly y: number } {
  const swing = (period: number): number => Math.round(REACH * Math.sin((2 * Math.PI * minute) / period));
  return { x: swing(ACROSS), y: swing(DOWN) };
}
