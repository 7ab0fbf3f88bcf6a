import { expect, test } from 'vitest';

import { isSameView, isStale, paintDensity, placeOver } from '../../../../../src/shared/models/gallery/sharpness.ts';
import { follow } from '../../../../../src/shared/models/zoom/gesture.ts';
import { closeness, type Limits, onScreen, showAll, zoomAt } from '../../../../../src/shared/models/zoom/viewport.ts';

const frame = { width: 1600, height: 1000 };
const limits: Limits = { box: { left: 0, top: 0, right: 1.6, bottom: 1 }, frame, closest: 8 };
const whole = showAll(limits);

test('what was painted for one view lies under another as the picture does', () => {
  const painted = zoomAt(whole, 3, { x: 300, y: 200 }, limits);
  const view = zoomAt(painted, 1.7, { x: 900, y: 700 }, limits);
  const { x, y, scale } = placeOver(painted, view);
  for (const point of [
    { x: 0.2, y: 0.3 },
    { x: 1.1, y: 0.9 },
  ]) {
    const before = onScreen(painted, point);
    const now = onScreen(view, point);
    expect(before.x * scale + x).toBeCloseTo(now.x, 6);
    expect(before.y * scale + y).toBeCloseTo(now.y, 6);
  }
});

test('a painting is stale when it is stretched, shrunk, or leaves the glass bare', () => {
  const painted = zoomAt(whole, 4, { x: 800, y: 500 }, limits);
  expect(isStale(painted, painted, frame)).toBe(false);
  expect(isStale(painted, zoomAt(painted, 1.2, { x: 800, y: 500 }, limits), frame)).toBe(false);
  expect(isStale(painted, zoomAt(painted, 1.5, { x: 800, y: 500 }, limits), frame)).toBe(true);
  expect(isStale(painted, zoomAt(painted, 0.6, { x: 800, y: 500 }, limits), frame)).toBe(true);
  expect(isStale(painted, { ...painted, x: painted.x + 100 }, frame)).toBe(false);
  expect(isStale(painted, { ...painted, x: painted.x + 500 }, frame)).toBe(true);
  expect(isStale(painted, { ...painted, x: painted.x + 5000 }, frame)).toBe(true);
});

test('views are the same only where nobody could tell them apart', () => {
  const view = zoomAt(whole, 8, { x: 800, y: 500 }, limits);
  expect(isSameView(view, { ...view, x: view.x + 0.001 })).toBe(true);
  expect(isSameView(view, { ...view, x: view.x + 0.5 })).toBe(false);
  expect(isSameView(view, { ...view, scale: view.scale * 1.001 })).toBe(false);
});

test('a painting is as fine as the glass, within the budget of pixels', () => {
  expect(paintDensity({ width: 1080, height: 675 }, 1)).toBe(1);
  expect(paintDensity({ width: 1080, height: 675 }, 2)).toBe(2);
  const density = paintDensity({ width: 3840, height: 2160 }, 2);
  expect(3840 * 2160 * density * density).toBeCloseTo(3840 * 2160, 3);
});

test('a pinch comes eight times closer and no closer, and what lies between the fingers stays there', () => {
  const focal = { x: 500, y: 400 };
  const fingers = (half: number) =>
    new Map([
      [1, { x: focal.x - half, y: focal.y }],
      [2, { x: focal.x + half, y: focal.y }],
    ]);
  const there = { x: focal.x / whole.scale, y: focal.y / whole.scale };
  const near = follow(whole, fingers(50), fingers(200), limits);
  expect(closeness(near, limits)).toBeCloseTo(4, 6);
  expect(onScreen(near, there).x).toBeCloseTo(focal.x, 6);
  expect(onScreen(near, there).y).toBeCloseTo(focal.y, 6);
  expect(closeness(follow(near, fingers(50), fingers(400), limits), limits)).toBeCloseTo(8, 6);
  expect(follow(near, fingers(400), fingers(10), limits)).toEqual(whole);
});
