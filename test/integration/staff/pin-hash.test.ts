import { expect, test } from 'vitest';

import { hashPin, isPin } from '../../../src/node/staff/pin-hash.ts';

const PIN = '493817';

test('the same PIN is kept in another way each time, and known again', async () => {
  const [one, other] = await Promise.all([hashPin(PIN), hashPin(PIN)]);
  expect(one.salt).not.toBe(other.salt);
  expect(one.hash).not.toBe(other.hash);
  expect(JSON.stringify(one)).not.toContain(PIN);
  expect([await isPin(PIN, one), await isPin(PIN, other)]).toEqual([true, true]);
});

test('a right PIN, a wrong one and one that is none cost the processor as much', async () => {
  const kept = await hashPin(PIN);
  // What the processor did counts, and not how long it was kept from doing it.
  const cost = async (pin: string): Promise<number> => {
    const before = process.cpuUsage();
    await isPin(pin, kept);
    const { user } = process.cpuUsage(before);
    return user;
  };
  const guesses = [PIN, '118822', '4'];
  const sums = guesses.map(() => 0);
  // In turn, so that a machine that slows down slows all of them.
  for (let round = 0; round < 2; round += 1)
    for (const [at, guess] of guesses.entries()) sums[at] = (sums[at] ?? 0) + (await cost(guess));
  expect(Math.max(...sums) / Math.min(...sums)).toBeLessThan(2);
  // And it is much: a check that gave up early would be a thousand times cheaper.
  expect(Math.min(...sums) / 2).toBeGreaterThan(50_000);
});
