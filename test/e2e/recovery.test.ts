import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { ON_SCREEN, OPEN, type WatchedKiosk, watchKiosk } from '../chaos/watched-kiosk.ts';
import { ways } from '../chaos/ways.ts';
import { giveAway } from '../helpers/workshop.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

// A kiosk as it runs on a wall: under its supervisor; nobody looks into it with a debugger, and only what loops and
// eats memory in its page is put there through its main process. That it comes back is shown here; how soon, which is a matter of the machine, by `npm run chaos`.
let screen: VirtualScreen;
let kiosk: WatchedKiosk;
beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await watchKiosk(screen.display, [], OPEN);
});
afterAll(async () => {
  await kiosk.stop();
  await screen.stop();
});

test.each(ways.map((way) => [way.name, way] as const))('%s: it comes back', async (_name, way) => {
  const times: number[] = [];
  while (times.length < way.times.few) times.push(await way.run(kiosk));
  expect(times).toHaveLength(way.times.few);
});

test('after three starts that showed nothing the still screen is shown, and the start after it tries again', async () => {
  const since = performance.now();
  // Three starts have shown nothing; the one that follows a killed kiosk is the fourth.
  const counter = join(kiosk.data, 'starts');
  writeFileSync(counter, '3');
  giveAway(counter);
  process.kill(kiosk.pid('main'), 'SIGKILL');
  await kiosk.line(/^error: 3 starts showed nothing; the still screen is shown for 30 s\.$/, since);
  // However that one ends, the next one tries.
  process.kill(kiosk.pid('main'), 'SIGKILL');
  await kiosk.line(ON_SCREEN, since);
  expect(kiosk.lines().filter(({ line, at }) => at > since && line.includes('starts showed nothing'))).toHaveLength(1);
});
