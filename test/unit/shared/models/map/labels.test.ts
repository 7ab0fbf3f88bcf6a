import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type LabelWish, nearest, placeLabels } from '../../../../../src/shared/models/map/labels.ts';

const wish = (id: string, x: number, y: number, more: readonly { x: number; y: number }[] = []): LabelWish => ({
  id,
  spots: [{ x, y }, ...more],
  width: 60,
  height: 20,
});

test('of two names in one place the more important stays', () => {
  expect(placeLabels([wish('a', 0, 0), wish('b', 30, 5)], 2).map((label) => label.id)).toEqual(['a']);
});

test('a name takes its second spot where the first is taken', () => {
  expect(placeLabels([wish('a', 0, 0), wish('b', 0, 0, [{ x: 0, y: 30 }])], 2)).toEqual([
    { id: 'a', x: 0, y: 0 },
    { id: 'b', x: 0, y: 30 },
  ]);
});

test('a name keeps off the marks of others but may touch its own', () => {
  const mark = { id: 'a', at: { x: 0, y: 0 }, size: 20 };
  expect(placeLabels([wish('a', 0, 0)], 2, [mark])).toHaveLength(1);
  expect(placeLabels([wish('b', 0, 0)], 2, [mark])).toHaveLength(0);
});

test('however many there are, no two overlap, and the first always stands', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 400 }) }), {
        minLength: 1,
        maxLength: 60,
      }),
      (points) => {
        const placed = placeLabels(
          points.map(({ x, y }, at) => wish(String(at), x, y)),
          4,
        );
        expect(placed[0]?.id).toBe('0');
        for (const [at, one] of placed.entries())
          for (const other of placed.slice(at + 1))
            expect(Math.abs(one.x - other.x) >= 64 || Math.abs(one.y - other.y) >= 24).toBe(true);
      },
    ),
  );
});

test('a touch finds the nearest place within reach', () => {
  const places = [
    { id: 'a', at: { x: 0, y: 0 } },
    { id: 'b', at: { x: 30, y: 0 } },
  ];
  expect(nearest(places, { x: 20, y: 0 }, 40)?.id).toBe('b');
  expect(nearest(places, { x: 0, y: 41 }, 40)).toBeUndefined();
});
