import { expect, test } from 'vitest';

import { GLIDE, glideTo, speedOf } from '../../../../../src/shared/models/zoom/glide.ts';
import { between, type Limits, zoomAt } from '../../../../../src/shared/models/zoom/viewport.ts';

const limits: Limits = {
  box: { left: 0, top: 0, right: 1.6, bottom: 1 },
  frame: { width: 1600, height: 1000 },
  closest: 8,
};
const near = zoomAt({ x: 0, y: 0, scale: 1000 }, 4, { x: 800, y: 500 }, limits);

test('the speed of a finger is that of its last moments', () => {
  const trail = [
    { x: 0, y: 0, time: 0 },
    { x: 500, y: 0, time: 100 },
    { x: 510, y: 5, time: 150 },
    { x: 520, y: 10, time: 160 },
  ];
  expect(speedOf(trail, 170)).toEqual({ x: 20 / 70, y: 10 / 70 });
  expect(speedOf(trail, 400)).toEqual({ x: 0, y: 0 });
  expect(speedOf([], 0)).toEqual({ x: 0, y: 0 });
});

test('a finger that rests before it lifts has no speed', () => {
  const trail = [
    { x: 0, y: 0, time: 0 },
    { x: 200, y: 0, time: 50 },
  ];
  expect(speedOf(trail, 60).x).toBeGreaterThan(1);
  expect(speedOf(trail, 140)).toEqual({ x: 0, y: 0 });
});

test('a picture that is let go goes on at the speed of the finger, then slows down', () => {
  const to = glideTo(near, { x: 1.2, y: -0.4 }, limits);
  if (to === undefined) throw new Error('it must glide');
  const easeOut = (part: number): number => 1 - (1 - part) ** 3;
  const after = (milliseconds: number) => between(near, to, easeOut(milliseconds / GLIDE));
  expect((after(1).x - near.x) / 1).toBeCloseTo(1.2, 1);
  expect((after(1).y - near.y) / 1).toBeCloseTo(-0.4, 1);
  expect(after(GLIDE).x - after(GLIDE - 10).x).toBeLessThan(1);
  expect(to.x - near.x).toBeCloseTo((1.2 * GLIDE) / 3, 5);
});

test('it never glides beyond the edge of the picture, and a slow finger puts it down', () => {
  expect(glideTo(near, { x: 90, y: 0 }, limits)?.x).toBeCloseTo(0, 6);
  expect(glideTo(near, { x: -90, y: 0 }, limits)?.x).toBeCloseTo(1600 - 6400, 6);
  expect(glideTo(near, { x: 0.05, y: 0.05 }, limits)).toBeUndefined();
});
