import { expect, test } from 'vitest';

import { createRandom, nextGap } from '../../../../../src/shared/models/simulation/random.ts';

test('numbers are the same for the same seed, spread evenly from 0 to 1', () => {
  const draw = (seed: number): number[] => {
    const random = createRandom(seed);
    return Array.from({ length: 10_000 }, () => random());
  };
  const numbers = draw(5);
  expect(draw(5)).toEqual(numbers);
  expect(draw(6)).not.toEqual(numbers);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  for (let tenth = 0; tenth < 10; tenth += 1)
    expect(Math.abs(numbers.filter((each) => Math.floor(each * 10) === tenth).length - 1000)).toBeLessThan(130);
});

test('gaps have the mean that the rate asks for; at a rate of nothing nobody ever comes', () => {
  const random = createRandom(9);
  const gaps = Array.from({ length: 10_000 }, () => nextGap(random, 720));
  expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeCloseTo(5, 0);
  expect(nextGap(random, 0)).toBe(Number.POSITIVE_INFINITY);
});
