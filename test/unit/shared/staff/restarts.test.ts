import { expect, test } from 'vitest';

import { countRestarts, restartsOf, type RunLine } from '../../../../src/shared/staff/restarts.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 8, minute)).toISOString();
const begun = (minute: number, machineOn = 1_000_000): RunLine => ({ time: at(minute), event: 'run-begun', machineOn });
const said = (minute: number, event: string): RunLine => ({ time: at(minute), event });

test('the first run that is remembered is no restart', () => {
  expect(restartsOf([])).toEqual([]);
  expect(restartsOf([begun(0)])).toEqual([]);
  // A log that was set aside begins in the middle of a run.
  expect(restartsOf([said(0, 'night')])).toEqual([]);
});

test.each([
  ['staff-power', 'staff'],
  ['night', 'night'],
  ['restarting', 'self'],
  ['uncaught-exception', 'failure'],
  ['unhandled-rejection', 'failure'],
  ['start-failed', 'failure'],
  ['resting', 'failure'],
  ['run-ended', 'stopped'],
  ['something-else', 'killed'],
])('a run that ended with %s: %s', (event, cause) => {
  expect(restartsOf([begun(0), said(5, event), begun(6)])).toEqual([{ time: at(6), cause }]);
});

test('the first thing that a run says of its end counts', () => {
  expect(restartsOf([begun(0), said(5, 'staff-power'), said(5, 'run-ended'), begun(6)])[0]?.cause).toBe('staff');
  expect(restartsOf([begun(0), said(5, 'restarting'), said(5, 'run-ended'), begun(6)])[0]?.cause).toBe('self');
});

test('what the machine refused to do was no end', () => {
  expect(restartsOf([begun(0), said(4, 'staff-power'), said(4, 'power-refused'), begun(6)])[0]?.cause).toBe('killed');
});

test('a machine that was off since then has ended it, whether it could say so or not', () => {
  expect(restartsOf([begun(0), begun(10, 20)])).toEqual([{ time: at(10), cause: 'power' }]);
  expect(restartsOf([begun(0), said(5, 'run-ended'), begun(10, 20)])[0]?.cause).toBe('power');
  // Who asked for it is known.
  expect(restartsOf([begun(0), said(5, 'staff-power'), begun(10, 20)])[0]?.cause).toBe('staff');
  // The machine was on all the while: somebody killed the kiosk.
  expect(restartsOf([begun(0), begun(10, 601)])[0]?.cause).toBe('killed');
});

test('a page that was lost is told, and says nothing of how the run ended', () => {
  expect(restartsOf([begun(0), said(3, 'page-gone'), said(4, 'page-hung'), begun(6)])).toEqual([
    { time: at(6), cause: 'killed' },
    { time: at(4), cause: 'page' },
    { time: at(3), cause: 'page' },
  ]);
});

test('counted are those of the days, and of the last one those that nobody wanted', () => {
  const now = Date.parse(at(59));
  const before = (hours: number) => new Date(now - hours * 3_600_000).toISOString();
  const restarts = [
    { time: before(1), cause: 'page' },
    { time: before(2), cause: 'night' },
    { time: before(23), cause: 'killed' },
    { time: before(25), cause: 'self' },
    { time: before(24 * 8), cause: 'failure' },
  ] as const;
  expect(countRestarts(restarts, now, 7)).toEqual({ all: 4, unwantedToday: 2 });
});
