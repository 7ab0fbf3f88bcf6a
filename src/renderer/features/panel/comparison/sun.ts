import { getTimes } from 'suncalc';

import {
  daylightHours,
  daysInYear,
  solarNoon,
  type SunTimes,
} from '../../../../shared/models/comparison/year-of-days.ts';
import type { Place } from '../../../../shared/schema/pack.ts';

/** Rise and set of the sun over a place on a day of the year, counted from 0. */
export function sunOn(place: Place, year: number, day: number): SunTimes {
  const { sunrise, sunset, alwaysUp } = getTimes(
    solarNoon(year, day, place.longitude),
    place.latitude,
    place.longitude,
  );
  return { sunrise, sunset, alwaysUp };
}

/** Hours of daylight on every day of a year. */
export function daylightOfYear(place: Place, year: number): number[] {
  return Array.from({ length: daysInYear(year) }, (_, day) => daylightHours(sunOn(place, year, day)));
}
