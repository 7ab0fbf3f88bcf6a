import { expect, test } from 'vitest';

import { isQuiet } from '../../../../src/main/channel/quiet-hours.ts';

const at = (hours: number, minutes = 0): number => hours * 60 + minutes;

test('quiet hours go before closing hours, and either may go over midnight', () => {
  const venue = { quiet: { from: at(22), to: at(5) }, closed: { from: '12:00', to: '13:00' } };
  expect([at(21, 59), at(22), at(0), at(4, 59), at(5), at(12, 30)].map((minute) => isQuiet(venue, minute))).toEqual([
    false,
    true,
    true,
    true,
    false,
    false,
  ]);
  const day = { quiet: { from: at(9), to: at(10) } };
  expect([at(8, 59), at(9), at(10)].map((minute) => isQuiet(day, minute))).toEqual([false, true, false]);
});

test('without quiet hours those in which the venue is closed; without either, any', () => {
  const venue = { closed: { from: '23:00', to: '06:00' } };
  expect([at(22, 59), at(23), at(5, 59), at(6)].map((minute) => isQuiet(venue, minute))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isQuiet({}, at(12))).toBe(true);
});
