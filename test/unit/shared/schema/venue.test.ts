import { expect, test } from 'vitest';

import { venueSchema } from '../../../../src/shared/schema/venue.ts';

const venue = {
  id: 'reading-room',
  name: { en: 'Reading room' },
  languages: ['en'],
  pack: 'harbour',
  idle: { baseSeconds: 75, warningSeconds: 20 },
  screen: { diagonalInches: 43, distanceMillimetres: 600 },
};

test('a venue names as many of the settings as it wants, or none', () => {
  expect(venueSchema.parse(venue).settings).toBeUndefined();
  expect(venueSchema.parse({ ...venue, settings: {} }).settings).toEqual({});
  expect(venueSchema.parse({ ...venue, settings: { textSize: 2, reach: true } }).settings).toEqual({
    textSize: 2,
    reach: true,
  });
});

test.each([{ textSize: 4 }, { contrast: 'loud' }, { motion: true }, { tekstSize: 2 }])(
  'settings that the kiosk does not know are refused: %o',
  (settings) => {
    expect(venueSchema.safeParse({ ...venue, settings }).success).toBe(false);
  },
);

test('a screen hangs at some height above the floor', () => {
  const at = (mountingHeightMillimetres: unknown): boolean =>
    venueSchema.safeParse({ ...venue, screen: { ...venue.screen, mountingHeightMillimetres } }).success;
  expect(at(700)).toBe(true);
  expect(at(-10)).toBe(false);
  expect(at('700 mm')).toBe(false);
});
