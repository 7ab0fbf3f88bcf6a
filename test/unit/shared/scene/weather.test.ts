import { expect, test } from 'vitest';

import { motes, TICK, type Weather } from '../../../../src/shared/scene/weather.ts';

const kinds: readonly Weather[] = ['snow', 'rain'];

test.each(kinds)('%s: few, the same every time, no two alike, all over the frame', (kind) => {
  const falling = motes(kind);
  expect(falling).toEqual(motes(kind));
  expect(falling.length).toBeLessThanOrEqual(40);
  expect(new Set(falling.map(({ across }) => across)).size).toBe(falling.length);
  for (const quarter of [0, 1, 2, 3]) {
    const within = falling.filter(({ across }) => Math.floor(across * 4) === quarter).length;
    expect(within).toBeGreaterThan(falling.length / 8);
    const passing = falling.filter(({ ahead, fall }) => Math.floor((ahead / fall) * 4) === quarter).length;
    expect(passing).toBeGreaterThan(falling.length / 10);
  }
});

test('snow takes its time, rain does not, and what is near falls faster', () => {
  const seconds = (kind: Weather): number[] => motes(kind).map(({ fall }) => (fall * TICK) / 1000);
  expect(Math.min(...seconds('snow'))).toBeGreaterThan(12);
  expect(Math.max(...seconds('rain'))).toBeLessThan(2);
  for (const kind of kinds) {
    const byDepth = [...motes(kind)].sort((a, b) => a.near - b.near);
    expect(byDepth[0]?.fall).toBeGreaterThan(byDepth.at(-1)?.fall ?? Infinity);
  }
});

test('no more than six or seven pictures a second', () => {
  expect(1000 / TICK).toBeLessThan(7);
  for (const { fall, ahead } of kinds.flatMap(motes)) {
    expect(Number.isInteger(fall)).toBe(true);
    expect(Number.isInteger(ahead)).toBe(true);
  }
});
