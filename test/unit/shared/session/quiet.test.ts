import { expect, test } from 'vitest';

import { isQuiet } from '../../../../src/shared/session/quiet.ts';

const hours = (quiet: Parameters<typeof isQuiet>[0]): number[] =>
  Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isQuiet(quiet, hour * 60));

test('a night goes over midnight, a noon does not, and no time at all is never', () => {
  expect(hours({ from: 20 * 60, to: 8 * 60 })).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 20, 21, 22, 23]);
  expect(hours({ from: 12 * 60, to: 14 * 60 })).toEqual([12, 13]);
  expect(hours({ from: 300, to: 300 })).toEqual([]);
});

test('it begins with its first minute and ends before its last', () => {
  const quiet = { from: 90, to: 120 };
  expect([89, 90, 119, 120].map((minute) => isQuiet(quiet, minute))).toEqual([false, true, true, false]);
});
