import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Pack } from '../../src/shared/schema/pack.ts';
import { applicationInArabic, harbourInArabic } from '../helpers/added-languages.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

let screen: VirtualScreen;
let kiosk: Kiosk;
let pack: string;
let application: string;
let tour: readonly string[];

beforeAll(async () => {
  pack = harbourInArabic();
  application = applicationInArabic();
  ({ tour } = JSON.parse(readFileSync(join(pack, 'pack.json'), 'utf8')) as Pack);
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display, pack, application });
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
  for (const folder of [pack, application]) rmSync(folder, { recursive: true });
});

const panel = (at: number): string => `panel:${tour[at] ?? ''}`;

/** Drags a finger along a line across the picture. */
const drag = (xs: readonly number[], letGo: boolean): Promise<void> =>
  kiosk.drag(
    xs.map((x) => ({ x, y: 400 })),
    letGo,
  );

const middle = async (selector: string): Promise<number> => {
  const { x, width } = await kiosk.box(kiosk.page.locator(selector).first());
  return x + width / 2;
};

test('the kiosk greets in Arabic, with the font that the language brought', async () => {
  const { page } = kiosk;
  await expect.poll(() => page.locator('.attract-words').getAttribute('lang')).toBe('ar');
  expect(await page.locator('.attract-words').getAttribute('dir')).toBe('rtl');
  expect(await page.locator('.attract-touch').textContent()).toBe('المس الشاشة لتبدأ');
  await expect
    .poll(() => kiosk.requests.filter((address) => address.startsWith('app://kiosk/locales/ar/')).sort())
    .toEqual(['app://kiosk/locales/ar/plex-arabic-400.woff2', 'app://kiosk/locales/ar/plex-arabic-600.woff2']);
});

test('the walk begins at the right: home, then back, and the way on at the far left', async () => {
  await kiosk.tapAt(540, 700);
  await kiosk.tap(kiosk.page.locator('.language-choice[lang="ar"]'));
  await kiosk.tap(kiosk.page.locator('.card-large'));
  await kiosk.on(panel(0));
  expect(await kiosk.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'ar',
    'rtl',
  ]);
  expect(await middle('.dock .button-icon')).toBeGreaterThan(await middle('.dock .button-secondary'));
  expect(await middle('.dock .button-secondary')).toBeGreaterThan(await middle('.dock .button-primary'));
});

test('the next panel comes from the left, and follows the finger to the right', async () => {
  await drag([180, 220, 380, 480], false);
  const offset = (): Promise<number> =>
    kiosk.page.locator('.swipe-strip').evaluate((strip) => strip.getBoundingClientRect().left);
  await expect.poll(offset).toBeCloseTo(300, -1);
  const next = kiosk.page.locator('.swipe-next');
  await expect.poll(() => next.evaluate((side) => Math.round(side.getBoundingClientRect().right))).toBe(300);
  await kiosk.letGo(185, 400);
  await kiosk.page.waitForFunction(() => document.querySelector('.swipe-next') === null);
  await kiosk.on(panel(0));
});

test('a long drag to the right goes on, one to the left goes back', async () => {
  await drag([80, 180, 380, 580, 780], true);
  await kiosk.on(panel(1));
  await drag([1000, 900, 700, 500, 300], true);
  await kiosk.on(panel(0));
  await expect.poll(() => kiosk.page.evaluate(() => document.documentElement.dataset['arrived'])).toBe('swipe');
});

test('the tour ends, another language turns the page round, and nothing went wrong', async () => {
  for (let at = 0; at < tour.length; at += 1) {
    await kiosk.on(panel(at));
    await kiosk.tap(kiosk.page.locator('.dock .button-primary'));
  }
  await kiosk.on('end');
  await kiosk.tap(kiosk.page.locator('.dock .languages [lang="en"]'));
  await expect.poll(() => kiosk.page.evaluate(() => document.documentElement.dir)).toBe('ltr');
  expect(kiosk.problems()).toEqual([]);
});
