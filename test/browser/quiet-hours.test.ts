import { afterAll, beforeAll, expect, test } from 'vitest';

import { open } from '../helpers/axe-states.ts';
import { toHome } from '../helpers/axe-venue.ts';
import { type BrowserKiosk, openBrowserKiosk } from '../helpers/browser-kiosk.ts';

// Quiet from eight in the evening to eight in the morning, as staff set it; the clock of the page is wound.
let kiosk: BrowserKiosk;
beforeAll(async () => {
  kiosk = await openBrowserKiosk('bangkok-city-library', { width: 540, height: 960 }, undefined, undefined, {
    offered: ['en', 'th'],
    quiet: { from: 20 * 60, to: 8 * 60 },
  });
});
afterAll(() => kiosk.close());

const dim = () => kiosk.page.evaluate(() => getComputedStyle(document.querySelector('.frame') as Element).opacity);
const moving = () =>
  kiosk.page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
/** Loads the page at that hour of its own clock. */
async function at(hour: number): Promise<void> {
  const { page } = kiosk;
  await page.clock.install({ time: new Date(2026, 10, 23, hour, 0) });
  await page.reload();
  await page.waitForSelector('html[data-screen="attract"]', { state: 'attached' });
}

test('at night the attract screen is nearly dark and nothing on it moves; by day it plays', async () => {
  const { page } = kiosk;
  await at(12);
  expect([await dim(), (await moving()) > 0]).toEqual(['1', true]);
  await at(23);
  expect([await dim(), await moving()]).toEqual(['0.12', 0]);
  // The hours end while nobody touches it.
  await page.clock.setSystemTime(new Date(2026, 10, 24, 7, 59, 55));
  await page.clock.runFor(15_000);
  expect(await dim()).toBe('1');
});

test('whoever touches it at night sees the exhibit as by day, and hears nothing', async () => {
  const { page } = kiosk;
  await at(23);
  await toHome(kiosk);
  expect(await dim()).toBe('1');
  await open(kiosk, 'audio');
  await page.locator('.media-buttons .button-primary').click();
  await page.locator('.media-stage[data-phase="playing"]').waitFor();
  const volume = () => page.evaluate(() => document.querySelector<HTMLMediaElement>('audio, video')?.volume);
  expect(await volume()).toBe(0);
  // By day the same panel is heard.
  await at(12);
  await toHome(kiosk);
  await open(kiosk, 'audio');
  await page.locator('.media-buttons .button-primary').click();
  await page.locator('.media-stage[data-phase="playing"]').waitFor();
  await expect.poll(volume).toBeGreaterThan(0);
});
