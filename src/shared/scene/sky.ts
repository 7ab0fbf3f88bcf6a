import type { Pack, Place } from '../schema/pack.ts';
import type { Light } from './dress-picture.ts';
import type { Weather } from './weather.ts';

/** Altitudes of the sun in degrees: above the first it is day, below the second night (end of civil twilight). */
const DAY_ABOVE = 8;
const NIGHT_BELOW = -6;

/**
 * The light for a sun at `altitude` degrees, an hour later at `later` degrees: between day and night a rising sun
 * makes dawn and a sinking one dusk.
 */
export function lightOf(altitude: number, later: number): Light {
  if (altitude >= DAY_ABOVE) return 'day';
  if (altitude <= NIGHT_BELOW) return 'night';
  return later > altitude ? 'dawn' : 'dusk';
}

/** A moment as the clocks of the city show it: read it with the UTC methods. */
export function cityClock(place: Place, now: Date): Date {
  return new Date(now.getTime() + place.utcOffsetMinutes * 60_000);
}

/** What falls over the city in a season of the pack. */
export function weatherOf(pack: Pack, season: string | undefined): Weather | undefined {
  return pack.theme.seasons?.find((each) => each.id === season)?.weather;
}

/** The id of the pack's season at that moment in the city, where it has seasons. */
export function seasonOf(pack: Pack, now: Date): string | undefined {
  if (pack.place === undefined) return undefined;
  const month = cityClock(pack.place, now).getUTCMonth() + 1;
  return pack.theme.seasons?.find((season) => season.months.includes(month))?.id;
}
