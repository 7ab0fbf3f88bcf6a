import { expect, test } from 'vitest';

import {
  along,
  axisOf,
  extent,
  linePath,
  namePlaces,
  roundStep,
} from '../../../../../src/shared/models/comparison/scale.ts';

test('the extent of values, and of none', () => {
  expect(extent([3, -2, 7])).toEqual([-2, 7]);
  expect(extent([])).toBeUndefined();
});

test.each([
  [44.7, 5, 10],
  [9, 5, 2],
  [8_305_218, 5, 2_000_000],
  [1, 5, 0.2],
  [23, 5, 5],
  [0, 5, 1],
])('a span of %d with about %d marks steps by %d', (span, count, step) => {
  expect(roundStep(span, count)).toBe(step);
});

test('an axis holds all values and ends on round marks', () => {
  expect(axisOf([-14.2, 30.5], 5)).toEqual({ from: -20, to: 40, marks: [-20, -10, 0, 10, 20, 30, 40] });
  expect(axisOf([326_939, 8_305_218], 5, [0]).marks).toEqual([0, 2e6, 4e6, 6e6, 8e6, 1e7]);
});

test('an axis of equal values, or of none, still has a length', () => {
  for (const axis of [axisOf([5, 5], 5), axisOf([], 5)]) expect(axis.to).toBeGreaterThan(axis.from);
  expect(axisOf([0.1, 0.7], 5).marks).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
});

test('values stand on the axis in proportion, and in its middle where it has no length', () => {
  expect(along(10, { from: -20, to: 40 })).toBe(0.5);
  expect(along(3, { from: 3, to: 3 })).toBe(0.5);
});

test('a path runs downwards as SVG does', () => {
  expect(
    linePath([
      { x: 0, y: 0 },
      { x: 0.5, y: 1 },
    ]),
  ).toBe('M0.00 100.00L50.00 0.00');
  expect(linePath([])).toBe('');
});

test('the higher line has its name above its peak, the other below itself where it lies deepest under that one', () => {
  const at = (...heights: number[]) => heights.map((y, x) => ({ x, y }));
  const arch = at(0.1, 0.9, 0.1);
  const flat = at(0.4, 0.5, 0.3);
  expect(namePlaces([flat, arch])).toEqual([
    { at: flat[1], side: 'below' },
    { at: arch[1], side: 'above' },
  ]);
  expect(namePlaces([arch])).toEqual([{ at: arch[1], side: 'above' }]);
});
