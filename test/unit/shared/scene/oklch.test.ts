import fc from 'fast-check';
import { expect, test } from 'vitest';

import { hexOf, parseColour } from '../../../../src/shared/scene/oklch.ts';

test('reads colours as packs write them; values as Ottosson and CSS Color 4 give them', () => {
  const red = parseColour('#ff0000');
  expect(red.l).toBeCloseTo(0.62796, 4);
  expect(red.c).toBeCloseTo(0.25768, 4);
  expect(red.h).toBeCloseTo(29.234, 2);
  expect(parseColour('#ffffff').l).toBeCloseTo(1, 4);
  expect(parseColour('oklch(62.5% 0.12 230)')).toEqual({ l: 0.625, c: 0.12, h: 230 });
});

test('every colour of a screen survives the way there and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const hex = `#${number.toString(16).padStart(6, '0')}`;
      expect(hexOf(parseColour(hex))).toBe(hex);
    }),
  );
});

test('a colour that no screen shows keeps its lightness and hue and loses chroma', () => {
  const shown = parseColour(hexOf({ l: 0.9, c: 0.3, h: 260 }));
  expect(shown.l).toBeCloseTo(0.9, 2);
  expect(shown.c).toBeLessThan(0.1);
  expect(Math.abs(shown.h - 260)).toBeLessThan(8);
});
