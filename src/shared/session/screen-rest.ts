import type { Venue } from '../schema/venue.ts';
import { isQuiet } from './quiet.ts';

/** How long nobody must have been there before a screen is switched off, in milliseconds. */
export const REST_AFTER = 5 * 60_000;

/**
 * Whether the screen should give light. Off only where the venue wants that, in its quiet hours, and when nobody has
 * been there for five minutes: somebody who touches a dark screen gets it back.
 *
 * @param minute of the day, from 0 to 1439.
 * @param alone for how long nobody has been there, in milliseconds of a monotonic clock.
 */
export function wantedScreen(
  { screen, quiet }: Pick<Venue, 'screen' | 'quiet'>,
  minute: number,
  alone: number,
): 'on' | 'off' {
  return screen.rest === true && quiet !== undefined && isQuiet(quiet, minute) && alone >= REST_AFTER ? 'off' : 'on';
}
