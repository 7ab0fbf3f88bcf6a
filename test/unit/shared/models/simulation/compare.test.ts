import { describe, expect, test } from 'vitest';

import { createPair, NOTICEABLE, verdict } from '../../../../../src/shared/models/simulation/compare.ts';
import { MOST_OUTSIDE, type Scenario } from '../../../../../src/shared/models/simulation/rules.ts';
import {
  arrivalsOf,
  type Extent,
  extents,
  recentWaitOf,
  runTraffic,
  sendAlike,
  waitOf,
} from '../../../../../src/shared/models/simulation/traffic.ts';

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
function ratio(extent: Extent, carsPerHour: Scenario['carsPerHour'], seed: number): number {
  const { fixed, adaptive } = createPair(scenario(carsPerHour, seed), 1800, extent);
  expect(arrivalsOf(adaptive)).toBe(arrivalsOf(fixed));
  return (waitOf(adaptive) ?? Number.NaN) / (waitOf(fixed) ?? Number.NaN);
}

// Four crossings take four times as long to reckon.
const runs = extents.map((extent) => [extent, extent === 'one' ? seeds : seeds.slice(0, 3)] as const);

describe.each(runs)('adaptive against fixed, on the same cars: crossings: %s', (extent, some) => {
  test.each(some)('one busy street: at least 30 % less waiting (seed %i)', (seed) => {
    expect(ratio(extent, unbalanced, seed)).toBeLessThan(0.7);
  });

  test.each(some)('every road full: no difference beyond 5 % (seed %i)', (seed) => {
    expect(Math.abs(ratio(extent, saturated, seed) - 1)).toBeLessThan(NOTICEABLE);
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
  const before = arrivalsOf(pair.fixed);
  expect(sendAlike(worlds, 'north', 3)).toBeDefined();
  expect([arrivalsOf(pair.fixed), arrivalsOf(pair.adaptive)]).toEqual([before + 3, before + 3]);
  let touches = 0;
  while (sendAlike(worlds, 'north', 3) !== undefined) touches += 1;
  expect(touches).toBe(MOST_OUTSIDE / 3 - 1);
  expect(arrivalsOf(pair.fixed)).toBe(arrivalsOf(pair.adaptive));
});

test('the wait of the last two minutes is that of all time, seen closer, and forgets what was before', () => {
  const { fixed } = createPair(scenario(unbalanced, 3), 0);
  const samples: number[] = [];
  for (let minute = 0; minute < 60; minute += 1) samples.push(recentWaitOf(runTraffic(fixed, 60)) ?? 0);
  const mean = samples.reduce((sum, each) => sum + each, 0) / samples.length;
  expect(Math.abs(mean / (waitOf(fixed) ?? 0) - 1)).toBeLessThan(0.15);
  const none = createPair(scenario({ north: 0, south: 0, east: 0, west: 0 }, 3), 0).fixed;
  sendAlike([none], 'east', 12);
  expect(recentWaitOf(runTraffic(none, 100))).toBeGreaterThan(5);
  expect(recentWaitOf(runTraffic(none, 200))).toBeUndefined();
});
