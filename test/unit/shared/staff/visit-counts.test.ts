import { expect, test } from 'vitest';

import type { VisitReport } from '../../../../src/shared/schema/visit-report.ts';
import { daysBefore, summarizeVisits, visitsCsv } from '../../../../src/shared/staff/visit-counts.ts';
import { addCounts, countsOf, daysOf, noVisits } from '../../../../src/shared/staff/visit-hours.ts';

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
const [first, second, third] = [
  countsOf(visit),
  countsOf({ ...visit, language: 'en', seconds: 60, quiz: { right: 3, total: 4 } }),
  countsOf({ ...visit, panels: [], stoppedAt: null, end: 'choice' }),
];

test('visits add up by hour, language and panel, with where they stopped and how they ended', () => {
  const counts = daysOf(
    new Map([
      [`${TODAY}T09`, addCounts(first, second)],
      ['2026-11-20T23', third],
    ]),
  );
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

test('a span is as long as it says', () => {
  const counts = daysOf(new Map([0, 29, 30, 89, 90].map((ago) => [`${daysBefore(TODAY, ago)}T09`, first])));
  expect([7, 30, 90].map((span) => summarizeVisits(counts, TODAY, span).visits)).toEqual([1, 2, 4]);
  expect(summarizeVisits(daysOf(new Map()), TODAY, 7)).toMatchObject({ visits: 0, seconds: 0, quiz: noVisits.quiz });
});

test('the table has a line for each count and nothing that a spreadsheet would run', () => {
  const only = countsOf({ ...visit, stoppedAt: null, panels: [{ id: 'quay', seconds: 40 }] });
  const counts = daysOf(new Map([[`${TODAY}T09`, only]]));
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
