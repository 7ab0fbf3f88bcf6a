import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  between,
  boxAround,
  centreOn,
  closeness,
  keepInside,
  type Limits,
  onScreen,
  panBy,
  showAll,
  zoomAt,
} from '../../../../../src/shared/models/zoom/viewport.ts';

const limits: Limits = {
  box: { left: -20, top: -10, right: 20, bottom: 10 },
  frame: { width: 400, height: 400 },
  closest: 8,
};
const whole = showAll(limits);

test('the whole fits the glass and stands in its middle', () => {
  expect(whole).toEqual({ scale: 10, x: 200, y: 200 });
  expect(closeness(whole, limits)).toBe(1);
  expect(
    boxAround([
      { x: 3, y: 1 },
      { x: -2, y: 7 },
      { x: 0, y: -5 },
    ]),
  ).toEqual({ left: -2, top: -5, right: 3, bottom: 7 });
});

test('coming closer leaves the point under the finger where it is', () => {
  const near = zoomAt(whole, 4, { x: 120, y: 200 }, limits);
  expect(near.scale).toBe(40);
  expect((120 - near.x) / near.scale).toBeCloseTo((120 - whole.x) / whole.scale, 9);
});

test('it comes no closer than allowed and goes no farther than the whole', () => {
  expect(zoomAt(whole, 1000, { x: 200, y: 200 }, limits).scale).toBe(80);
  expect(zoomAt(whole, 0.001, { x: 10, y: 10 }, limits)).toEqual(whole);
});

test('what is smaller than the glass cannot be pushed, what is larger leaves no gap', () => {
  expect(panBy(whole, { x: 90, y: -90 }, limits)).toEqual(whole);
  const near = zoomAt(whole, 4, { x: 200, y: 200 }, limits);
  const pushed = panBy(near, { x: 1e6, y: 1e6 }, limits);
  expect(onScreen(pushed, { x: -20, y: -10 })).toEqual({ x: 0, y: 0 });
});

test('no row of gestures leads outside', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
          x: fc.integer({ min: -900, max: 900 }),
          y: fc.integer({ min: -900, max: 900 }),
        }),
        { maxLength: 30 },
      ),
      (gestures) => {
        let view = whole;
        for (const { factor, x, y } of gestures) view = panBy(zoomAt(view, factor, { x, y }, limits), { x, y }, limits);
        const { left, right, top, bottom } = limits.box;
        expect(view.scale).toBeGreaterThanOrEqual(10 - 1e-9);
        expect(view.scale).toBeLessThanOrEqual(80 + 1e-9);
        expect(onScreen(view, { x: left, y: 0 }).x).toBeLessThanOrEqual(1e-6);
        expect(onScreen(view, { x: right, y: 0 }).x).toBeGreaterThanOrEqual(400 - 1e-6);
        const height = (bottom - top) * view.scale;
        expect(height < 400 || onScreen(view, { x: 0, y: top }).y <= 1e-6).toBe(true);
      },
    ),
  );
});

test('a place can be brought into the middle, and a resized glass is obeyed', () => {
  const view = centreOn(whole, { x: 5, y: 2 }, 4, limits);
  expect(onScreen(view, { x: 5, y: 2 })).toEqual({ x: 200, y: 200 });
  expect(centreOn(zoomAt(whole, 6, { x: 0, y: 0 }, limits), { x: 5, y: 2 }, 4, limits).scale).toBe(60);
  expect(keepInside(whole, { ...limits, frame: { width: 800, height: 800 } }).scale).toBe(20);
});

test('a view on the way keeps the point that both views share', () => {
  const near = zoomAt(whole, 4, { x: 120, y: 160 }, limits);
  const half = between(whole, near, 0.5);
  expect(half.scale).toBeCloseTo(20, 9);
  expect((120 - half.x) / half.scale).toBeCloseTo(-8, 9);
  expect(between(whole, near, 1)).toBe(near);
  expect(between(near, { ...near, x: near.x + 10 }, 0.5).x).toBeCloseTo(near.x + 5, 9);
});
