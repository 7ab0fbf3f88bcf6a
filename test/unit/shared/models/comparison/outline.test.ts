import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import {
  areaOf,
  flatten,
  outlinePath,
  outlineRings,
  scaleBar,
} from '../../../../../src/shared/models/comparison/outline.ts';
import { project } from '../../../../helpers/project.ts';

const square = (north: number) => [
  [5, north],
  [5.1, north],
  [5.1, north + 0.1],
  [5, north + 0.1],
  [5, north],
];
const polygon = (north: number): unknown => ({ type: 'Polygon', coordinates: [square(north)] });

test('a tenth of a degree is 11.12 km northwards everywhere, and half as wide at 60 degrees', () => {
  const atEquator = flatten(outlineRings(polygon(-0.05)) ?? []);
  expect(atEquator.width).toBeCloseTo(11.12, 2);
  expect(atEquator.height).toBeCloseTo(11.12, 2);
  const north = flatten(outlineRings(polygon(59.95)) ?? []);
  expect(north.height).toBeCloseTo(11.12, 2);
  expect(areaOf(north) / areaOf(atEquator)).toBeCloseTo(0.5, 3);
});

test('the outline lies around the middle of its box, north upwards', () => {
  const { rings, width, height } = flatten(outlineRings(polygon(50)) ?? []);
  const [first, , third] = rings[0] ?? [];
  expect(first?.[1]).toBeCloseTo(height / 2, 6);
  expect(third?.[1]).toBeCloseTo(-height / 2, 6);
  expect(Math.max(...(rings[0] ?? []).map(([x]) => x))).toBeCloseTo(width / 2, 6);
});

test.each([
  ['astana', 797.33],
  ['bangkok', 1568.74],
])('the bundled outline of %s encloses the published area within one in a hundred', (city, area) => {
  const file = join(project, 'assets/packs', city, `data/${city}-outline.json`);
  const rings = outlineRings(JSON.parse(readFileSync(file, 'utf8')));
  expect(areaOf(flatten(rings ?? [])) / area).toBeGreaterThan(0.99);
  expect(areaOf(flatten(rings ?? [])) / area).toBeLessThan(1.01);
});

test('features, collections and parts are all taken', () => {
  const feature = { type: 'Feature', properties: {}, geometry: polygon(0) };
  const parts = { type: 'MultiPolygon', coordinates: [[square(0)], [square(1)]] };
  expect(
    outlineRings({ type: 'FeatureCollection', features: [feature, { ...feature, geometry: parts }] }),
  ).toHaveLength(3);
});

test.each([
  ['nothing', null],
  ['a list', []],
  ['no areas', { type: 'FeatureCollection', features: [] }],
  ['a line', { type: 'LineString', coordinates: square(0) }],
  [
    'words for numbers',
    {
      type: 'Polygon',
      coordinates: [
        [
          ['a', 'b'],
          ['a', 'b'],
          ['a', 'b'],
          ['a', 'b'],
        ],
      ],
    },
  ],
  [
    'too few points',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
    },
  ],
  ['coordinates that are none', { type: 'Polygon', coordinates: 7 }],
])('%s is no outline', (_name, document) => {
  expect(outlineRings(document)).toBeUndefined();
});

test('a path goes round every ring and closes it', () => {
  const outline = flatten(outlineRings({ type: 'MultiPolygon', coordinates: [[square(0)], [square(1)]] }) ?? []);
  expect(outlinePath(outline).match(/M[^MZ]+Z/g)).toHaveLength(2);
});

test('the scale bar is round and at most a quarter of the width', () => {
  expect(scaleBar(110)).toBe(20);
  expect(scaleBar(11)).toBe(2);
  expect(scaleBar(0.5)).toBe(1);
});
