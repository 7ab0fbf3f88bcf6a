/** A question drawn for a round, with its answers in the order in which they are offered. */
export interface Drawn<Q> {
  readonly question: Q;
  /** 0 is the right answer, 1 and above the wrong ones, as they stand in the pack. */
  readonly order: readonly number[];
}

/** How many questions a round has, where the pool has as many. */
export const ROUND = 10;

/** Numbers from 0 to 1 that look random and are the same for the same seed: mulberry32 by Tommy Ettinger. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A shuffled copy (Fisher and Yates). */
function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const copy = [...all];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [copy[last], copy[other]];
    if (a !== undefined && b !== undefined) [copy[last], copy[other]] = [b, a];
  }
  return copy;
}

/** Draws a round from the pool: each question once, the answers mixed; the same seed gives the same round. */
export function drawRound<Q>(pool: readonly Q[], answers: number, seed: number): Drawn<Q>[] {
  const random = randomFrom(seed);
  return shuffled(pool, random)
    .slice(0, ROUND)
    .map((question) => ({ question, order: shuffled([...Array.from({ length: answers }).keys()], random) }));
}

/** How a round went, in three kind words. */
export type Outcome = 'start' | 'good' | 'great';

/** The word for so many right answers of a round. */
export function outcomeOf(right: number, total: number): Outcome {
  const share = total === 0 ? 0 : right / total;
  return share >= 0.8 ? 'great' : share >= 0.4 ? 'good' : 'start';
}

/**
 * The topic to go on with: the one most of the missed questions came from, or else the first one that the visitor has
 * not seen, or the first of all. Topics that the pack does not have are passed over.
 */
export function topicToOpen(
  missed: readonly string[],
  topics: readonly { readonly id: string; readonly seen: boolean }[],
): string | undefined {
  const counted = topics.map(({ id }) => ({ id, count: missed.filter((topic) => topic === id).length }));
  const most = counted.toSorted((a, b) => b.count - a.count)[0];
  if (most !== undefined && most.count > 0) return most.id;
  return (topics.find((topic) => !topic.seen) ?? topics[0])?.id;
}
