import { expect, test } from 'vitest';

import { QUIET_ZONE, qrMatrix } from '../../../../src/renderer/ui/qr-matrix.ts';
import { MOST_BYTES } from '../../../../src/shared/models/keepsake/card.ts';

/** The dark modules of a path, as "x y". */
function modules(path: string): Set<string> {
  const dark = new Set<string>();
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let step = 0; step < Number(length); step += 1) dark.add(`${Number(x) + step} ${y ?? ''}`);
  return dark;
}

test('the longest card is a code of version 20, whose side the size on the glass is reckoned from', () => {
  expect(qrMatrix('x'.repeat(MOST_BYTES)).size).toBe(97 + 2 * QUIET_ZONE);
  expect(qrMatrix('x'.repeat(MOST_BYTES + 1)).size).toBe(101 + 2 * QUIET_ZONE);
});

test('the quiet zone is empty, and the three eyes look out of their corners', () => {
  const { size, path } = qrMatrix('Сәлем สวัสดี');
  const dark = modules(path);
  expect(dark.size).toBeGreaterThan(200);
  for (const module of dark) {
    const [x = 0, y = 0] = module.split(' ').map(Number);
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(QUIET_ZONE);
    expect(Math.max(x, y)).toBeLessThan(size - QUIET_ZONE);
  }
  const far = size - QUIET_ZONE - 7;
  for (const [left, top] of [
    [QUIET_ZONE, QUIET_ZONE],
    [far, QUIET_ZONE],
    [QUIET_ZONE, far],
  ] as const) {
    const row = (y: number): string =>
      Array.from({ length: 7 }, (_, x) => (dark.has(`${left + x} ${top + y}`) ? '#' : '.')).join('');
    expect([0, 1, 2, 3, 4, 5, 6].map(row)).toEqual([
      '#######',
      '#.....#',
      '#.###.#',
      '#.###.#',
      '#.###.#',
      '#.....#',
      '#######',
    ]);
  }
});
