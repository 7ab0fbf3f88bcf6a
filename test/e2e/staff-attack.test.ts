import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openDoorState } from '../../src/node/staff/door-state.ts';
import type { Entry, Lobby } from '../../src/shared/ipc/staff-contract.ts';
import { HARD_LOCK } from '../../src/shared/staff/lock.ts';
import { openConsole, setPin, windForward } from '../helpers/console.ts';
import { type Kiosk, launchKiosk, makeDataFolder } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';
import { giveAway } from '../helpers/workshop.ts';

// Whoever has a keyboard, the wall switch and the clock: a hundred guesses at the real door. Each of the fifty that may
// be checked at all is tried by a process that holds the door alone, in test/integration/staff/pin-attack.test.ts.
const PIN = '493817';
const DAY = 86_400_000;

let screen: VirtualScreen;
let data: string;
let kiosk: Kiosk;
let page: Page;
/** What came of each guess, in turn. */
const came: Entry[] = [];

const start = async (): Promise<void> => {
  kiosk = await launchKiosk({ display: screen.display, data });
  await kiosk.on('attract');
};
const knock = async (): Promise<void> => {
  page = await openConsole(kiosk);
};
const kill = async (): Promise<void> => {
  const main = kiosk.app.process();
  const gone = once(main, 'exit');
  main.kill('SIGKILL');
  await gone;
};
/** The clock of the wall is wound forth or back. */
const jump = (milliseconds: number): Promise<void> =>
  kiosk.app.evaluate((_electron, by) => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + by;
  }, milliseconds);
const lobby = (): Promise<Lobby> =>
  page.evaluate(async () => {
    const answer = await window.staff.ask('staff:lobby');
    if (!answer.ok) throw new Error(answer.error.cause);
    return answer.value;
  });
async function guess(times: number, pin = '118822'): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let each = 0; each < times; each += 1)
    entries.push(
      await page.evaluate(async (digits) => {
        const answer = await window.staff.ask('staff:enter', digits);
        if (!answer.ok) throw new Error(answer.error.cause);
        return answer.value;
      }, pin),
    );
  came.push(...entries);
  return entries;
}
const all = (times: number, entry: Entry): Entry[] => Array.from({ length: times }, () => entry);

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  data = makeDataFolder();
  await start();
  await knock();
  await setPin(kiosk, page, PIN);
  await page.evaluate(() => window.staff.ask('staff:lock'));
  await page.waitForSelector('html[data-screen="door"]', { state: 'attached' });
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
  rmSync(data, { recursive: true, force: true });
});

test('five are wrong; then nothing is checked, not even the right one, whatever is killed and however the clock jumps', async () => {
  expect(await guess(5)).toEqual(all(5, 'wrong'));
  expect(await guess(15)).toEqual(all(15, 'wait'));
  expect(await guess(1, PIN)).toEqual(['wait']);
  await kill();

  await start();
  await jump(400 * DAY);
  await knock();
  const before = (await lobby()).wait;
  // At most ten of the seconds that were waited before count twice.
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThanOrEqual(30);
  expect(await guess(10)).toEqual(all(10, 'wait'));
  expect(await guess(1, PIN)).toEqual(['wait']);
  await jump(-800 * DAY);
  expect(await guess(9)).toEqual(all(9, 'wait'));
});

test('when it was waited the next one is checked, and costs twice as much; a restart does not shorten it', async () => {
  await page.evaluate(() => window.staff.ask('staff:leave')).catch(() => undefined);
  await windForward(kiosk, 30_000);
  await kiosk.on('attract');
  await expect.poll(() => kiosk.app.windows().length).toBe(1);
  await knock();
  expect(await guess(1)).toEqual(['wrong']);
  expect((await lobby()).wait).toBeGreaterThan(30);
  expect(await guess(8)).toEqual(all(8, 'wait'));
  await kiosk.close();
});

test('after fifty wrong ones it is shut for good, through every restart, until an administrator opens it', async () => {
  // As after weeks of patience: two wrong ones before the last.
  const door = await openDoorState(data);
  await door.write({ ...door.value(), lock: { failures: HARD_LOCK - 2, wait: 0 } });
  giveAway(join(data, 'staff.json'));
  await start();
  await knock();
  expect(await guess(1)).toEqual(['wrong']);
  expect((await lobby()).wait).toBeGreaterThan(3_000);
  expect(await guess(10)).toEqual(all(10, 'wait'));
  await kill();
  const waited = await openDoorState(data);
  await waited.write({ ...waited.value(), lock: { ...waited.value().lock, wait: 0 } });
  giveAway(join(data, 'staff.json'));
  await start();
  await knock();
  expect(await guess(1)).toEqual(['wrong']);
  expect(await guess(20)).toEqual(all(20, 'hard'));
  await jump(4_000 * DAY);
  expect(await guess(17, PIN)).toEqual(all(17, 'hard'));
  await kill();
  await start();
  await knock();
  expect(await lobby()).toMatchObject({ hard: true });
  expect(await guess(1, PIN)).toEqual(['hard']);
  expect(came.length).toBeGreaterThanOrEqual(100);
  expect(came).not.toContain('open');
  const log = readFileSync(join(data, 'logs/kiosk.jsonl'), 'utf8');
  for (const secret of [PIN, '118822']) expect([secret, log.includes(secret)]).toEqual([secret, false]);

  const reset = spawnSync(process.execPath, [join(project, 'src/cli/staff.ts'), 'reset-pin', '--data', data]);
  expect([reset.status, String(reset.stderr)]).toEqual([0, expect.any(String)]);
  giveAway(join(data, 'staff.json'));
});
