import { describe, expect, test } from 'vitest';

import {
  addGridCars,
  BETWEEN,
  changeGridController,
  createGrid,
  entries,
  entryOf,
  type Grid,
  gridArrivals,
  gridMeanWait,
  gridQueue,
  gridRecentWait,
  runGrid,
  type Site,
  sites,
  stepGrid,
} from '../../../../../src/shared/models/simulation/grid.ts';
import { collides } from '../../../../../src/shared/models/simulation/measures.ts';
import {
  approaches,
  controllers,
  phases,
  type Scenario,
  STEPS_PER_SECOND,
} from '../../../../../src/shared/models/simulation/rules.ts';
import { lightFor } from '../../../../../src/shared/models/simulation/signals.ts';
import type { Lane } from '../../../../../src/shared/models/simulation/world.ts';

const scenario = (rate: number, seed = 7): Scenario => ({
  drivesOn: 'left',
  carsPerHour: { north: rate, east: rate * 2, south: rate, west: rate * 2 },
  pedestriansPerHour: 240,
  green: { northSouth: 25, eastWest: 25 },
  seed,
});
const quiet = { ...scenario(0), pedestriansPerHour: 0 };

const laneOf = (grid: Grid, site: Site, approach: string): Lane => {
  const lane = grid.crossings[site].lanes.find((each) => each.approach === approach);
  if (lane === undefined) throw new Error('there is no such lane');
  return lane;
};
/** Cars that have left the last crossing of their street. */
const gone = (grid: Grid): number =>
  approaches.reduce((sum, approach) => {
    const outer = entries[approach];
    const last = sites.filter((site) => !outer.includes(site));
    return sum + last.reduce((cars, site) => cars + laneOf(grid, site, approach).left, 0);
  }, 0);
/** Cars on the streets, before them and between crossings. */
const inside = (grid: Grid): number =>
  sites.reduce(
    (sum, site) => sum + grid.crossings[site].lanes.reduce((cars, lane) => cars + lane.cars.length + lane.outside, 0),
    0,
  ) + grid.links.reduce((sum, link) => sum + link.due.length, 0);
/** Everything that one can see, as one value. */
const picture = (grid: Grid): string =>
  JSON.stringify(
    sites.map((site) => {
      const { lanes, zebras, signal } = grid.crossings[site];
      return [signal, lanes.map(({ cars, outside }) => [cars, outside]), zebras.map(({ walkers }) => walkers)];
    }),
  );

test.each(controllers.flatMap((controller) => [120, 420, 900].map((rate) => [controller, rate] as const)))(
  'under %s lights with %i cars an hour and more no car is lost or made, and none drives into another',
  (controller, rate) => {
    const grid = createGrid(scenario(rate), controller);
    for (let at = 0; at < 600 * STEPS_PER_SECOND; at += 1) {
      if (at % 1031 === 0) changeGridController(grid, controllers[(at / 1031) % 2] ?? 'fixed');
      stepGrid(grid);
      if (at % 7 !== 0) continue;
      expect(inside(grid) + gone(grid)).toBe(gridArrivals(grid));
      for (const site of sites) for (const lane of grid.crossings[site].lanes) expect(collides(lane)).toBe(false);
    }
    expect(gone(grid)).toBeGreaterThan(0);
  },
);

test('the same seed is the same run; another seed is another one', () => {
  const run = (seed: number): string => picture(runGrid(createGrid(scenario(300, seed), 'adaptive'), 400));
  expect(run(5)).toBe(run(5));
  expect(run(5)).not.toBe(run(6));
});

test('the four crossings do not meet the same cars', () => {
  const grid = runGrid(createGrid(scenario(300), 'fixed'), 300);
  expect(laneOf(grid, 'northWest', 'north').cars).not.toEqual(laneOf(grid, 'northEast', 'north').cars);
});

test.each(approaches)(
  'cars from the %s pass both crossings of their street, the second one after the way between',
  (side) => {
    const grid = createGrid(quiet, 'adaptive');
    const [entry] = entries[side];
    const next = grid.links.find((link) => link.from === entry && link.approach === side)?.to ?? entry;
    expect(next).not.toBe(entry);
    addGridCars(grid, side, entry, 2);
    const first = laneOf(grid, entry, side);
    const second = laneOf(grid, next, side);
    let leftAt = 0;
    for (let at = 0; second.arrived === 0 && at < 3000; at += 1) {
      stepGrid(grid);
      if (leftAt === 0 && first.left === 1) leftAt = grid.steps;
    }
    expect(leftAt).toBeGreaterThan(0);
    expect(grid.steps - leftAt).toBe(BETWEEN * STEPS_PER_SECOND);
    runGrid(grid, 120);
    expect([second.arrived, second.left, gone(grid), inside(grid)]).toEqual([2, 2, 2, 0]);
    expect(sites.filter((site) => grid.crossings[site].lanes.some((lane) => lane.arrived > 0))).toEqual(
      sites.filter((site) => site === entry || site === next),
    );
  },
);

test('a street that is touched anywhere sends its cars from its outer end', () => {
  expect(entryOf('northWest', 'east')).toBe('northEast');
  expect(entryOf('southEast', 'west')).toBe('southWest');
  expect(entryOf('southEast', 'north')).toBe('northEast');
  expect(entryOf('northWest', 'south')).toBe('southWest');
  for (const approach of approaches) for (const site of entries[approach]) expect(entryOf(site, approach)).toBe(site);
});

describe('the fixed plan', () => {
  const shows = (grid: Grid): string =>
    sites.map((site) => phases.map((phase) => lightFor(grid.crossings[site].signal, phase)).join('/')).join(' ');

  test('neighbours are half a round apart, crossings across the corner together, for ever', () => {
    const grid = runGrid(createGrid(quiet, 'fixed'), 7200);
    for (let second = 0; second < 120; second += 1) {
      runGrid(grid, 1);
      const { northWest, northEast, southWest, southEast } = grid.crossings;
      expect(northWest.signal).toEqual(southEast.signal);
      expect(northEast.signal).toEqual(southWest.signal);
      expect(
        lightFor(northWest.signal, 'northSouth') === 'green' && lightFor(northEast.signal, 'northSouth') === 'green',
      ).toBe(false);
    }
  });

  test('is joined again, within two rounds, by lights that had kept no time', () => {
    const grid = createGrid(scenario(500), 'fixed');
    const model = createGrid(scenario(500), 'fixed');
    runGrid(grid, 100);
    changeGridController(grid, 'adaptive');
    runGrid(grid, 317);
    changeGridController(grid, 'fixed');
    runGrid(grid, 120);
    runGrid(model, 537);
    expect(shows(grid)).toBe(shows(model));
    for (let second = 0; second < 90; second += 1) {
      runGrid(grid, 1);
      runGrid(model, 1);
      expect(shows(grid)).toBe(shows(model));
    }
  });

  test('carries cars on: they stand less at the second crossing than they would without offsets', () => {
    const stood = (apart: boolean): number => {
      const grid = createGrid({ ...scenario(150), pedestriansPerHour: 0 }, 'fixed');
      if (!apart)
        for (const site of sites) {
          Object.assign(grid.plans[site], grid.plans.northWest);
          Object.assign(grid.crossings[site].signal, grid.crossings.northWest.signal);
        }
      return gridMeanWait(runGrid(grid, 1800)) ?? Number.NaN;
    };
    expect(stood(true)).toBeLessThan(stood(false) * 0.8);
  });
});

test('the wait of the last two minutes is that of all time, seen closer', () => {
  const grid = createGrid(scenario(250), 'fixed');
  const samples: number[] = [];
  for (let minute = 0; minute < 40; minute += 1) samples.push(gridRecentWait(runGrid(grid, 60)) ?? 0);
  const mean = samples.reduce((sum, each) => sum + each, 0) / samples.length;
  expect(Math.abs(mean / (gridMeanWait(grid) ?? 0) - 1)).toBeLessThan(0.15);
  expect(gridQueue(grid)).toBeGreaterThan(0);
  expect(gridMeanWait(createGrid(scenario(250), 'fixed'))).toBeUndefined();
});
