import { expect, test } from 'vitest';

import type { VisitReport } from '../../../../src/shared/schema/visit-report.ts';
import {
  addVisit,
  DAYS_KEPT,
  daysBefore,
  noCounts,
  summarizeVisits,
  visitsCsv,
} from '../../../../src/shared/staff/visit-counts.ts';

const visit: VisitReport = {
  language: 'th',
  seconds: 120,
  panels: [
    { id: 'quay', seconds: 40 },
    { id: 'ferry', seconds: 20 },
  ],
  stoppedAt: 'ferry',
  quiz: null,
  end: 'idle',
};
const TODAY = '2026-11-23';

test('visits add up by hour, language and panel, with where they stopped and how they ended', () => {
  let counts = addVisit(noCounts, visit, TODAY, 9);
  counts = addVisit(counts, { ...visit, language: 'en', seconds: 60, quiz: { right: 3, total: 4 } }, TODAY, 9);
  counts = addVisit(counts, { ...visit, panels: [], stoppedAt: null, end: 'choice' }, '2026-11-20', 23);
  const summary = summarizeVisits(counts, TODAY, 7);
  expect(summary).toMatchObject({
    visits: 3,
    seconds: 100,
    languages: [
      ['th', 2],
      ['en', 1],
    ],
    panels: [
      { id: 'quay', opened: 2, seconds: 40 },
      { id: 'ferry', opened: 2, seconds: 20 },
    ],
    stops: [['ferry', 2]],
    quiz: { played: 1, right: 3, total: 4 },
    idle: 2,
    choice: 1,
  });
  expect(summary.days.map(({ date, visits }) => [date.slice(8), visits])).toEqual([
    ['17', 0],
    ['18', 0],
    ['19', 0],
    ['20', 1],
    ['21', 0],
    ['22', 0],
    ['23', 2],
  ]);
  expect([summary.hours[9], summary.hours[23]]).toEqual([2, 1]);
});

test('what is older than 90 days is forgotten', () => {
  let counts = addVisit(noCounts, visit, daysBefore(TODAY, DAYS_KEPT), 9);
  counts = addVisit(counts, visit, daysBefore(TODAY, DAYS_KEPT - 1), 9);
  counts = addVisit(counts, visit, TODAY, 9);
  expect(Object.keys(counts.days)).toEqual(['2026-08-26', TODAY]);
  expect(summarizeVisits(counts, TODAY, 90).visits).toBe(2);
  expect(summarizeVisits(counts, TODAY, 30).visits).toBe(1);
});

test('a page that invents panels does not fill the disk', () => {
  let counts = noCounts;
  for (let at = 0; at < 400; at += 1)
    counts = addVisit(counts, { ...visit, panels: [{ id: `panel-${at}`, seconds: 1 }] }, TODAY, 9);
  expect(Object.keys(counts.days[TODAY]?.opened ?? {})).toHaveLength(300);
});

test('the table has a line for each count and nothing that a spreadsheet would run', () => {
  const counts = addVisit(noCounts, { ...visit, stoppedAt: null, panels: [{ id: 'quay', seconds: 40 }] }, TODAY, 9);
  const lines = visitsCsv(counts).split('\r\n');
  expect(lines[0]).toBe('date,count,of,number');
  expect(lines).toContain('2026-11-23,visits in hour,9,1');
  expect(lines).toContain('2026-11-23,seconds on panel,quay,40');
  expect(lines.at(-1)).toBe('');
  const hostile = { ...counts.days[TODAY], languages: { '=1+1': 1, 'a,"b': 2 } } as never;
  const table = visitsCsv({ format: 1, days: { [TODAY]: hostile } });
  expect(table).toContain("'=1+1");
  expect(table).toContain('"a,""b"');
});
