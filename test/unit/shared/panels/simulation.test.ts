import { expect, test } from 'vitest';

import { simulation } from '../../../../src/shared/panels/simulation.ts';

const sound = {
  type: 'simulation',
  id: 'junction',
  scenario: {
    drivesOn: 'left',
    carsPerHour: { north: 120, east: 700, south: 0, west: 600 },
    pedestriansPerHour: 100,
    green: { northSouth: 25, eastWest: 25 },
    seed: 1,
  },
  sources: ['chart'],
};
const findings = (scenario: object) =>
  simulation.checkStructure?.(simulation.structure.parse({ ...sound, scenario: { ...sound.scenario, ...scenario } }));

test('a sound scenario has nothing to correct', () => {
  expect(findings({})).toEqual([]);
});

test('a scenario without any car is named, with a remedy', () => {
  expect(findings({ carsPerHour: { north: 0, east: 0, south: 0, west: 0 } })).toMatchObject([
    { code: 'LIMIT', place: 'scenario.carsPerHour', cause: 'no cars come from any side' },
  ]);
});

test.each([
  ['a missing side', { carsPerHour: { north: 1, east: 1, south: 1 } }],
  ['a negative rate', { carsPerHour: { north: -1, east: 1, south: 1, west: 1 } }],
  ['more cars than a lane carries', { carsPerHour: { north: 9000, east: 1, south: 1, west: 1 } }],
  ['a green too short to walk', { green: { northSouth: 8, eastWest: 25 } }],
  ['an unknown side of the road', { drivesOn: 'middle' }],
])('%s is refused', (_name, scenario) => {
  expect(simulation.structure.safeParse({ ...sound, scenario: { ...sound.scenario, ...scenario } }).success).toBe(
    false,
  );
});
