import { expect, test } from 'vitest';

import { nextSpot } from '../../../../../src/shared/models/gallery/spots.ts';

const pictures = [{ spots: [{ id: 'a' }, { id: 'b' }] }, {}, { spots: [{ id: 'a' }] }, { spots: [] }];

test.each([
  ['the first of the picture', { at: 0, spot: undefined }, { at: 0, spot: 'a' }],
  ['the next of the picture', { at: 0, spot: 'a' }, { at: 0, spot: 'b' }],
  ['the first of the next picture that has one', { at: 0, spot: 'b' }, { at: 2, spot: 'a' }],
  ['from a picture without spots', { at: 1, spot: undefined }, { at: 2, spot: 'a' }],
  ['the first of all after the last', { at: 2, spot: 'a' }, { at: 0, spot: 'a' }],
  ['the first of all after the last picture', { at: 3, spot: undefined }, { at: 0, spot: 'a' }],
])('%s', (_what, place, next) => {
  expect(nextSpot(pictures, place)).toEqual(next);
});

test('a gallery without spots has no next one', () => {
  expect(nextSpot([{}, { spots: [] }], { at: 0, spot: undefined })).toBeUndefined();
});
