import { expect, test } from 'vitest';

import { isBlank } from '../../../../src/main/health/blank.ts';

const picture = (...pixels: readonly (readonly [number, number, number])[]): Uint8Array =>
  Uint8Array.from(pixels.flatMap((pixel) => [...pixel, 255]));

test('one colour, or nearly, is empty; two are not, wherever the second is', () => {
  const many = Array.from({ length: 100 }, () => [16, 32, 44] as const);
  expect(isBlank(picture(...many))).toBe(true);
  expect(isBlank(picture(...many, [17, 31, 46]))).toBe(true);
  expect(isBlank(picture(...many, [16, 32, 48]))).toBe(false);
  expect(isBlank(picture([255, 255, 255], ...many))).toBe(false);
  expect(isBlank(picture())).toBe(true);
});
