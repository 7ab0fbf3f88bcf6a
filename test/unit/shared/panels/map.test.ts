import { describe, expect, test } from 'vitest';

import { map } from '../../../../src/shared/panels/map.ts';

const sound = {
  type: 'map',
  id: 'bay',
  bounds: [0, 40, 10, 50],
  closest: 8,
  date: '2024-03',
  layers: [{ file: 'data/bay.json', style: 'city', credit: 'Drawn by hand, CC0' }],
  places: [
    { id: 'pier', at: [1, 41] },
    { id: 'mole', at: [2, 42] },
  ],
  sources: ['chart'],
};
const words = {
  headline: 'The bay',
  note: 'Drawn from memory.',
  places: { pier: { title: 'Pier', text: 'Boats.' }, mole: { title: 'Mole', text: 'Stones.' } },
};
const causes = (change: object): string[] =>
  (map.checkStructure?.(map.structure.parse({ ...sound, ...change })) ?? []).map((finding) => finding.cause);

test('a sound map has nothing to correct, and its files and credits are known', () => {
  const panel = map.structure.parse(sound);
  expect(causes({})).toEqual([]);
  expect(map.check(panel, map.text.parse(words))).toEqual([]);
  expect(map.files?.(panel)).toEqual(['data/bay.json']);
  expect(map.credits?.(panel)).toEqual(['Drawn by hand, CC0']);
});

describe('what is wrong is named', () => {
  test.each([
    ['reversed bounds', { bounds: [10, 40, 0, 50] }, /expected west, south, east, north, got 10, 40, 0, 50/],
    ['a reversed start', { start: [1, 45, 2, 41] }, /got 1, 45, 2, 41/],
    [
      'a place outside',
      {
        places: [
          { id: 'pier', at: [41, 1] },
          { id: 'mole', at: [2, 42] },
        ],
      },
      /"pier" at 41, 1 lies outside/,
    ],
    [
      'one id twice',
      {
        places: [
          { id: 'pier', at: [1, 41] },
          { id: 'pier', at: [2, 42] },
        ],
      },
      /two entries have the id "pier"/,
    ],
    [
      'a route to nowhere',
      { route: { from: { place: 'pier', utcOffsetMinutes: 0 }, to: { place: 'moon', utcOffsetMinutes: 0 } } },
      /no place "moon"/,
    ],
    [
      'a route in place',
      { route: { from: { place: 'pier', utcOffsetMinutes: 0 }, to: { place: 'pier', utcOffsetMinutes: 0 } } },
      /ends where it begins/,
    ],
  ])('%s', (_what, change, expected) => {
    expect(causes(change).join('\n')).toMatch(expected);
  });

  test('a place without words, and words without a place', () => {
    const panel = map.structure.parse(sound);
    const { pier } = words.places;
    const found = map.check(panel, map.text.parse({ ...words, places: { pier, crane: pier } }));
    expect(found.map(({ code, place }) => `${code} ${place}`)).toEqual(['MISSING places.mole', 'EXTRA places.crane']);
  });

  test.each([
    ['no layers', { layers: [] }],
    ['a single place', { places: [{ id: 'pier', at: [1, 41] }] }],
    ['a missing point', { places: [{ id: 'pier' }, { id: 'mole', at: [2, 42] }] }],
    ['a layer without its attribution', { layers: [{ file: 'data/bay.json', style: 'city' }] }],
    ['a file outside the pack', { layers: [{ file: '../bay.json', style: 'city', credit: 'x' }] }],
  ])('%s is refused', (_what, change) => {
    expect(map.structure.safeParse({ ...sound, ...change }).success).toBe(false);
  });
});
