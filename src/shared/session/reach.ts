/** Where a hand reaches from a wheelchair or at eight years, in millimetres above the floor (ADA 308, EN 301 549 8.3). */
const LOWEST = 380;
const HIGHEST = 1220;
/** A first touch below this is low: a standing visitor's hand falls between elbow and eye, 1000 to 1500 mm. */
const LOW_TOUCH = 900;
/** A strip of glass lower than this, in millimetres, holds no screen: there reach mode would take more than it gives. */
const LEAST_STRIP = 250;

/** Where a screen hangs. */
export interface Hanging {
  /** Height of the picture in CSS pixels. */
  readonly height: number;
  readonly pixelsPerMillimetre: number;
  /** From the floor to the lower edge of the picture, in millimetres. */
  readonly mountingHeight: number;
}

/** The part of a screen within reach: what is left out at its upper and its lower edge, in whole CSS pixels. */
export interface ReachBand {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The part of a screen between 380 and 1220 mm above the floor. Undefined where the whole screen lies there, and where
 * too little of it does to be of use: reach mode then changes nothing and is not offered.
 */
export function reachBand({ height, pixelsPerMillimetre, mountingHeight }: Hanging): ReachBand | undefined {
  const upperEdge = mountingHeight + height / pixelsPerMillimetre;
  const top = Math.max(0, Math.ceil((upperEdge - HIGHEST) * pixelsPerMillimetre));
  const bottom = Math.max(0, Math.ceil((LOWEST - mountingHeight) * pixelsPerMillimetre));
  if (top === 0 && bottom === 0) return undefined;
  return height - top - bottom < LEAST_STRIP * pixelsPerMillimetre ? undefined : { top, bottom };
}

/** Whether a touch `y` CSS pixels below the upper edge came from far below where a standing visitor's would. */
export function isLowTouch(y: number, { height, pixelsPerMillimetre, mountingHeight }: Hanging): boolean {
  return mountingHeight + (height - y) / pixelsPerMillimetre < LOW_TOUCH;
}
