import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { PackText } from '../../src/shared/schema/pack-text.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

const folder = join(project, 'test/fixtures/packs/harbour');
const { tour } = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')) as Pack;
let screen: VirtualScreen;
let kiosk: Kiosk;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display, pack: folder });
  await kiosk.tapAt(540, 700);
  await kiosk.tap(kiosk.page.locator('.language-choice').first());
  await kiosk.tap(kiosk.page.locator('.card-large'));
  await kiosk.on(`panel:${tour[0] ?? ''}`);
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
});

/** Drags a finger along a line across the picture. */
const drag = (xs: readonly number[], letGo: boolean): Promise<void> =>
  kiosk.drag(
    xs.map((x) => ({ x, y: 400 })),
    letGo,
  );

const offset = (): Promise<number> =>
  kiosk.page.locator('.swipe-strip').evaluate((strip) => strip.getBoundingClientRect().left);

/** Slows the next movement that the page begins, so that it can be caught for certain; not at all where the rate is 0. */
const slow = (rate: number): Promise<void> =>
  kiosk.page.evaluate((to) => {
    const own = Object.getOwnPropertyDescriptor(Element.prototype, 'animate') as PropertyDescriptor;
    Element.prototype.animate = function begin(...args) {
      Object.defineProperty(Element.prototype, 'animate', own);
      const movement = this.animate(...args);
      if (to === 0) movement.pause();
      else movement.playbackRate = to;
      Object.assign(window, { movement });
      return movement;
    };
  }, rate);

test('the panel follows the finger, and the next one comes along', async () => {
  await drag([900, 860, 700, 600], false);
  await expect.poll(() => offset()).toBeCloseTo(-300, -1);
  await expect.poll(() => kiosk.page.locator('.swipe-next .panel').count()).toBe(1);
  await kiosk.letGo(895, 400);
  await kiosk.page.waitForFunction(() => document.querySelector('.swipe-next') === null);
  await kiosk.on(`panel:${tour[0] ?? ''}`);
  await expect.poll(() => offset()).toBe(0);
});

test('a long drag to the left goes on, one to the right goes back', async () => {
  await drag([1000, 900, 700, 500, 300], true);
  await kiosk.on(`panel:${tour[1] ?? ''}`);
  await drag([100, 200, 400, 600, 800], true);
  await kiosk.on(`panel:${tour[0] ?? ''}`);
  await expect.poll(() => kiosk.page.evaluate(() => document.documentElement.dataset['arrived'])).toBe('swipe');
});

test('a panel on its way can be caught where it is, and be turned round', async () => {
  const { page } = kiosk;
  // As slow as it takes to catch it for certain.
  await slow(0.01);
  await drag([1000, 900, 700, 500, 300], true);
  const way = (): Promise<number> =>
    page.evaluate(() => document.querySelector('.swipe-strip')?.getAnimations().length ?? 0);
  await expect.poll(way).toBe(1);
  await kiosk.fingers('touchStart', [{ x: 500, y: 400 }]);
  await expect.poll(way).toBe(0);
  const caught = await offset();
  // It is neither back at its beginning nor at its end, and goes with the finger from where it was.
  expect(caught).toBeLessThan(-600);
  expect(caught).toBeGreaterThan(-1000);
  expect(await page.locator('.swipe-next .panel').count()).toBe(1);
  await kiosk.fingers('touchMove', [{ x: 600, y: 400 }]);
  await expect.poll(offset).toBeCloseTo(caught + 100, -1);
  await kiosk.fingers('touchMove', [{ x: 1000, y: 400 }]);
  await kiosk.letGo(1000, 400);
  await page.waitForFunction(() => document.querySelector('.swipe-next') === null);
  expect(await offset()).toBe(0);
  await kiosk.on(`panel:${tour[0] ?? ''}`);
});

test('whoever leaves by a button while a panel is on its way is where the button leads', async () => {
  const { page } = kiosk;
  await slow(0);
  await drag([1000, 900, 700, 500, 300], true);
  await page.waitForFunction(() => 'movement' in window);
  const movement = (): Promise<{ state: string; duration: unknown }> =>
    page.evaluate(() => {
      const { playState, effect } = (window as unknown as { movement: Animation }).movement;
      return { state: playState, duration: effect?.getTiming().duration };
    });
  expect(await movement()).toEqual({ state: 'paused', duration: 220 });
  await page.locator('.dock .button-icon').first().dispatchEvent('click');
  await kiosk.on('home');
  // It cannot come to its end any more and take the visitor along.
  await expect.poll(async () => (await movement()).state).toBe('idle');
  await kiosk.tap(page.locator('.card-large'));
  await kiosk.on(`panel:${tour[0] ?? ''}`);
});

test('a tap right after a flick is not lost', async () => {
  await drag([1000, 800, 500, 200], true);
  await kiosk.on(`panel:${tour[1] ?? ''}`);
  await kiosk.tap(kiosk.page.locator('.dock .button-secondary'));
  await kiosk.on(`panel:${tour[0] ?? ''}`);
  expect(kiosk.problems()).toEqual([]);
});

test('before the first panel there is nothing to drag in', async () => {
  await drag([100, 300, 600, 900], true);
  await kiosk.page.waitForFunction(() => document.querySelector('.swipe-next') === null);
  await kiosk.on(`panel:${tour[0] ?? ''}`);
  expect(kiosk.problems()).toEqual([]);
});

test('by touch: what a story tells beyond, and where the figures of the next panel come from', async () => {
  const { page } = kiosk;
  const sheet = page.locator('.sheet-content');
  const words = JSON.parse(readFileSync(join(folder, 'text/th.json'), 'utf8')) as PackText;
  await kiosk.tap(page.locator('.panel-actions .button-secondary'));
  await expect.poll(() => sheet.locator('p').allTextContents()).toEqual(words.panels['lighthouse']?.more);
  // Beside the sheet is the panel: a touch there leads back to it.
  await kiosk.tapAt(540, 60);
  await sheet.waitFor({ state: 'detached' });
  await kiosk.tap(page.locator('.dock .button-primary'));
  await kiosk.on(`panel:${tour[1] ?? ''}`);
  await expect.poll(() => page.locator('.fact-number').first().textContent()).toBe('ราว 4.25');
  await kiosk.tap(page.locator('.panel-actions .button-quiet'));
  await expect.poll(() => sheet.locator('.sources li').count()).toBeGreaterThan(0);
  await kiosk.tap(page.locator('.sheet .button-primary'));
  await sheet.waitFor({ state: 'detached' });
  expect(kiosk.problems()).toEqual([]);
});
