import { expect, test } from 'vitest';

import { scaleBar } from '../../../../../src/shared/models/map/scale-bar.ts';

test.each([
  [10, 100, 10],
  [10, 99, 5],
  [10, 49, 2],
  [0.04, 150, 2000],
  [400, 150, 0.2],
])('at %d px to a kilometre and at most %d px it shows %d km', (scale, most, kilometres) => {
  const bar = scaleBar(scale, most);
  expect(bar.kilometres).toBeCloseTo(kilometres, 9);
  expect(bar.pixels).toBeCloseTo(kilometres * scale, 9);
});
