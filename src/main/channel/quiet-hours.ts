import type { Venue } from '../../shared/schema/venue.ts';
import { isClosed } from '../health/nightly.ts';

/**
 * Whether a venue expects nobody at that minute of the day: its quiet hours, or those in which it is closed where it has
 * none. A venue with neither has no hour that is better than another.
 */
export function isQuiet({ quiet, closed }: Pick<Venue, 'quiet' | 'closed'>, minuteOfDay: number): boolean {
  if (quiet !== undefined) {
    const { from, to } = quiet;
    return from <= to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to;
  }
  return closed === undefined || isClosed(closed, minuteOfDay);
}
