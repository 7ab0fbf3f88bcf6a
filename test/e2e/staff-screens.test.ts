import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openVisits } from '../../src/node/staff/visit-state.ts';
import { everyRule, lookWithAxe } from '../helpers/axe-look.ts';
import { settle } from '../helpers/browser-kiosk.ts';
import { backAtExhibit, openConsole, setPin } from '../helpers/console.ts';
import { type Kiosk, launchKiosk, makeDataFolder } from '../helpers/kiosk.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';
import { giveAway } from '../helpers/workshop.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let screen: VirtualScreen;
let kiosk: Kiosk;
let page: Page;
let data: string;
let stick: string;
beforeAll(async () => {
  screen = await startVirtualScreen(1920, 1080);
  data = makeDataFolder();
  stick = join(data, 'stick');
  mkdirSync(stick);
  giveAway(stick);
  kiosk = await launchKiosk({ display: screen.display, data, args: [`--stick=${stick}`] });
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
  rmSync(data, { recursive: true, force: true });
});

const nav = (at: number) => page.locator('.console-nav .button').nth(at);
const objections = async (): Promise<string[]> => {
  await page.evaluate(settle);
  return page.evaluate(lookWithAxe, everyRule);
};

test('a visit is counted when it ends, and nothing of it but counts', async () => {
  await kiosk.on('attract');
  await kiosk.tapAt(960, 500);
  // Where the touch falls on a language, the visit begins in it.
  await kiosk.page.waitForFunction(() => document.documentElement.dataset['screen'] !== 'attract');
  page = await openConsole(kiosk);
  const file = join(data, 'visits.log');
  await expect.poll(() => existsSync(file)).toBe(true);
  const { visits, choice } = (await openVisits(data)).totals();
  expect([visits, choice]).toEqual([1, 1]);
});

test('axe has nothing against the door and the sections, on a wide screen', async () => {
  await page.evaluate(axe);
  expect(await objections()).toEqual([]);
  await setPin(kiosk, page, '493817');
  await page.getByRole('button', { name: 'English', exact: true }).click();
  for (const section of [0, 1, 2, 3, 4, 5]) {
    await nav(section).click();
    await page.locator('.section').waitFor();
    expect([section, await objections()]).toEqual([section, []]);
  }
});

test('the console is walked by keys alone: every control is reached, and Enter presses it', async () => {
  await page.keyboard.press('Tab');
  const seen = new Set<string>();
  for (let step = 0; step < 40 && !seen.has('Health'); step += 1) {
    seen.add(await page.evaluate(() => document.activeElement?.textContent ?? ''));
    await page.keyboard.press('Tab');
  }
  expect([...seen]).toEqual(expect.arrayContaining(['Home', 'Packs', 'Visits', 'Health']));
  await nav(3).focus();
  await page.keyboard.press('Enter');
  await page.getByText('What went wrong last').waitFor();
});

test('every file is checked, counts and report go to the stick, and the glass is tried', async () => {
  await page.getByRole('button', { name: 'Check every file' }).click();
  await page.getByText('Every file is as it was signed.').waitFor();
  await page.getByRole('button', { name: 'Report to the stick' }).click();
  await page.getByText('kiosk-report.json', { exact: false }).waitFor();
  const report = JSON.parse(readFileSync(join(stick, 'kiosk-report.json'), 'utf8')) as Record<string, unknown>;
  expect(Object.keys(report)).toEqual(expect.arrayContaining(['application', 'disk', 'memory', 'venue', 'packs']));
  await page.getByRole('button', { name: 'Touch the whole glass' }).click();
  const touch = await kiosk.app.context().newCDPSession(page);
  for (const point of [
    { x: 20, y: 20 },
    { x: 1_900, y: 500 },
  ]) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
  await page.getByText('2 of 60 fields touched').waitFor();
  await page.getByRole('button', { name: 'End the test' }).click();
  await nav(2).click();
  await page.getByRole('button', { name: 'Save to the stick' }).click();
  await page.getByText('kiosk-visits.csv', { exact: false }).waitFor();
  expect(readFileSync(join(stick, 'kiosk-visits.csv'), 'utf8')).toMatch(/^date,count,of,number\r\n/);
  await nav(7).click();
  await backAtExhibit(kiosk);
  expect(kiosk.problems()).toEqual([]);
});
