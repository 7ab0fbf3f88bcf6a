import { yearsOf } from './scale.ts';

/** An event on its lane, with its date as years. */
export interface Placed<E> {
  readonly lane: number;
  readonly event: E;
  readonly years: number;
}

/** A stretch of time in years of the Common Era; without an end it lasts until today. */
export interface Era {
  readonly from: number;
  readonly to?: number | undefined;
}

/** The events of all lanes in order of time; at the same date the first lane comes first. */
export function inOrder<E extends { readonly date: string }>(
  lanes: readonly { readonly events: readonly E[] }[],
): Placed<E>[] {
  return lanes
    .flatMap(({ events }, lane) => events.map((event) => ({ lane, event, years: yearsOf(event.date) })))
    .toSorted((a, b) => a.years - b.years || a.lane - b.lane);
}

/** The index of the place nearest to `at`; of two at the same place the one that `prefers` says. 0 for no places. */
export function nearest(
  places: readonly number[],
  at: number,
  prefers: (index: number) => boolean = () => false,
): number {
  let best = 0;
  for (const [index, place] of places.entries()) {
    const nearer = Math.abs(place - at) - Math.abs((places[best] ?? 0) - at);
    if (nearer < 0 || (nearer === 0 && prefers(index) && !prefers(best))) best = index;
  }
  return best;
}

/** How long a strip would go on sliding at the speed at which a finger left it, in milliseconds. */
const SLIDE = 180;
/** A finger faster than this, in units a millisecond, meant to move on by one event at least. */
const FLICK = 0.0015;

/**
 * Where a strip comes to rest that a finger leaves at `at` with `speed` (units a millisecond, positive towards later).
 * A flick from the event `from` never ends where it began, unless there is nothing further that way.
 */
export function land(places: readonly number[], from: number, at: number, speed: number): number {
  const landing = nearest(places, at + speed * SLIDE);
  if (landing !== from || Math.abs(speed) < FLICK) return landing;
  return Math.min(Math.max(from + Math.sign(speed), 0), Math.max(places.length - 1, 0));
}

/** The index of the era that holds this point in time, or -1; where eras meet, the later one. */
export function eraAt(eras: readonly Era[], years: number): number {
  return eras.findLastIndex((era) => years >= era.from && (era.to === undefined || years < era.to + 1));
}

/** The index of the first event of an era, or of the one nearest to its beginning where it has none. */
export function entryOf(era: Era, placed: readonly { readonly years: number; readonly lane: number }[]): number {
  const own = placed.findIndex(
    ({ years, lane }) => lane === 0 && years >= era.from && (era.to === undefined || years < era.to + 1),
  );
  return own === -1
    ? nearest(
        placed.map(({ years }) => years),
        era.from,
      )
    : own;
}
