import { expect, test } from 'vitest';

import { clockOf } from '../../../../../src/shared/models/media/length.ts';

test.each([
  [-1, '0:00'],
  [0, '0:00'],
  [7.96, '0:07'],
  [60, '1:00'],
  [754.2, '12:34'],
])('%s s is %s', (seconds, shown) => {
  expect(clockOf(seconds)).toBe(shown);
});
