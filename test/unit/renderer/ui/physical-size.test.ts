import { expect, test } from 'vitest';

import { pixelsPerMillimetre } from '../../../../src/renderer/ui/physical-size.ts';

test('a 43 inch screen of 1080 x 1920 has about two pixels to the millimetre, either way up', () => {
  const settings = { diagonalInches: 43, distanceMillimetres: 600 };
  expect(pixelsPerMillimetre({ width: 1080, height: 1920 }, settings)).toBeCloseTo(2.017, 3);
  expect(pixelsPerMillimetre({ width: 3840, height: 2160 }, settings)).toBeCloseTo(4.034, 3);
});
