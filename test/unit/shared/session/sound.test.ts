import { expect, test } from 'vitest';

import { beginsWithSound, loudest } from '../../../../src/shared/session/sound.ts';

test.each([
  [{}, 0.5],
  [{ volume: 0.2 }, 0.2],
  [{ volume: 0 }, 0],
  [{ volume: 1 }, 1],
])('a venue that says %j allows %s', (venue, volume) => {
  expect(loudest(venue)).toBe(volume);
});

test('only headphones are heard by nobody else: there films begin with sound', () => {
  expect(beginsWithSound({ soundOutput: 'headphones' })).toBe(true);
  expect(beginsWithSound({ soundOutput: 'speaker' })).toBe(false);
  expect(beginsWithSound({})).toBe(false);
});
