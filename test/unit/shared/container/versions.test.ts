import { expect, test } from 'vitest';

import { compareVersions } from '../../../../src/shared/container/versions.ts';

test.each([
  ['1.9.0', '1.10.0', -1],
  ['2.0.0', '1.99.99', 1],
  ['1.2.3', '1.2.3', 0],
  ['1.2.3-beta', '1.2.3', 0],
  ['1.2', '1.2.1', -1],
  ['1', '1.0.0', 0],
  ['dev', '0.0.1', -1],
])('%s and %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});
