import type { Venue } from '../../shared/schema/venue.ts';

const HOUR = 3_600_000;
/** Once a night, even where a clock runs wild. */
const LEAST_LIFE = 12 * HOUR;
/** How long nobody must have been there, in milliseconds. */
const QUIET = 10 * 60_000;

/** Minutes since midnight of "HH:MM". */
function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}

/** Whether a time of day lies in the hours in which the venue is closed; they may go over midnight. */
export function isClosed(closed: NonNullable<Venue['closed']>, minuteOfDay: number): boolean {
  const [from, to] = [minutes(closed.from), minutes(closed.to)];
  return from <= to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to;
}

/**
 * Whether now is the time for the quiet restart of a night: closed, nobody there for ten minutes, and this kiosk not
 * young. `life` and `quiet` are milliseconds of a monotonic clock: a clock that jumps can cause one restart, not two.
 */
export function isRestartDue(
  closed: Venue['closed'],
  { life, quiet, minuteOfDay }: { readonly life: number; readonly quiet: number; readonly minuteOfDay: number },
): boolean {
  return closed !== undefined && life >= LEAST_LIFE && quiet >= QUIET && isClosed(closed, minuteOfDay);
}
