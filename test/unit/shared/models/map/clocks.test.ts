import { expect, test } from 'vitest';

import { clockAt, hoursApart } from '../../../../../src/shared/models/map/clocks.ts';

test('clocks run ahead of and behind UTC and past midnight', () => {
  const evening = Date.UTC(2026, 10, 23, 22, 45, 59);
  expect(clockAt(evening, 0)).toEqual({ hours: 22, minutes: 45 });
  expect(clockAt(evening, 420)).toEqual({ hours: 5, minutes: 45 });
  expect(clockAt(evening, -600)).toEqual({ hours: 12, minutes: 45 });
  expect(clockAt(evening, 345)).toEqual({ hours: 4, minutes: 30 });
  expect(clockAt(-60_000, 0)).toEqual({ hours: 23, minutes: 59 });
});

test('hours apart are the same from both sides and may be halves', () => {
  expect(hoursApart(300, 420)).toBe(2);
  expect(hoursApart(420, 300)).toBe(2);
  expect(hoursApart(420, 330)).toBe(1.5);
});
