import { expect, test } from 'vitest';

import { modulePixels, pixelsPerMillimetre } from '../../../../src/renderer/ui/physical-size.ts';

test('a 43 inch screen of 1080 x 1920 has about two pixels to the millimetre, either way up', () => {
  const settings = { diagonalInches: 43, distanceMillimetres: 600 };
  expect(pixelsPerMillimetre({ width: 1080, height: 1920 }, settings)).toBeCloseTo(2.017, 3);
  expect(pixelsPerMillimetre({ width: 3840, height: 2160 }, settings)).toBeCloseTo(4.034, 3);
});

test.each([
  // Least and side in CSS pixels, modules, pixels of the screen to a CSS pixel; what comes out in CSS pixels.
  ['a long text at two pixels to the millimetre: 1.2 mm are two and a half pixels, so three', 2.4, 303, 105, 1, 3],
  ['a short one grows until it is 150 mm long', 2.4, 303, 45, 1, 6],
  ['on a fine screen edges lie on its own pixels', 2.4, 303, 105, 2, 2.5],
  ['whole but for noise is whole', 3.000000001, 0, 105, 1, 3],
  ['never nothing', 0.1, 0, 105, 1, 1],
])('%s', (_name, least, side, modules, ratio, expected) => {
  expect(modulePixels(least, side, modules, ratio)).toBe(expected);
});
