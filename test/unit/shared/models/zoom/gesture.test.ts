import { expect, test } from 'vitest';

import { follow, isDoubleTap } from '../../../../../src/shared/models/zoom/gesture.ts';
import { type Limits, type Point, showAll, zoomAt } from '../../../../../src/shared/models/zoom/viewport.ts';

const limits: Limits = {
  box: { left: -20, top: -20, right: 20, bottom: 20 },
  frame: { width: 400, height: 400 },
  closest: 20,
};
const start = zoomAt(showAll(limits), 4, { x: 200, y: 200 }, limits);
const fingers = (...points: Point[]): Map<number, Point> => new Map(points.map((point, at) => [at, point]));
const under = (view: typeof start, at: Point): Point => ({
  x: (at.x - view.x) / view.scale,
  y: (at.y - view.y) / view.scale,
});

test('one finger drags the map with it', () => {
  const view = follow(start, fingers({ x: 100, y: 100 }), fingers({ x: 130, y: 80 }), limits);
  expect(view).toEqual({ ...start, x: start.x + 30, y: start.y - 20 });
});

test('two fingers keep what lay under each of them', () => {
  const before = fingers({ x: 150, y: 200 }, { x: 250, y: 200 });
  const now = fingers({ x: 110, y: 220 }, { x: 310, y: 220 });
  const view = follow(start, before, now, limits);
  expect(view.scale).toBeCloseTo(start.scale * 2, 9);
  expect(under(view, { x: 110, y: 220 }).x).toBeCloseTo(under(start, { x: 150, y: 200 }).x, 9);
  expect(under(view, { x: 310, y: 220 }).x).toBeCloseTo(under(start, { x: 250, y: 200 }).x, 9);
});

test('a third finger, a finger that was not there before, and two fingers on one spot do no harm', () => {
  const two = fingers({ x: 150, y: 200 }, { x: 250, y: 200 });
  const three = new Map([...two, [7, { x: 9, y: 9 }]]);
  expect(follow(start, three, three, limits)).toEqual(start);
  expect(follow(start, new Map(), two, limits)).toBe(start);
  const spot = fingers({ x: 150, y: 200 }, { x: 150, y: 200 });
  expect(follow(start, spot, two, limits).scale).toBe(start.scale);
});

test('two taps near each other in space and time are a double tap', () => {
  const first = { at: { x: 100, y: 100 }, time: 1000 };
  expect(isDoubleTap(first, { at: { x: 110, y: 100 }, time: 1300 }, 40)).toBe(true);
  expect(isDoubleTap(first, { at: { x: 110, y: 100 }, time: 1400 }, 40)).toBe(false);
  expect(isDoubleTap(first, { at: { x: 190, y: 100 }, time: 1100 }, 40)).toBe(false);
  expect(isDoubleTap(undefined, first, 40)).toBe(false);
});
