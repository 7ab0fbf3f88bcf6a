import { expect, test } from 'vitest';

import {
  dateToYears,
  datesOf,
  latestAt,
  nearestDate,
  reversedDates,
} from '../../../../../src/shared/models/comparison/series.ts';

const one = [
  { date: '1919', value: 1 },
  { date: '1960', value: 2 },
  { date: '2010', value: 3 },
];
const other = [
  { date: '1998', value: 10 },
  { date: '2013-09-01', value: 20 },
  { date: '2026-01-01', value: 30 },
];

test('dates of every precision fall into their year, in order', () => {
  expect(dateToYears('2010')).toBe(2010.5);
  expect(dateToYears('2026-01-01')).toBe(2026);
  const dates = ['2017-05-31', '2017-06', '2017-06-30', '2017-12-31', '2018-01-01'];
  expect(dates.map(dateToYears)).toEqual(dates.map(dateToYears).toSorted((a, b) => a - b));
  for (const date of dates) expect(Math.floor(dateToYears(date))).toBe(Number(date.slice(0, 4)));
});

test('points that go back in time are found, and equal ones too', () => {
  expect(reversedDates(one)).toEqual([]);
  expect(reversedDates([one[1], one[0], one[0], one[2]].flatMap((each) => each ?? []))).toEqual([1, 2]);
});

test('the dates of several series come once each and in order', () => {
  expect(datesOf([one, [...other, { date: '2010', value: 9 }]])).toEqual([
    '1919',
    '1960',
    '1998',
    '2010',
    '2013-09-01',
    '2026-01-01',
  ]);
});

test('the last count is known until the next, and nothing before the first', () => {
  expect(latestAt(one, '1998')).toEqual({ date: '1960', value: 2 });
  expect(latestAt(one, '2026-01-01')).toEqual({ date: '2010', value: 3 });
  expect(latestAt(other, '1960')).toBeUndefined();
});

test('a place in time finds the nearest date', () => {
  const dates = datesOf([one, other]);
  expect(nearestDate(dates, 1900)).toBe(0);
  expect(nearestDate(dates, 1990)).toBe(2);
  expect(nearestDate(dates, 3000)).toBe(dates.length - 1);
});
