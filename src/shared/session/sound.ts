import type { Venue } from '../schema/venue.ts';

/** How loud recordings may be where a venue says nothing: heard at the screen, not through the reading room. */
const DEFAULT_VOLUME = 0.5;

/** How loud recordings may be at a venue, from 0 to 1; at 0 no sound is offered. */
export function loudest(venue: Pick<Venue, 'volume'>): number {
  return venue.volume ?? DEFAULT_VOLUME;
}

/** Whether films begin with sound: through headphones nobody else hears it; from a speaker it waits to be asked for. */
export function beginsWithSound(venue: Pick<Venue, 'soundOutput'>): boolean {
  return venue.soundOutput === 'headphones';
}
