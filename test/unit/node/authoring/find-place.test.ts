import { expect, test } from 'vitest';

import { findPlace } from '../../../../src/node/authoring/find-place.ts';
import { readJsonSource } from '../../../../src/node/authoring/json-source.ts';

const text = `{
  "languages": ["en", "th", "en"],
  "topics": [
    {
      "id": "sea",
      "panels": [
        { "id": "bay",
          "places": [
            { "id": "pier",
              "at": [0, 1] }
          ],
          "sources": ["chart"] }
      ]
    },
    {
      "id": "land",
      "panels": [
        { "id": "hill",
          "charts": [
            { "id": "light",
              "series": [
                { "subject": "self",
                  "points": [1,
                    2] }
              ] }
          ] }
      ]
    }
  ]
}`;
const source = readJsonSource('pack.json', text);

test.each([
  ['topics[0].panels[0].places[0].at[1]', undefined, false, 10],
  ['panel "bay".places.pier', undefined, false, 9],
  ['panel "hill"', undefined, false, 18],
  ['panel "hill".charts.light.self[1]', undefined, false, 24],
  ['panel "bay"', 'chart', false, 12],
  ['panel "bay".nothing.here', undefined, false, 7],
  ['languages', 'en', true, 2],
  ['topics', 'hill', true, 18],
  ['', undefined, false, 1],
  ['theme.colours', undefined, false, 1],
])('%s %s', (place, value, twice, line) => {
  expect(findPlace(source, place, value, twice)?.line).toBe(line);
});

test('of two that are alike the second is meant, and columns count from 1', () => {
  expect(findPlace(source, 'languages', 'en', false)).toEqual({ line: 2, column: 17 });
  expect(findPlace(source, 'languages', 'en', true)).toEqual({ line: 2, column: 29 });
});

test('a file that cannot be read has no places', () => {
  expect(findPlace(readJsonSource('pack.json', '{'), 'id')).toBeUndefined();
});
