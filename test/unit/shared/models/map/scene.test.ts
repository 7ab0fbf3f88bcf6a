import { expect, test } from 'vitest';

import type { Feature } from '../../../../../src/shared/models/map/features.ts';
import { buildScene, centreOf, type SceneParts } from '../../../../../src/shared/models/map/scene.ts';
import { distanceBetween } from '../../../../../src/shared/models/map/sphere.ts';

const area: Feature = {
  id: 'old-town',
  kind: 'area',
  parts: [
    [
      [10, 50],
      [10.2, 50],
      [10.2, 50.1],
      [10, 50],
    ],
  ],
  names: { en: 'Old Town', th: 'เมืองเก่า' },
  label: [10.15, 50.05],
};
const line: Feature = {
  id: 'red',
  kind: 'line',
  parts: [
    [
      [10, 50],
      [10.1, 50.1],
      [10.2, 50.1],
    ],
  ],
  names: {},
};
const stop: Feature = { id: 'stop', kind: 'points', parts: [[[10.1, 50.1]]], names: { en: 'Stop' } };
const lamps: Feature = {
  id: 'lamps',
  kind: 'points',
  parts: [
    [
      [10, 50],
      [10.1, 50],
    ],
  ],
  names: { en: 'Lamps' },
};

const parts: SceneParts = {
  bounds: [10, 50, 10.2, 50.2],
  closest: 8,
  layers: [
    { style: 'district', features: [area] },
    { style: 'rail', colours: { red: '#aa0000' }, features: [line, stop] },
    { style: 'dots', features: [lamps] },
  ],
  places: [
    { id: 'tower', at: [10.1, 50.1], title: 'Tower' },
    { id: 'port', at: [10, 50.2], title: 'Port' },
  ],
  names: { red: 'Red Line' },
  language: 'th',
};

test('names come from the pack, then from the data in the language, then in English', () => {
  expect(buildScene(parts).names.map((name) => name.text)).toEqual(['Tower', 'Port', 'Red Line', 'เมืองเก่า', 'Stop']);
  expect(buildScene({ ...parts, names: { 'old-town': 'Altstadt' } }).names.map((name) => name.text)).toEqual([
    'Tower',
    'Port',
    'Altstadt',
    'Stop',
  ]);
});

test('stations are named later than lines and stand beside their mark', () => {
  const names = new Map(buildScene(parts).names.map((name) => [name.id, name]));
  expect(names.get('rail/stop')?.from).toBeGreaterThan(names.get('rail/red')?.from ?? Infinity);
  expect(names.get('rail/stop')?.beside).toBe(true);
  expect(names.get('district/old-town')?.spots).toHaveLength(1);
  expect(names.get('rail/red')?.spots.length).toBeGreaterThan(1);
});

test('everything is in kilometres about the middle, north up', () => {
  const scene = buildScene(parts);
  const { left, right, top, bottom } = scene.box;
  expect(right - left).toBeCloseTo(distanceBetween([10, 50], [10.2, 50]), 1);
  expect(bottom - top).toBeCloseTo(distanceBetween([10, 50], [10, 50.2]), 1);
  const [tower, port] = scene.places;
  expect(tower?.at.x).toBeCloseTo(0, 6);
  expect(port?.at.y).toBeLessThan(tower?.at.y ?? 0);
  expect(scene.layers[1]?.lines[0]?.colour).toBe('#aa0000');
  expect(scene.layers[2]?.dots).toHaveLength(2);
  expect(scene.route).toEqual([]);
  expect(scene.start).toEqual(scene.box);
  const start = buildScene({ ...parts, start: [10.05, 50.05, 10.15, 50.15] }).start;
  expect(start.right - start.left).toBeCloseTo((right - left) / 2, 1);
});

test('a route lies straight on the map, at its true length', () => {
  const route = { from: { place: 'tower', utcOffsetMinutes: 60 }, to: { place: 'far', utcOffsetMinutes: 420 } };
  const far = { id: 'far', at: [100, 14] as const, title: 'Far' };
  const scene = buildScene({ ...parts, route, places: [...parts.places, { ...far, at: [100, 14] }] });
  const ends = [scene.route[0], scene.route.at(-1)];
  const middle = scene.route[32];
  expect(middle?.x).toBeCloseTo(0, 6);
  expect(middle?.y).toBeCloseTo(0, 6);
  expect(Math.hypot((ends[0]?.x ?? 0) - (ends[1]?.x ?? 0), (ends[0]?.y ?? 0) - (ends[1]?.y ?? 0))).toBeCloseTo(
    distanceBetween([10.1, 50.1], [100, 14]),
    3,
  );
  // A route that ends nowhere does not move the map.
  expect(centreOf({ bounds: [0, 40, 20, 60], places: parts.places, route })).toEqual([10, 50]);
});
