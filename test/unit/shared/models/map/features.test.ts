import { expect, test } from 'vitest';

import { readFeatures } from '../../../../../src/shared/models/map/features.ts';

const feature = (geometry: unknown, properties: unknown = { id: 'x' }) => ({ type: 'Feature', properties, geometry });
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

test('points, lines and areas are read with their names, label and rank', () => {
  const { features, broken } = readFeatures(
    collection(
      feature({ type: 'Point', coordinates: [1, 2] }, { id: 'stop', name_en: 'Stop', name_th: 'ป้าย', line: 'red' }),
      feature(
        {
          type: 'LineString',
          coordinates: [
            [0, 0],
            [1, 1],
          ],
        },
        { id: 'red', rank: 3 },
      ),
      feature(
        {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 0],
              ],
            ],
            [
              [
                [5, 5],
                [6, 5],
                [6, 6],
                [5, 5],
              ],
            ],
          ],
        },
        { id: 'land', label: [0.5, 0.5] },
      ),
    ),
  );
  expect(broken).toBe(0);
  expect(features).toEqual([
    { id: 'stop', kind: 'points', parts: [[[1, 2]]], names: { en: 'Stop', th: 'ป้าย' }, line: 'red' },
    {
      id: 'red',
      kind: 'line',
      parts: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
      names: {},
      rank: 3,
    },
    {
      id: 'land',
      kind: 'area',
      parts: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
        [
          [5, 5],
          [6, 5],
          [6, 6],
          [5, 5],
        ],
      ],
      names: {},
      label: [0.5, 0.5],
    },
  ]);
});

test.each([
  ['a missing point', feature({ type: 'Point', coordinates: [] })],
  ['a point off the Earth', feature({ type: 'Point', coordinates: [100, 137] })],
  ['a point that is words', feature({ type: 'Point', coordinates: ['100', '13'] })],
  ['a line of one point', feature({ type: 'LineString', coordinates: [[0, 0]] })],
  ['a hole in a line', feature({ type: 'LineString', coordinates: [[0, 0], null] })],
  [
    'an area that is no ring',
    feature({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
    }),
  ],
  ['an area of nothing', feature({ type: 'Polygon', coordinates: [] })],
  ['no geometry', feature(null)],
  ['a geometry of another kind', feature({ type: 'Circle', coordinates: [0, 0] })],
  ['no id', feature({ type: 'Point', coordinates: [1, 2] }, {})],
  ['nothing', null],
])('%s is left out and counted', (_what, broken) => {
  expect(readFeatures(collection(broken, feature({ type: 'Point', coordinates: [1, 2] })))).toMatchObject({
    features: [{ id: 'x' }],
    broken: 1,
  });
});

test.each([null, 7, 'x', {}, { type: 'FeatureCollection' }, { type: 'Topology', features: [] }])(
  '%j holds no features',
  (raw) => {
    expect(readFeatures(raw)).toEqual({ features: [], broken: 0 });
  },
);
