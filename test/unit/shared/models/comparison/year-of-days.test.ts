import { getTimes } from 'suncalc';
import { expect, test } from 'vitest';

import {
  daylightHours,
  dayOfYear,
  daysInYear,
  hoursAndMinutes,
  monthAndDay,
  solarNoon,
} from '../../../../../src/shared/models/comparison/year-of-days.ts';

test('years have their days', () => {
  expect([2023, 2024, 2100, 2000].map(daysInYear)).toEqual([365, 366, 365, 366]);
});

test('days of the year and days on the calendar are the same days', () => {
  expect(monthAndDay(2024, 59)).toEqual({ month: 2, day: 29 });
  expect(monthAndDay(2023, 59)).toEqual({ month: 3, day: 1 });
  expect(dayOfYear(2024, 12, 31)).toBe(365);
  for (let day = 0; day < 366; day += 1) {
    const { month, day: ofMonth } = monthAndDay(2024, day);
    expect(dayOfYear(2024, month, ofMonth)).toBe(day);
  }
});

test('noon by the sun is six hours earlier a quarter round to the east', () => {
  expect(solarNoon(2026, 0, 0).toISOString()).toBe('2026-01-01T12:00:00.000Z');
  expect(solarNoon(2026, 0, 90).toISOString()).toBe('2026-01-01T06:00:00.000Z');
});

/** Hours of daylight by suncalc, as the page asks for them. */
const daylight = (latitude: number, longitude: number, month: number, day: number): number =>
  daylightHours(getTimes(solarNoon(2026, dayOfYear(2026, month, day), longitude), latitude, longitude));

test.each([
  ['51.2 N in June', 51.169, 71.449, 6, 21, '16:35'],
  ['51.2 N in December', 51.169, 71.449, 12, 21, '7:53'],
  ['13.8 N in June', 13.756, 100.502, 6, 21, '12:56'],
  ['13.8 N in December', 13.756, 100.502, 12, 21, '11:19'],
])(
  'the longest and the shortest days, %s, agree with the published ones',
  (_name, latitude, longitude, month, day, published) => {
    const [hours = 0, minutes = 0] = published.split(':').map(Number);
    expect(Math.abs(daylight(latitude, longitude, month, day) * 60 - (hours * 60 + minutes))).toBeLessThanOrEqual(4);
  },
);

test('beyond the polar circles a day has all hours or none', () => {
  expect(daylight(78, 15, 6, 21)).toBe(24);
  expect(daylight(78, 15, 12, 21)).toBe(0);
});

test('hours are rounded to the minute, never to 60 of them', () => {
  expect(hoursAndMinutes(7.8833)).toEqual({ hours: 7, minutes: 53 });
  expect(hoursAndMinutes(11.9999)).toEqual({ hours: 12, minutes: 0 });
});
