import { afterAll, beforeAll, expect, test } from 'vitest';

import { letMonkeyPlay } from '../chaos/monkey.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

// Three minutes of random fingers and keys; half hours with more seeds: `npm run chaos -- monkey --seed N`.
const MINUTES = 3;

let screen: VirtualScreen;
beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
});
afterAll(async () => {
  await screen.stop();
});

test('random fingers, five at once among them, and random keys for three minutes: no error, no way out, no growth', async () => {
  const report = await letMonkeyPlay({
    display: screen.display,
    seed: 8,
    minutes: MINUTES,
    restEvery: MINUTES / 3,
    say: () => undefined,
  });
  expect(report.faults).toEqual([]);
  expect(report.touches).toBeGreaterThan(100);
  expect(report.keys).toBeGreaterThan(20);
  // It came about.
  expect(report.screens.length).toBeGreaterThan(3);
});
