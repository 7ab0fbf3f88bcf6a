/** A stream of numbers from 0 up to, not including, 1. */
export type Random = () => number;

/**
 * A stream of random numbers that is the same for the same seed on every machine.
 * Mulberry32 (T. Ettinger, 2017): 32 bits of state, good enough for traffic, never for secrets.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Seconds until the next arrival where `perHour` arrive in an hour independently of each other (a Poisson process:
 * the gaps are exponential). Infinity where nobody ever comes.
 */
export function nextGap(random: Random, perHour: number): number {
  return perHour > 0 ? (-Math.log(1 - random()) * 3600) / perHour : Number.POSITIVE_INFINITY;
}
