import { expect, test } from 'vitest';

import { type HealthFacts, judgeHealth } from '../../../../src/shared/staff/judge-health.ts';

const fine: HealthFacts = {
  showing: true,
  notice: null,
  trial: false,
  freeBytes: 10 * 1024 ** 3,
  wrongPins: 0,
  restarts: 0,
  year: 2026,
  newPack: false,
};

test('where visitors see the exhibit and nothing needs anybody, all is well', () => {
  expect(judgeHealth(fine)).toEqual({ state: 'well', reasons: [] });
  expect(judgeHealth({ ...fine, freeBytes: undefined }).state).toBe('well');
});

test.each<[Partial<HealthFacts>, string]>([
  [{ notice: 'HASH' }, 'notice'],
  [{ freeBytes: 100 * 1024 ** 2 }, 'disk-full'],
  [{ freeBytes: 500 * 1024 ** 2 }, 'disk-low'],
  [{ wrongPins: 3 }, 'wrong-pins'],
  [{ restarts: 3 }, 'restarts'],
  [{ year: 1970 }, 'clock'],
])('%j deserves a look: %s', (change, kind) => {
  const { state, reasons } = judgeHealth({ ...fine, ...change });
  expect([state, reasons.map((reason) => reason.kind)]).toEqual(['look', [kind]]);
});

test('news are told, and nothing is wrong with them', () => {
  const { state, reasons } = judgeHealth({ ...fine, trial: true, newPack: true });
  expect([state, reasons.map(({ kind }) => kind)]).toEqual(['well', ['trial', 'new-pack']]);
});

test('what keeps visitors from the exhibit stands first', () => {
  const { state, reasons } = judgeHealth({ ...fine, showing: false, notice: 'TRIAL', year: 1970, newPack: true });
  expect(state).toBe('broken');
  expect(reasons.map(({ kind }) => kind)).toEqual(['nothing', 'notice', 'clock', 'new-pack']);
});
