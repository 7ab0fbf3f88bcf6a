import { expect, test } from 'vitest';

import { indexAge, wordOf } from '../../../../../src/renderer/staff/health/channel-words.ts';
import { channelCodes } from '../../../../../src/shared/channel/outcome.ts';

test('each refusal of a channel has its sentence', () => {
  const words = Object.fromEntries(channelCodes.map((code) => [code, wordOf(code)]));
  expect(words).toMatchObject({
    OFFLINE: 'line',
    PORTAL: 'login',
    CERTIFICATE: 'proof',
    CLOCK: 'proof',
    EXPIRED: 'stale',
  });
  expect(wordOf('SIG')).toBe('came');
});

test('the age of an index by the clock of the kiosk, and never below nothing', () => {
  const index = { sequence: 1, created: '2026-11-01T00:00:00Z', expires: '2027-01-01T00:00:00Z' };
  expect(indexAge({ index }, '2026-11-03T00:00:00Z')).toBe(172_800);
  expect(indexAge({ index }, '2020-01-01T00:00:00Z')).toBe(0);
  expect(indexAge({ index: null }, '2026-11-03T00:00:00Z')).toBeUndefined();
});
