import { describe, expect, test } from 'vitest';

import { checkLayer } from '../../../../../src/shared/models/map/check-layer.ts';

const square = [
  [71, 51],
  [72, 51],
  [72, 52],
  [71, 52],
  [71, 51],
];
const feature = (geometry: unknown, properties: unknown = { id: 'one' }) => ({ type: 'Feature', properties, geometry });
const layer = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

const said = (raw: unknown, style = 'district'): string[] =>
  checkLayer(raw, style).map(({ place, cause, remedy }) => `${place}: ${cause}; ${remedy}.`);

test.each([
  ['district', { type: 'Polygon', coordinates: [square] }],
  ['country', { type: 'MultiPolygon', coordinates: [[square], [square, square]] }],
  ['river', { type: 'LineString', coordinates: square }],
  ['river', { type: 'Polygon', coordinates: [square] }],
  ['rail', { type: 'MultiLineString', coordinates: [square] }],
  ['rail', { type: 'Point', coordinates: [71, 51, 347] }],
  ['dots', { type: 'MultiPoint', coordinates: square }],
])('a %s may be %j', (style, geometry) => {
  expect(said(layer(feature(geometry)), style)).toEqual([]);
});

test('the outline of a city may be a single feature without a name, and is an area', () => {
  expect(said(feature({ type: 'Polygon', coordinates: [square] }, {}), 'outline')).toEqual([]);
  expect(said(layer(feature({ type: 'Polygon', coordinates: [square] }, null)), 'outline')).toEqual([]);
  expect(said(feature({ type: 'Polygon', coordinates: [square] }), 'district')).toHaveLength(1);
  expect(said(feature({ type: 'Point', coordinates: [71, 51] }, {}), 'outline')).toEqual([
    'geometry: a layer of the style "outline" draws areas, got a Point; correct the style of the layer, or move the feature to another file.',
  ]);
});

describe('what is wrong is named in one sentence', () => {
  test.each<[string, unknown, string, string]>([
    [
      'another document',
      { type: 'Topology', objects: {} },
      'district',
      'type: expected "FeatureCollection" with "features", got "Topology"; export the map data as GeoJSON.',
    ],
    [
      'no document',
      null,
      'district',
      'type: expected "FeatureCollection" with "features", got nothing; export the map data as GeoJSON.',
    ],
    [
      'features that are no list',
      { type: 'FeatureCollection', features: {} },
      'district',
      'type: expected "FeatureCollection" with "features", got "FeatureCollection"; export the map data as GeoJSON.',
    ],
    ['nothing in it', layer(), 'district', 'features: the layer is empty; add its features or remove the layer.'],
    [
      'no id',
      layer(feature({ type: 'Polygon', coordinates: [square] }, { name: 'Esil' })),
      'district',
      'features[0]: the feature has no "id" in its properties; add "properties": { "id": "its-name" }.',
    ],
    [
      'no geometry',
      layer(feature({ type: 'Polygon', coordinates: [square] }), feature(null, { id: 'two' })),
      'district',
      'features[1].geometry: "two": expected a geometry of points, lines or areas, got nothing; export it as GeoJSON.',
    ],
    [
      'a geometry that is not drawn',
      layer(feature({ type: 'GeometryCollection', geometries: [] })),
      'district',
      'features[0].geometry: "one": expected a geometry of points, lines or areas, got "GeometryCollection"; export it as GeoJSON.',
    ],
    [
      'a geometry that the style does not draw',
      layer(feature({ type: 'LineString', coordinates: square })),
      'district',
      'features[0].geometry: "one": a layer of the style "district" draws areas, got a LineString; correct the style of the layer, or move the feature to another file.',
    ],
    [
      'latitude first',
      layer(feature({ type: 'Point', coordinates: [51.1, 171.4] })),
      'town',
      'features[0].geometry: "one": the position 51.1, 171.4 is not on the Earth; write degrees, longitude first.',
    ],
    [
      'metres for degrees',
      layer(feature({ type: 'Point', coordinates: [7_948_000, 6_650_000] })),
      'town',
      'features[0].geometry: "one": the position 7948000, 6650000 is not on the Earth; write degrees, longitude first.',
    ],
    [
      'a position that is none',
      layer(feature({ type: 'LineString', coordinates: [[71, 51], [71]] })),
      'river',
      'features[0].geometry: "one": [71] is no position; write longitude and latitude as two numbers.',
    ],
    [
      'a missing point',
      layer(feature({ type: 'LineString', coordinates: [[71, 51], null] })),
      'river',
      'features[0].geometry: "one": null is no position; write longitude and latitude as two numbers.',
    ],
    [
      'a line of one point',
      layer(feature({ type: 'LineString', coordinates: [[71, 51]] })),
      'river',
      'features[0].geometry: "one": a line has 1 positions, and needs 2 or more; add the missing ones.',
    ],
    [
      'a ring that is open',
      layer(feature({ type: 'Polygon', coordinates: [square.slice(0, 4)] })),
      'district',
      'features[0].geometry: "one": a ring does not end where it begins; repeat its first position as the last.',
    ],
    [
      'an area without rings',
      layer(feature({ type: 'MultiPolygon', coordinates: [[]] })),
      'district',
      'features[0].geometry: "one": it has no coordinates; add them.',
    ],
    [
      'coordinates of another depth',
      layer(feature({ type: 'MultiPolygon', coordinates: [square] })),
      'district',
      'features[0].geometry: "one": a ring has 2 positions, and needs 4 or more; add the missing ones.',
    ],
  ])('%s', (_name, raw, style, expected) => {
    expect(said(raw, style)).toEqual([expected]);
  });
});
