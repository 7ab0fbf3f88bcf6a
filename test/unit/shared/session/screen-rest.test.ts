import { expect, test } from 'vitest';

import { REST_AFTER, wantedScreen } from '../../../../src/shared/session/screen-rest.ts';

const screen = { diagonalInches: 43, distanceMillimetres: 600, rest: true };
const quiet = { from: 21 * 60, to: 7 * 60 };
const [night, day] = [23 * 60, 12 * 60];

test('a screen rests in quiet hours when nobody has been there for a while', () => {
  expect(wantedScreen({ screen, quiet }, night, REST_AFTER)).toBe('off');
});

test.each([
  ['somebody was there a moment ago', { screen, quiet }, night, REST_AFTER - 1],
  ['it is day', { screen, quiet }, day, 10 * REST_AFTER],
  ['the venue has no quiet hours', { screen, quiet: undefined }, night, 10 * REST_AFTER],
  ['the venue does not want it', { screen: { ...screen, rest: false }, quiet }, night, 10 * REST_AFTER],
] as const)('it gives light where %s', (_why, venue, minute, alone) => {
  expect(wantedScreen(venue, minute, alone)).toBe('on');
});
