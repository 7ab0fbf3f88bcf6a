import { expect, test } from 'vitest';

import { changedSettings, plainSettings } from '../../../../src/shared/session/settings.ts';

test('a change changes what it names and nothing else', () => {
  const changed = changedSettings(plainSettings, { textSize: 3, reach: true });
  expect(changed).toEqual({ ...plainSettings, textSize: 3, reach: true });
  expect(plainSettings.textSize).toBe(1);
});

test('what changes nothing is the same object, so that nobody draws anew', () => {
  expect(changedSettings(plainSettings, { textSize: 1, contrast: 'normal' })).toBe(plainSettings);
  expect(changedSettings(plainSettings, {})).toBe(plainSettings);
});
