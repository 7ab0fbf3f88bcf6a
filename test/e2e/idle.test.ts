import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

let screen: VirtualScreen;
let kiosk: Kiosk;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display });
  // The page's clock, timers and monotonic time alike, is wound forward by hand: the real 75 s and 20 s are tested.
  await kiosk.page.clock.install();
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
});

const tapButton = (selector: string) => kiosk.tap(kiosk.page.locator(selector).first());

/** How to get from home to each kind of screen. */
const ways: Record<string, () => Promise<void>> = {
  language: async () => {
    await tapButton('.dock .button-secondary');
    await kiosk.on('language');
  },
  home: () => kiosk.on('home'),
  topic: () => tapButton('.cards-topics .card'),
  panel: () => tapButton('.card-large'),
  'panel with more': async () => {
    await tapButton('.card-large');
    await tapButton('.panel-actions .button-secondary');
    await kiosk.page.locator('.sheet').waitFor();
  },
  'panel with sources': async () => {
    await tapButton('.card-large');
    await tapButton('.panel-actions .button-quiet');
    await kiosk.page.locator('.sheet').waitFor();
  },
  gallery: async () => {
    const { page } = kiosk;
    for (let topic = 0; ; topic += 1) {
      await kiosk.tap(page.locator('.cards-topics .card').nth(topic));
      await kiosk.tap(page.locator('.cards-panels .card').first());
      for (;;) {
        await page.locator('h1').waitFor();
        if ((await page.locator('.panel-gallery').count()) > 0) {
          await kiosk.tap(page.locator('.gallery-thumb').nth(1));
          return;
        }
        const before = await page.evaluate(() => document.documentElement.dataset['screen']);
        await tapButton('.dock .button-primary');
        await page.waitForFunction((old) => document.documentElement.dataset['screen'] !== old, before);
        if ((await page.evaluate(() => document.documentElement.dataset['screen'])) === 'home') break;
      }
    }
  },
  end: async () => {
    await tapButton('.card-large');
    const total = Number(await kiosk.page.locator('[role=progressbar]').getAttribute('aria-valuemax'));
    for (let step = 0; step < total; step += 1) await tapButton('.dock .button-primary');
    await kiosk.on('end');
  },
};

async function toHome(language: string): Promise<void> {
  await kiosk.on('attract');
  await kiosk.tapAt(540, 700);
  await kiosk.on('language');
  await kiosk.tap(kiosk.page.locator(`.language-choice[lang="${language}"]`));
  await kiosk.on('home');
}

/** Seconds until the warning: the venue's, but on the last screen time to read the card and to take it along. */
const patience = (name: string): number => (name === 'end' ? 90 + (90 / 250) * 60 : 75);

test.each(Object.keys(ways))('on %s: a warning in time, a reset 20 s later, and nothing is left', async (name) => {
  const { page } = kiosk;
  const fresh = await page.locator('.frame').evaluate((frame) => frame.querySelector('main')?.className);
  await toHome('ru');
  await ways[name]?.();
  const warning = page.locator('.idle');
  await page.clock.runFor((patience(name) - 1) * 1000);
  await expect.poll(() => warning.count()).toBe(0);
  await page.clock.runFor(2_000);
  await expect.poll(() => warning.isVisible()).toBe(true);
  await expect.poll(() => warning.innerText()).toMatch(/Вы ещё здесь/);
  await page.clock.runFor(18_000);
  await expect.poll(() => warning.isVisible()).toBe(true);
  await page.clock.runFor(3_000);
  await kiosk.on('attract');
  const left = await page.evaluate(() => ({
    language: document.documentElement.lang,
    screen: document.querySelector('.frame main')?.className,
    dialogs: document.querySelectorAll('dialog').length,
    focus: document.activeElement === document.body,
    scrolled: [...document.querySelectorAll('*')].some((element) => element.scrollTop > 0),
    playing: [...document.querySelectorAll('audio, video')].length,
    stored: localStorage.length + sessionStorage.length + document.cookie.length,
  }));
  expect(left).toEqual({
    language: 'th',
    screen: fresh,
    dialogs: 0,
    focus: true,
    scrolled: false,
    playing: 0,
    stored: 0,
  });
});

test('a touch anywhere takes the warning away and keeps the place', async () => {
  const { page } = kiosk;
  await toHome('en');
  await tapButton('.card-large');
  await page.waitForFunction(() => document.documentElement.dataset['screen']?.startsWith('panel:'));
  const before = await page.evaluate(() => document.documentElement.dataset['screen']);
  await page.clock.runFor(76_000);
  await page.locator('.idle').waitFor();
  await kiosk.tapAt(30, 30);
  await page.locator('.idle').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['screen'])).toBe(before);
  await page.clock.runFor(74_000);
  await expect.poll(() => page.locator('.idle').count()).toBe(0);
  await page.clock.runFor(30_000);
  await kiosk.on('attract');
});

test('on the attract screen nothing happens, however long', async () => {
  await kiosk.page.clock.runFor(600_000);
  await kiosk.on('attract');
  await expect.poll(() => kiosk.page.locator('.idle').count()).toBe(0);
  expect(kiosk.problems()).toEqual([]);
});
