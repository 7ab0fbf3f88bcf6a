import { expect, test } from 'vitest';

import {
  countAttempt,
  HARD_LOCK,
  isHardLocked,
  type LockRecord,
  openLock,
  waitAfter,
} from '../../../../src/shared/staff/lock.ts';

test('the fifth wrong PIN costs 30 s, each further one twice as much, at most an hour', () => {
  expect([0, 1, 4, 5, 6, 7, 8, 11, 12, 49].map(waitAfter)).toEqual([
    0, 0, 0, 30_000, 60_000, 120_000, 240_000, 1_920_000, 3_600_000, 3_600_000,
  ]);
});

test('an attempt is written down as if it were wrong', () => {
  expect(countAttempt(openLock)).toEqual({ failures: 1, wait: 0 });
  expect(countAttempt({ failures: 4, wait: 0 })).toEqual({ failures: 5, wait: 30_000 });
});

test('the door is locked for good well before a hundred guesses', () => {
  let lock: LockRecord = openLock;
  let guesses = 0;
  while (!isHardLocked(lock)) {
    lock = countAttempt(lock);
    guesses += 1;
  }
  expect(guesses).toBe(HARD_LOCK);
  expect(guesses).toBeLessThan(100);
});
