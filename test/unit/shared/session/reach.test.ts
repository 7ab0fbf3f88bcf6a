import { describe, expect, test } from 'vitest';

import { isLowTouch, reachBand } from '../../../../src/shared/session/reach.ts';

/** A picture of 1000 mm at two pixels to the millimetre. */
const hung = (mountingHeight: number, millimetres = 1000) => ({
  height: millimetres * 2,
  pixelsPerMillimetre: 2,
  mountingHeight,
});

describe('the band within reach', () => {
  test('ends 1220 mm above the floor', () => {
    expect(reachBand(hung(700))).toEqual({ top: (1700 - 1220) * 2, bottom: 0 });
  });

  test('begins 380 mm above the floor', () => {
    expect(reachBand(hung(100))).toEqual({ top: 0, bottom: 280 * 2 });
    expect(reachBand(hung(100, 1300))).toEqual({ top: 180 * 2, bottom: 280 * 2 });
  });

  test('is of no concern where the whole screen lies within it, to the millimetre', () => {
    expect(reachBand(hung(380, 840))).toBeUndefined();
    expect(reachBand(hung(700, 520))).toBeUndefined();
    expect(reachBand(hung(379, 840))).toEqual({ top: 0, bottom: 2 });
    expect(reachBand(hung(381, 840))).toEqual({ top: 2, bottom: 0 });
  });

  test('takes no fraction of a pixel that a hand cannot reach', () => {
    const { top = 0 } = reachBand({ height: 1920, pixelsPerMillimetre: 2.0169, mountingHeight: 700 }) ?? {};
    expect(Number.isInteger(top)).toBe(true);
    expect(700 + (1920 - top) / 2.0169).toBeLessThanOrEqual(1220);
    expect(700 + (1920 - top + 1) / 2.0169).toBeGreaterThan(1220);
  });

  test('is not used where it is too low a strip for a screen', () => {
    expect(reachBand(hung(970))).toEqual({ top: 750 * 2, bottom: 0 });
    expect(reachBand(hung(971))).toBeUndefined();
    expect(reachBand(hung(1300))).toBeUndefined();
  });
});

test('a touch is low beneath 900 mm above the floor', () => {
  const screen = hung(700);
  expect(isLowTouch(2000 - 199 * 2, screen)).toBe(true);
  expect(isLowTouch(2000 - 200 * 2, screen)).toBe(false);
  expect(isLowTouch(0, screen)).toBe(false);
});
