import { describe, expect, test } from 'vitest';

import { addCarsAlike, createPair, NOTICEABLE, verdict } from '../../../../../src/shared/models/simulation/compare.ts';
import { arrivals, meanWait, recentWait } from '../../../../../src/shared/models/simulation/measures.ts';
import { MOST_OUTSIDE, type Scenario } from '../../../../../src/shared/models/simulation/rules.ts';
import { run } from '../../../../../src/shared/models/simulation/world.ts';

const scenario = (carsPerHour: Scenario['carsPerHour'], seed: number): Scenario => ({
  drivesOn: 'right',
  carsPerHour,
  pedestriansPerHour: 120,
  green: { northSouth: 25, eastWest: 25 },
  seed,
});
const unbalanced = { north: 120, south: 120, east: 700, west: 600 };
const saturated = { north: 1300, south: 1300, east: 1300, west: 1300 };
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

/** Half an hour of both, as the wait under adaptive lights by the wait under fixed ones. */
function ratio(carsPerHour: Scenario['carsPerHour'], seed: number): number {
  const { fixed, adaptive } = createPair(scenario(carsPerHour, seed), 1800);
  expect(arrivals(adaptive)).toBe(arrivals(fixed));
  return (meanWait(adaptive) ?? Number.NaN) / (meanWait(fixed) ?? Number.NaN);
}

describe('adaptive against fixed, on the same cars', () => {
  test.each(seeds)('one busy street: at least 30 % less waiting (seed %i)', (seed) => {
    expect(ratio(unbalanced, seed)).toBeLessThan(0.7);
  });

  test.each(seeds)('every road full: no difference beyond 5 % (seed %i)', (seed) => {
    expect(Math.abs(ratio(saturated, seed) - 1)).toBeLessThan(NOTICEABLE);
  });
});

test('the verdict says what the runs say', () => {
  expect(verdict(createPair(scenario(unbalanced, 3), 0))).toEqual({ is: 'early' });
  const busy = verdict(createPair(scenario(unbalanced, 3), 1200));
  expect(busy).toMatchObject({ is: 'less' });
  expect(busy.is === 'less' ? busy.percent : 0).toBeGreaterThan(30);
  expect(verdict(createPair(scenario(saturated, 3), 1800)).is).toBe('alike');
  const { fixed, adaptive } = createPair(scenario(unbalanced, 3), 1200);
  expect(verdict({ fixed: adaptive, adaptive: fixed }).is).toBe('more');
});

test('added cars go into both runs or into none', () => {
  const pair = createPair(scenario(unbalanced, 3), 60);
  const worlds = [pair.fixed, pair.adaptive];
  const before = arrivals(pair.fixed);
  expect(addCarsAlike(worlds, 'north', 3)).toBe(true);
  expect([arrivals(pair.fixed), arrivals(pair.adaptive)]).toEqual([before + 3, before + 3]);
  let touches = 0;
  while (addCarsAlike(worlds, 'north', 3)) touches += 1;
  expect(touches).toBe(MOST_OUTSIDE / 3 - 1);
  expect(arrivals(pair.fixed)).toBe(arrivals(pair.adaptive));
});

test('the wait of the last two minutes is that of all time, seen closer, and forgets what was before', () => {
  const { fixed } = createPair(scenario(unbalanced, 3), 0);
  const samples: number[] = [];
  for (let minute = 0; minute < 60; minute += 1) samples.push(recentWait(run(fixed, 60)) ?? 0);
  const mean = samples.reduce((sum, each) => sum + each, 0) / samples.length;
  expect(Math.abs(mean / (meanWait(fixed) ?? 0) - 1)).toBeLessThan(0.15);
  const none = createPair(scenario({ north: 0, south: 0, east: 0, west: 0 }, 3), 0).fixed;
  addCarsAlike([none], 'east', 12);
  expect(recentWait(run(none, 100))).toBeGreaterThan(5);
  expect(recentWait(run(none, 200))).toBeUndefined();
});
