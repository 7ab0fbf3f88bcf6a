const DAY = 86_400_000;

/** Days of a year of the Gregorian calendar. */
export function daysInYear(year: number): number {
  return (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY;
}

/** Month (1 to 12) and day of the month of a day of the year, counted from 0. */
export function monthAndDay(year: number, day: number): { month: number; day: number } {
  const date = new Date(Date.UTC(year, 0, 1) + day * DAY);
  return { month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day of the year, counted from 0, of a day on the calendar. */
export function dayOfYear(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / DAY);
}

/** Noon by the sun on a day of the year at a longitude in degrees, as an instant. */
export function solarNoon(year: number, day: number, longitude: number): Date {
  return new Date(Date.UTC(year, 0, 1) + (day + 0.5 - longitude / 360) * DAY);
}

/** When the sun rises and sets on a day; null where it does neither, and then whether it is up all the same. */
export interface SunTimes {
  readonly sunrise: Date | null;
  readonly sunset: Date | null;
  readonly alwaysUp?: boolean | undefined;
}

/** Hours between sunrise and sunset: 24 on a polar day, 0 in a polar night. */
export function daylightHours({ sunrise, sunset, alwaysUp }: SunTimes): number {
  if (sunrise === null || sunset === null) return alwaysUp === true ? 24 : 0;
  return (sunset.getTime() - sunrise.getTime()) / 3_600_000;
}

/** Hours as whole hours and minutes, rounded to the minute. */
export function hoursAndMinutes(hours: number): { hours: number; minutes: number } {
  const minutes = Math.round(hours * 60);
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
