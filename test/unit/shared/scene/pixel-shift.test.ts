import { expect, test } from 'vitest';

import { pixelShift } from '../../../../src/shared/scene/pixel-shift.ts';

const day = Array.from({ length: 24 * 60 }, (_, minute) => pixelShift(minute));

test('a day moves what stands still over the whole square, by whole pixels that nobody sees', () => {
  const places = new Set(day.map(({ x, y }) => `${x} ${y}`));
  expect(places.size).toBeGreaterThan(150);
  for (const { x, y } of day) {
    expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true);
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(6);
  }
});

test('no step is one that somebody would notice', () => {
  for (const [at, { x, y }] of day.slice(1).entries()) {
    const before = day[at];
    expect(Math.hypot(x - (before?.x ?? 0), y - (before?.y ?? 0))).toBeLessThanOrEqual(2);
  }
});
