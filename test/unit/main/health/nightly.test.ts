import { expect, test } from 'vitest';

import { isClosed, isRestartDue } from '../../../../src/main/health/nightly.ts';

const HOUR = 3_600_000;
const night = { from: '20:30', to: '08:00' };
const at = (hours: number, minutes = 0): number => hours * 60 + minutes;

test('closed hours, over midnight and within a day', () => {
  expect([at(20, 29), at(20, 30), at(0), at(7, 59), at(8), at(12)].map((time) => isClosed(night, time))).toEqual([
    false,
    true,
    true,
    true,
    false,
    false,
  ]);
  expect([at(0), at(1), at(4, 59), at(5)].map((time) => isClosed({ from: '01:00', to: '05:00' }, time))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('due when closed, quiet for ten minutes, and half a day old; never otherwise', () => {
  const now = { life: 13 * HOUR, quiet: 11 * 60_000, minuteOfDay: at(3) };
  expect(isRestartDue(night, now)).toBe(true);
  expect(isRestartDue(undefined, now)).toBe(false);
  expect(isRestartDue(night, { ...now, life: 11 * HOUR })).toBe(false);
  expect(isRestartDue(night, { ...now, quiet: 9 * 60_000 })).toBe(false);
  expect(isRestartDue(night, { ...now, minuteOfDay: at(12) })).toBe(false);
});
