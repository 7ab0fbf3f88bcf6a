import { expect, test } from 'vitest';

import { RateLimit } from '../../../../src/main/ipc/rate-limit.ts';

const allowed = (limit: RateLimit, kind: string, times: number, now: number): number =>
  Array.from({ length: times }, () => limit.allows(kind, now)).filter(Boolean).length;

test('sixty at once, then twenty a second, each kind by itself', () => {
  const limit = new RateLimit();
  expect(allowed(limit, 'beat', 1_000, 0)).toBe(60);
  expect(allowed(limit, 'problem', 1_000, 0)).toBe(60);
  expect(allowed(limit, 'beat', 1_000, 500)).toBe(10);
  expect(allowed(limit, 'beat', 1_000, 500)).toBe(0);
  expect(allowed(limit, 'beat', 1_000, 3_600_000)).toBe(60);
});

test('two signs of life a second are never too many', () => {
  const limit = new RateLimit();
  const refused = Array.from({ length: 10_000 }, (_, beat) => limit.allows('beat', beat * 500)).filter((yes) => !yes);
  expect(refused).toEqual([]);
});
