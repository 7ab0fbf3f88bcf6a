import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { reachBand } from '../../src/shared/session/reach.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

const folder = join(project, 'test/fixtures/packs/harbour');
const { tour } = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')) as Pack;
const size = { width: 1080, height: 1920 };
/** What the venue's file says: 43 inches, hung 700 mm above the floor. */
const band = reachBand({
  height: size.height,
  pixelsPerMillimetre: Math.hypot(size.width, size.height) / (43 * 25.4),
  mountingHeight: 700,
});

let screen: VirtualScreen;
let kiosk: Kiosk;

beforeEach(async () => {
  screen = await startVirtualScreen(size.width, size.height);
  kiosk = await launchKiosk({ display: screen.display, pack: folder });
  // The page's clock is wound forward by hand, so that nothing idles by itself.
  await kiosk.page.clock.install();
});
afterEach(async () => {
  await kiosk.close();
  await screen.stop();
});

const find = (selector: string) => kiosk.page.locator(selector).first();
const tap = (selector: string): Promise<void> => kiosk.tap(find(selector));
const marks = () =>
  kiosk.page.evaluate(() => {
    const { textSize, contrast, motion, reach, flow } = document.documentElement.dataset;
    return { textSize, contrast, motion, reach, flows: flow !== undefined };
  });
const plain = { textSize: '1', contrast: 'normal', motion: 'full', reach: 'off', flows: false };
const sizeOf = (selector: string): Promise<number> =>
  find(selector).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
const ground = (): Promise<string> =>
  kiosk.page.evaluate(() => getComputedStyle(document.body.parentElement as Element).backgroundColor);
const focused = (selector: string): Promise<boolean> =>
  kiosk.page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

test('by touch: each setting is seen at once, holds over panels and languages, and is gone with the visit', async () => {
  const { page } = kiosk;
  await kiosk.tapAt(540, 300);
  await tap('.language-choice[lang="en"], .language-choice [lang="en"]');
  await tap('.card-large');
  await kiosk.on(`panel:${tour[0] ?? ''}`);
  expect(await marks()).toEqual(plain);
  const [body, light] = [await sizeOf('.panel-body'), await ground()];

  await tap('.settings-button button');
  await tap('.choice-option:nth-child(3)');
  await expect.poll(marks).toEqual({ ...plain, textSize: '3', flows: true });
  expect(await sizeOf('.panel-body')).toBeCloseTo(2 * body, 0);
  await tap('.switch:nth-of-type(1)');
  await expect.poll(ground).not.toBe(light);
  await tap('.switch:nth-of-type(2)');
  await tap('.switch:nth-of-type(3)');
  const all = { textSize: '3', contrast: 'high', motion: 'reduced', reach: 'on', flows: true };
  await expect.poll(marks).toEqual(all);
  await tap('.sheet-body > .button-primary');
  await expect.poll(() => page.locator('.sheet').count()).toBe(0);
  await expect.poll(() => focused('.settings-button button')).toBe(true);

  await tap('.dock .button-primary');
  await kiosk.on(`panel:${tour[1] ?? ''}`);
  await tap('.dock .languages [lang="th"]');
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('th');
  expect(await marks()).toEqual(all);

  await page.clock.runFor(76_000);
  await page.locator('.notice').waitFor();
  await page.clock.runFor(21_000);
  await kiosk.on('attract');
  await expect.poll(marks).toEqual(plain);
  expect(await ground()).toBe(light);
  expect(kiosk.problems()).toEqual([]);
});

test('by keyboard alone: everything is set, and the focus comes back to where it was', async () => {
  const { page } = kiosk;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (selector: string): Promise<void> => {
    for (let steps = 0; !(await focused(selector)); steps += 1) {
      if (steps > 30) throw new Error(`Tab never reaches ${selector}`);
      await press('Tab');
    }
  };
  await press('Enter');
  await kiosk.on('language');
  await tabTo('.settings-button button');
  await press('Enter');
  await page.locator('.sheet').waitFor();
  await expect.poll(() => focused('.choice-option[aria-checked="true"]')).toBe(true);
  await press('ArrowRight', 'ArrowRight', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Space');
  await expect.poll(marks).toEqual({ textSize: '3', contrast: 'high', motion: 'reduced', reach: 'on', flows: true });
  await press('Escape');
  await expect.poll(() => page.locator('.sheet').count()).toBe(0);
  await kiosk.on('language');
  expect(await focused('.settings-button button')).toBe(true);
  await press('Enter');
  await page.locator('.sheet').waitFor();
  await tabTo('.choice-option');
  await press('ArrowLeft');
  await expect.poll(async () => (await marks()).textSize).toBe('2');
  expect(kiosk.problems()).toEqual([]);
});

test('a page of large text is turned by its buttons and by a finger, and a drag sideways still goes on', async () => {
  await kiosk.tapAt(540, 300);
  await tap('.settings-button button');
  await tap('.choice-option:nth-child(3)');
  await tap('.switch:nth-of-type(3)');
  await tap('.sheet-body > .button-primary');
  await tap('.language-choice[lang="en"], .language-choice [lang="en"]');
  await tap('.card-large');
  await kiosk.on(`panel:${tour[0] ?? ''}`);
  const scrolled = (): Promise<number> => find('.scroller-view').evaluate((view) => view.scrollTop);
  await tap('.scroller-rail > button:last-child');
  await expect.poll(scrolled).toBeGreaterThan(100);
  await tap('.scroller-rail > button:first-child');
  await expect.poll(scrolled).toBe(0);
  await kiosk.drag(
    [1500, 1480, 1440, 1380, 1300, 1200, 1100].map((y) => ({ x: 500, y })),
    false,
  );
  // A finger that rests before it is lifted leaves nothing rolling.
  await kiosk.letGo(500, 1090, 600);
  await expect.poll(scrolled).toBeGreaterThan(50);
  await kiosk.drag(
    [920, 860, 700, 500, 300].map((x) => ({ x, y: 1200 })),
    true,
  );
  await kiosk.on(`panel:${tour[1] ?? ''}`);
  await expect.poll(scrolled).toBe(0);
});

test('who touches low first is offered reach mode; taken, everything to touch lies within the band', async () => {
  const { page } = kiosk;
  if (band === undefined) throw new Error('This screen needs reach mode');
  await tap('.attract-foot .languages [lang="en"]');
  await kiosk.on('home');
  await tap('.reach-offer .button-secondary');
  await expect.poll(async () => (await marks()).reach).toBe('on');
  await expect.poll(() => page.locator('.reach-offer').count()).toBe(0);
  const outside = (): Promise<string[]> =>
    page.evaluate(
      ({ top, bottom }) =>
        [...document.querySelectorAll('button, input, [role="slider"], [role="application"], canvas')]
          .filter((each) => {
            const box = (each.closest('.scroller-view') ?? each).getBoundingClientRect();
            return box.width > 0 && (box.top < top || box.bottom > window.innerHeight - bottom);
          })
          .map((each) => each.textContent ?? ''),
      band,
    );
  await expect.poll(outside).toEqual([]);
  await tap('.card-large');
  await kiosk.on(`panel:${tour[0] ?? ''}`);
  await expect.poll(outside).toEqual([]);
  await tap('.settings-button button');
  await page.locator('.sheet').waitFor();
  await kiosk.box(find('.sheet'));
  await expect.poll(outside).toEqual([]);
  await page.clock.runFor(76_000);
  await kiosk.box(find('.notice'));
  await expect.poll(outside).toEqual([]);
  // The band is what the venue measured: its ends, in millimetres above the floor.
  const heights = [band.top, size.height - band.bottom].map(
    (y) => 700 + (size.height - y) / (Math.hypot(size.width, size.height) / (43 * 25.4)),
  );
  expect(heights[0]).toBeLessThanOrEqual(1220);
  expect(heights[1]).toBeGreaterThanOrEqual(380);
});

test('who touches high first is offered nothing, and a declined offer does not come back', async () => {
  const { page } = kiosk;
  await kiosk.tapAt(540, 300);
  await kiosk.on('language');
  expect(await page.locator('.reach-offer').count()).toBe(0);
  await tap('.language-choice[lang="en"], .language-choice [lang="en"]');
  await kiosk.on('home');
  expect(await page.locator('.reach-offer').count()).toBe(0);
  await page.clock.runFor(100_000);
  await kiosk.on('attract');
  await tap('.attract-foot .languages [lang="en"]');
  await tap('.reach-offer .button-quiet');
  await expect.poll(() => page.locator('.reach-offer').count()).toBe(0);
  await tap('.dock .button-secondary');
  await kiosk.on('language');
  expect(await page.locator('.reach-offer').count()).toBe(0);
});
