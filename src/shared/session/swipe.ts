/** How far a finger must have dragged a panel, as a share of its width, for it to give way when let go. */
const FAR_ENOUGH = 0.28;
/** A flick: faster than this, in shares of the width a millisecond, however short. */
const FAST_ENOUGH = 0.0006;
/** Share of the finger's way that a panel follows where there is none beside it. */
const RESISTANCE = 0.25;

/** A drag so far, in shares of the panel's width; onward, to the left in most languages, is negative. */
export interface Drag {
  readonly by: number;
  /** Speed of the finger in shares of the width a millisecond. */
  readonly speed: number;
}

/** How far the panel follows the finger: all the way, or heavily where there is nothing on that side. */
export function followed(by: number, hasBack: boolean, hasNext: boolean): number {
  const free = by < 0 ? hasNext : hasBack;
  return free ? by : by * RESISTANCE;
}

/** What letting go means: the next panel comes in, the one before, or this one stays. */
export function settleDrag({ by, speed }: Drag, hasBack: boolean, hasNext: boolean): 'next' | 'back' | 'stay' {
  const flicked = Math.abs(speed) >= FAST_ENOUGH && Math.sign(speed) === Math.sign(by);
  if (Math.abs(by) < FAR_ENOUGH && !flicked) return 'stay';
  if (by < 0) return hasNext ? 'next' : 'stay';
  return hasBack ? 'back' : 'stay';
}
