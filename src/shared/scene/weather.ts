/** What can fall from a sky. */
export type Weather = 'snow' | 'rain';

/** One flake or drop. Places and sizes are shares of the frame; times are in ticks. */
export interface Mote {
  /** Where it falls, from the left. */
  readonly across: number;
  /** How near it is: 0 is far, small and slow, 1 is near. */
  readonly near: number;
  /** How far it strays sideways on its way down, in hundredths of the frame's shorter side. */
  readonly stray: number;
  /** How many ticks it takes from the upper edge to the lower one. */
  readonly fall: number;
  /** How many ticks of its way it has behind it at the start. */
  readonly ahead: number;
}

/**
 * Length of a tick in milliseconds. All motes move at the same instants, so that a screen without a graphics processor
 * is drawn six times a second and not sixty.
 */
export const TICK = 160;

/** Ticks from edge to edge, for what is far and for what is near, and how many fall at once. */
const kinds = {
  snow: { slow: 170, quick: 90, count: 40, stray: 5 },
  rain: { slow: 11, quick: 7, count: 36, stray: -7 },
} as const;

/** A share that is even over the whole numbers: the fractional part of multiples of an irrational number. */
const spread = (index: number, by: number): number => (index * by) % 1;

/**
 * What falls, spread evenly over the frame and over time without any two alike, and the same every time: the golden
 * ratio's multiples are the most even such sequence (Weyl's equidistribution). `share` says how much of it falls.
 */
export function motes(weather: Weather, share = 1): Mote[] {
  const { slow, quick, count, stray } = kinds[weather];
  return Array.from({ length: Math.round(count * share) }, (_, index) => {
    const near = spread(index + 1, Math.SQRT2) ** 2;
    const fall = Math.round(slow + (quick - slow) * near);
    return {
      across: spread(index + 1, 0.618_033_988_75),
      near,
      stray: weather === 'snow' ? stray * (2 * spread(index + 1, Math.sqrt(3)) - 1) : stray,
      fall,
      ahead: Math.floor(fall * spread(index + 1, Math.sqrt(7))),
    };
  });
}
