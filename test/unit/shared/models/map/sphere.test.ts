import { expect, test } from 'vitest';

import {
  alongGreatCircle,
  distanceBetween,
  EARTH_RADIUS,
  greatCircle,
  type Position,
  projectAbout,
} from '../../../../../src/shared/models/map/sphere.ts';

const quarter = (EARTH_RADIUS * Math.PI) / 2;
const london: Position = [-0.1278, 51.5074];
const tokyo: Position = [139.6917, 35.6895];

test('distances: a quarter of the Earth, a known pair, and none at all', () => {
  expect(distanceBetween([0, 0], [90, 0])).toBeCloseTo(quarter, 6);
  expect(distanceBetween([37, 0], [-120, 90])).toBeCloseTo(quarter, 6);
  // London to Tokyo: 9,559 km on the sphere of the mean radius.
  expect(distanceBetween(london, tokyo)).toBeGreaterThan(9549);
  expect(distanceBetween(london, tokyo)).toBeLessThan(9569);
  expect(distanceBetween(tokyo, tokyo)).toBe(0);
});

test('the great circle begins and ends where it should, in equal steps, and goes north of the straight line', () => {
  const line = greatCircle(london, tokyo, 10);
  expect(line).toHaveLength(11);
  expect(line[0]?.[0]).toBeCloseTo(london[0], 9);
  expect(line[10]?.[1]).toBeCloseTo(tokyo[1], 9);
  const steps = line.slice(1).map((place, at) => distanceBetween(line[at] ?? place, place));
  for (const step of steps) expect(step).toBeCloseTo(distanceBetween(london, tokyo) / 10, 6);
  expect(Math.max(...line.map(([, latitude]) => latitude))).toBeGreaterThan(65);
  expect(alongGreatCircle(london, london, 0.5)).toEqual(london);
});

test('the projection keeps distance and direction from its centre, and makes a route through it straight', () => {
  const project = projectAbout(london);
  const there = project(tokyo);
  expect(Math.hypot(there.x, there.y)).toBeCloseTo(distanceBetween(london, tokyo), 6);
  expect(project(london)).toEqual({ x: 0, y: -0 });
  expect(project([-0.1278, 60]).y).toBeLessThan(0);
  expect(project([10, 51]).x).toBeGreaterThan(0);
  const about = projectAbout(alongGreatCircle(london, tokyo, 0.5));
  const [a, b, c] = [0, 0.25, 1].map((part) => about(alongGreatCircle(london, tokyo, part)));
  if (a === undefined || b === undefined || c === undefined) throw new Error('three points are needed');
  expect((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).toBeCloseTo(0, 3);
  expect(Math.hypot(c.x - a.x, c.y - a.y)).toBeCloseTo(distanceBetween(london, tokyo), 6);
});
