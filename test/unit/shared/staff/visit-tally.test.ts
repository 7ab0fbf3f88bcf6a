import { expect, test } from 'vitest';

import type { VisitReport } from '../../../../src/shared/schema/visit-report.ts';
import { visitReportSchema } from '../../../../src/shared/schema/visit-report.ts';
import { plainSettings } from '../../../../src/shared/session/settings.ts';
import { freshVisit, nextVisit, type VisitInput, type VisitRules } from '../../../../src/shared/session/visit.ts';
import { nextTally, type Tally } from '../../../../src/shared/staff/visit-tally.ts';

const rules: VisitRules = {
  languages: ['th', 'en'],
  settings: plainSettings,
  tour: ['quay', 'ferry'],
  topics: [{ id: 'harbour', panels: ['quay', 'ferry'] }],
  idleBase: 75_000,
  idleWarning: 20_000,
  readingTime: () => 0,
};

/** Runs inputs, each so many milliseconds after the one before, and gives every report. */
function run(steps: readonly (readonly [number, VisitInput])[]): VisitReport[] {
  const reports: VisitReport[] = [];
  let now = 1_000;
  let visit = freshVisit(rules, now);
  let tally: Tally | undefined;
  for (const [wait, input] of steps) {
    now += wait;
    const after = nextVisit(visit, input, rules, now);
    const next = nextTally(tally, visit, after, now);
    ({ tally } = next);
    visit = after;
    if (next.report !== undefined) reports.push(visitReportSchema.parse(next.report));
  }
  return reports;
}
const begin = [
  [0, { type: 'start' }],
  [2_000, { type: 'choose-language', language: 'en' }],
  [3_000, { type: 'start-tour' }],
] as const satisfies readonly (readonly [number, VisitInput])[];

test('a visit that its visitor ends: language, panels with their time, quiz, where it stopped', () => {
  expect(
    run([
      ...begin,
      [30_000, { type: 'next' }],
      [10_000, { type: 'back' }],
      [5_000, { type: 'quiz-played', result: { right: 2, total: 3 } }],
      [0, { type: 'leave' }],
    ]),
  ).toEqual([
    {
      language: 'en',
      seconds: 50,
      panels: [
        { id: 'quay', seconds: 35 },
        { id: 'ferry', seconds: 10 },
      ],
      stoppedAt: 'quay',
      quiz: { right: 2, total: 3 },
      end: 'choice',
    },
  ]);
});

test('a visit that nobody ended says so, and the next one begins at nothing', () => {
  const reports = run([
    ...begin,
    [75_000, { type: 'tick' }],
    [20_000, { type: 'tick' }],
    [60_000, { type: 'start' }],
    [4_000, { type: 'leave' }],
  ]);
  expect(reports.map(({ end, seconds, language, panels }) => [end, seconds, language, panels.length])).toEqual([
    ['idle', 100, 'en', 1],
    ['choice', 4, 'th', 0],
  ]);
});

test('nobody at all is no visit', () => {
  expect(
    run([
      [1_000_000, { type: 'tick' }],
      [0, { type: 'leave' }],
    ]),
  ).toEqual([]);
});

test('the touches of a knock are no visit; a visit that staff end with theirs is one', () => {
  const began = 1_000;
  const touched = [0, { type: 'start' }] as const;
  const knock = (since: number) => [[8_000, { type: 'knock', since }] as const, [0, { type: 'leave' }] as const];
  expect(run([touched, ...knock(began)])).toEqual([]);
  expect(run([touched, [2_000, { type: 'choose-language', language: 'en' }], ...knock(began - 5)])).toEqual([]);
  expect(run([touched, ...knock(began + 1)])).toMatchObject([{ seconds: 8, end: 'choice' }]);
  // The next visit is counted again.
  expect(run([touched, ...knock(began), ...begin, [1_000, { type: 'leave' }]])).toMatchObject([{ seconds: 6 }]);
});
