import { expect, test } from 'vitest';

import {
  formatCoordinate,
  pathData,
  placePath,
  placePoint,
  polygon,
  reversePath,
} from '../../../../../src/renderer/ui/ornament/path.ts';

test.each([
  [0, '0'],
  [-0, '0'],
  [-0.0001, '0'],
  [10, '10'],
  [100.5, '100.5'],
  [1 / 3, '0.333'],
  [-2.1004, '-2.1'],
])('%d is written %s', (value, text) => {
  expect(formatCoordinate(value)).toBe(text);
});

test('an outline is written in the letters of SVG', () => {
  expect(
    pathData([
      { kind: 'move', to: { x: 0, y: 0 } },
      { kind: 'line', to: { x: 1, y: 0 } },
      { kind: 'arc', radius: 1, clockwise: true, to: { x: 2, y: 1 } },
      { kind: 'curve', one: { x: 2, y: 2 }, two: { x: 1, y: 3 }, to: { x: 0, y: 3 } },
      { kind: 'close' },
    ]),
  ).toBe('M0 0L1 0A1 1 0 0 1 2 1C2 2 1 3 0 3Z');
});

test('a placement mirrors, scales, turns and moves, in that order', () => {
  expect(placePoint({ x: 1, y: 2 }, { mirror: 'x', scale: 2, turn: 90, x: 10, y: 20 })).toEqual({ x: 6, y: 18 });
});

test('mirrored arcs turn the other way; turned ones do not', () => {
  const arc = [{ kind: 'arc', radius: 1, clockwise: true, to: { x: 1, y: 1 } }] as const;
  expect(placePath(arc, { mirror: 'y', scale: 3 })).toMatchObject([{ radius: 3, clockwise: false }]);
  expect(placePath(arc, { turn: 180 })).toMatchObject([{ radius: 1, clockwise: true }]);
});

test('a run walked back and back again is the run', () => {
  const from = { x: 0, y: 0 };
  const run = [
    { kind: 'line', to: { x: 1, y: 0 } },
    { kind: 'arc', radius: 1, clockwise: true, to: { x: 2, y: 1 } },
    { kind: 'curve', one: { x: 2, y: 2 }, two: { x: 1, y: 3 }, to: { x: 0, y: 3 } },
  ] as const;
  expect(reversePath({ x: 0, y: 3 }, reversePath(from, run))).toEqual(run);
});

test('a polygon is closed', () => {
  expect(
    pathData(
      polygon([
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 1, y: 1 },
      ]),
    ),
  ).toBe('M0 0L1 0L1 1Z');
});
