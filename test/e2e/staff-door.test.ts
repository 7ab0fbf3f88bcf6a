import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openVisits } from '../../src/node/staff/visit-state.ts';
import type { Exhibit } from '../../src/shared/ipc/contract.ts';
import { openSchemas } from '../../src/shared/ipc/staff-contract.ts';
import { backAtExhibit, enterDigits, openConsole, setPin, windForward, windows } from '../helpers/console.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

const PIN = '493817';
const words = JSON.parse(readFileSync(join(project, 'locales/en/staff.json'), 'utf8')) as { door: { hard: string } };

let screen: VirtualScreen;
let kiosk: Kiosk;
beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display });
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
});

/** Three corners held in turn; the glass says how long. */
async function knockOnGlass(): Promise<void> {
  const top = await kiosk.page.evaluate(() => document.documentElement.style.getPropertyValue('--reach-top'));
  for (const [at, corner] of [
    { x: 25, y: 1_895 },
    { x: 1_055, y: Number.parseFloat(top) + 25 },
    { x: 25, y: 1_895 },
  ].entries()) {
    // The first comes now: the last touch may be older than the page.
    await kiosk.fingers('touchStart', [corner], at === 0 ? undefined : 600);
    await kiosk.fingers('touchEnd', [], 1_700);
  }
}

const asked = (page: Page, channel: string, ...args: readonly unknown[]) =>
  page.evaluate(([name, rest]) => (window.staff.ask as (...all: unknown[]) => Promise<unknown>)(name, ...rest), [
    channel,
    args,
  ] as const);

test('a storm of touches and keys opens nothing', async () => {
  const { page } = kiosk;
  let state = 7;
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  for (let each = 0; each < 60; each += 1) {
    if (each % 3 === 0)
      await page.keyboard.press(['s', 'Shift+Control+S', 'Control+Shift+F', 'Escape'][each % 4] ?? 's');
    else await kiosk.tapAt(random() < 0.5 ? 10 : random() * 1_080, random() < 0.5 ? 1_900 : random() * 1_920);
  }
  expect(await windows(kiosk)).toHaveLength(1);
  expect(kiosk.log().some(({ event }) => event === 'console-opened')).toBe(false);
});

test('the knock on the glass ends the visit and brings the pad, in a process of its own, over the hidden exhibit', async () => {
  const page = await openConsole(kiosk, knockOnGlass);
  expect(await windows(kiosk)).toEqual([
    [true, 'app://staff/index.html'],
    [false, 'app://kiosk/index.html'],
  ]);
  await kiosk.on('attract');
  const processes = await kiosk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
  );
  expect(new Set(processes).size).toBe(2);
  for (const pid of processes) expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
  expect(await page.evaluate(() => ['kiosk', 'require', 'process'].filter((name) => name in window))).toEqual([]);
});

test('nothing but the lobby answers before the PIN was right', async () => {
  const page = kiosk.app.windows().find((each) => each.url().startsWith('app://staff')) as Page;
  for (const channel of Object.keys(openSchemas))
    expect([channel, await asked(page, channel)]).toEqual([
      channel,
      { ok: false, error: expect.objectContaining({ code: 'LOCKED' }) },
    ]);
  await expect(asked(page, 'exhibit:load')).rejects.toThrow('staff channels only');
  // The exhibit's page has no way to these channels, to that page or to its files.
  const reached = await kiosk.page.evaluate(async () => {
    const get = (address: string) =>
      fetch(address).then(
        ({ status }) => status,
        () => 'refused',
      );
    return [await get('app://staff/index.html'), await get('/staff/index.html'), 'staff' in window];
  });
  expect(reached).toEqual(['refused', 'refused', false]);
});

test('the first PIN is set with the code from the log; the console locks after a minute, and is left half a minute later', async () => {
  const page = kiosk.app.windows().find((each) => each.url().startsWith('app://staff')) as Page;
  await setPin(kiosk, page, PIN);
  await windForward(kiosk, 60_000);
  await page.waitForSelector('html[data-screen="door"]', { state: 'attached' });
  expect(await asked(page, 'staff:lock')).toMatchObject({ error: { code: 'LOCKED' } });
  await enterDigits(page, '111112');
  await page.waitForSelector('.door-asked[data-trouble]');
  await windForward(kiosk, 30_000);
  await backAtExhibit(kiosk);
  const log = readFileSync(join(kiosk.data, 'logs/kiosk.jsonl'), 'utf8');
  expect(log).not.toContain(PIN);
  expect(log).not.toContain('111112');
});

test('of the console nothing is left in the page of the exhibit, nor in its memory, and its knock is no visit', async () => {
  const counted = async () => (await openVisits(kiosk.data)).totals().visits;
  // The storm was one, and staff ended it.
  const before = await counted();
  expect(before).toBeGreaterThan(0);
  // Knocks that follow the end of a visit to the console at once are not heard.
  await windForward(kiosk, 2_000);
  // Hands are quicker here than the clock: the knock before ran ahead of it, and no touch comes from the time to come.
  await expect.poll(() => Date.now() - kiosk.glassTime()).toBeGreaterThan(0);
  const page = await openConsole(kiosk, knockOnGlass);
  await enterDigits(page, PIN);
  await page.waitForSelector('html[data-screen="console"]', { state: 'attached' });
  await page.getByRole('button', { name: 'กลับไปที่นิทรรศการ' }).click();
  await backAtExhibit(kiosk);
  expect(await counted()).toBe(before);
  expect(await kiosk.page.evaluate(() => document.documentElement.outerHTML)).not.toMatch(/staff|PIN/);
  const session = await kiosk.app.context().newCDPSession(kiosk.page);
  let heap = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (heap += chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  // It is a whole one: the exhibit's own words are in it.
  const strings = (JSON.parse(heap) as { strings: string[] }).strings.join('\n');
  expect(strings.includes('แตะหน้าจอเพื่อเริ่ม')).toBe(true);
  for (const secret of [PIN, words.door.hard, 'ป้อนรหัส PIN', 'app://staff', 'staff:enter'])
    expect([secret, strings.includes(secret)]).toEqual([secret, false]);
  // The page was asked above to reach what it must not.
  expect(kiosk.problems().filter((each) => !each.includes('Content Security Policy'))).toEqual([]);
});

test('what staff set holds for visitors as soon as the console is left, and one touch undoes it', async () => {
  const offered = () =>
    kiosk.page.evaluate(async () => {
      const answer = await window.kiosk.loadExhibit();
      return answer.ok ? (JSON.parse(answer.value) as Exhibit).venue.languages : [];
    });
  await windForward(kiosk, 2_000);
  const page = await openConsole(kiosk);
  await enterDigits(page, PIN);
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await page.locator('.console-nav').getByRole('button', { name: 'Settings', exact: true }).click();
  const first = page.getByRole('radiogroup', { name: 'Language to begin with' });
  await first.getByRole('radio', { name: 'Русский' }).click();
  await page.getByText('Kept. Visitors get it when you leave the console.').waitFor();
  const before = await offered();
  await page.getByRole('button', { name: 'Back to the exhibit' }).click();
  await backAtExhibit(kiosk);
  expect(await kiosk.page.evaluate(() => document.documentElement.lang)).toBe('ru');
  expect(await offered()).toEqual(['ru', ...before.filter((each) => each !== 'ru')]);

  await windForward(kiosk, 2_000);
  const again = await openConsole(kiosk);
  await enterDigits(again, PIN);
  await again.getByRole('button', { name: 'English', exact: true }).click();
  await again.locator('.console-nav').getByRole('button', { name: 'Settings', exact: true }).click();
  await again.getByRole('button', { name: 'Undo' }).click();
  await again.getByText('The settings are as they were before.').waitFor();
  await again.getByRole('button', { name: 'Back to the exhibit' }).click();
  await backAtExhibit(kiosk);
  expect(await kiosk.page.evaluate(() => document.documentElement.lang)).toBe('th');
});
