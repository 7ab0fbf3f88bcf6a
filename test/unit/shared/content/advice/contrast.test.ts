import { expect, test } from 'vitest';

import { contrastRatio } from '../../../../../src/shared/content/advice/contrast.ts';

// The pairs of WCAG 2.2 and of CSS Color 4 (oklch of sRGB green is 86.644% 0.29483 142.5).
test.each([
  ['#000000', '#ffffff', 21],
  ['#767676', '#ffffff', 4.54],
  ['#ffffff', '#ffffff', 1],
  ['oklch(0% 0 0)', 'oklch(100% 0 0)', 21],
  ['oklch(86.644% 0.29483 142.5)', '#00ff00', 1],
])('%s on %s is %d', (one, other, ratio) => {
  expect(contrastRatio(one, other)).toBeCloseTo(ratio, 1);
  expect(contrastRatio(other, one)).toBeCloseTo(ratio, 1);
});
