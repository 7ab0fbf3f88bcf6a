import { expect, test } from 'vitest';

import { kioskSettingsSchema, settingsChangeSchema } from '../../../../src/shared/schema/kiosk-settings.ts';
import type { Venue } from '../../../../src/shared/schema/venue.ts';
import { changedKioskSettings, plainKioskSettings, setVenue } from '../../../../src/shared/staff/kiosk-settings.ts';

const venue: Venue = {
  id: 'bangkok-city-library',
  name: { en: 'Bangkok City Library' },
  languages: ['th', 'en'],
  pack: 'astana',
  idle: { baseSeconds: 75, warningSeconds: 20 },
  screen: { diagonalInches: 43, distanceMillimetres: 600 },
  settings: { textSize: 2 },
};

test('where nothing was set, the venue file holds', () => {
  expect(setVenue(venue, plainKioskSettings)).toEqual(venue);
});

test('what was set takes the place of what the file says, and nothing else does', () => {
  const settings = changedKioskSettings(plainKioskSettings, {
    languages: ['en', 'kk'],
    volume: 0,
    reach: true,
    quiet: { from: 1_200, to: 480 },
  });
  expect(setVenue(venue, settings)).toEqual({
    ...venue,
    languages: ['en', 'kk'],
    volume: 0,
    quiet: { from: 1_200, to: 480 },
    settings: { textSize: 2, reach: true },
  });
  const later = changedKioskSettings(settings, { idle: { baseSeconds: 120, warningSeconds: 30 } });
  expect(setVenue(venue, later)).toMatchObject({ languages: ['en', 'kk'], idle: { baseSeconds: 120 } });
});

test.each([
  {},
  { languages: [] },
  { volume: 2 },
  { quiet: { from: 0, to: 1_440 } },
  { screen: { diagonalInches: 1, distanceMillimetres: 600 } },
  { idle: { baseSeconds: 0, warningSeconds: 20 } },
  { pin: '493817' },
])('%j is refused', (change) => {
  expect(settingsChangeSchema.safeParse(change).success).toBe(false);
});

test('a file from another kiosk is whole or refused', () => {
  expect(kioskSettingsSchema.safeParse(plainKioskSettings).success).toBe(true);
  expect(kioskSettingsSchema.safeParse({ ...plainKioskSettings, more: 1 }).success).toBe(false);
  expect(kioskSettingsSchema.safeParse({ format: 1 }).success).toBe(false);
});
