import { expect, test } from 'vitest';

import type { VisitReport } from '../../../../src/shared/schema/visit-report.ts';
import { daysBefore } from '../../../../src/shared/staff/visit-counts.ts';
import {
  addCounts,
  countsOf,
  daysOf,
  DAYS_KEPT,
  hoursOf,
  isTooMany,
  noVisits,
  parted,
  sumCounts,
} from '../../../../src/shared/staff/visit-hours.ts';

const visit: VisitReport = {
  language: 'th',
  seconds: 120,
  panels: [{ id: 'quay', seconds: 40 }],
  stoppedAt: 'quay',
  quiz: { right: 2, total: 3 },
  end: 'idle',
};
const one = countsOf(visit);
const TODAY = '2026-11-23';

test('two visits are the sum of both, and none adds nothing', () => {
  const other = countsOf({ ...visit, language: 'en', stoppedAt: null, quiz: null, end: 'choice' });
  expect(sumCounts([one, other])).toEqual({
    visits: 2,
    seconds: 240,
    languages: { th: 1, en: 1 },
    opened: { quay: 2 },
    shown: { quay: 80 },
    stops: { quay: 1 },
    quiz: { played: 1, right: 2, total: 3 },
    idle: 1,
    choice: 1,
  });
  expect(addCounts(noVisits, one)).toEqual(one);
});

test('a page that invents panels does not fill the disk, and one named like a property of every object is a panel', () => {
  const many = Array.from({ length: 400 }, (_, at) => countsOf({ ...visit, panels: [{ id: `p-${at}`, seconds: 1 }] }));
  expect(Object.keys(sumCounts(many).opened)).toHaveLength(300);
  const odd = countsOf({ ...visit, panels: [{ id: 'constructor', seconds: 1 }] });
  expect(sumCounts([one, odd, odd]).opened).toEqual({ quay: 1, constructor: 2 });
});

test('hours are days, whatever their order, and days of old are hours with the same sums', () => {
  const hours = new Map([
    ['2026-11-23T15', one],
    ['2026-11-22T09', addCounts(one, one)],
    ['2026-11-23T08', one],
  ]);
  const days = daysOf(hours);
  expect(Object.keys(days.days)).toEqual(['2026-11-22', '2026-11-23']);
  const today = days.days['2026-11-23'];
  expect([today?.hours[8], today?.hours[15], today?.seconds, today?.idle]).toEqual([1, 1, 240, 2]);
  const back = hoursOf(days);
  expect([...back.keys()]).toEqual(['2026-11-22T09', '2026-11-23T08', '2026-11-23T15']);
  expect(daysOf(back)).toEqual(days);
  expect(sumCounts(back.values())).toEqual(sumCounts(hours.values()));
});

test('ninety days are told by the hour; what is let go is in the other part, and nothing is in both', () => {
  const hours = new Map(Array.from({ length: 95 }, (_, ago) => [`${daysBefore(TODAY, ago)}T09`, one]));
  expect(isTooMany(hours)).toBe(true);
  const { kept, gone } = parted(hours, TODAY);
  expect([kept.size, gone.size, isTooMany(kept)]).toEqual([DAYS_KEPT, 5, false]);
  expect([...gone.keys()][0]).toBe(`${daysBefore(TODAY, 90)}T09`);
});

test('a clock that leaps ahead or falls back for a day costs a day, not the history', () => {
  const hours = new Map(Array.from({ length: 90 }, (_, ago) => [`${daysBefore(TODAY, ago)}T09`, one]));
  const ahead = parted(new Map([...hours, ['2099-01-01T09', one]]), '2099-01-01');
  expect([...ahead.gone.keys()]).toEqual([`${daysBefore(TODAY, 89)}T09`]);
  const mended = parted(new Map([...ahead.kept, ['2026-11-24T09', one]]), '2026-11-24');
  expect([...mended.gone.keys()]).toEqual(['2099-01-01T09']);
  const back = parted(new Map([...hours, ['1970-01-01T09', one]]), '1970-01-01');
  expect(back.kept.size).toBe(90);
});
