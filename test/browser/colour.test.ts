import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Panel } from '../../src/shared/panels/index.ts';
import { open } from '../helpers/axe-states.ts';
import { toHome } from '../helpers/axe-venue.ts';
import { type BrowserKiosk, openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';

/** What a mark must differ by from what was there without it (WCAG 2.2, 1.4.11), and how many pixels of it there must be. */
const RATIO = 3;
const MARK = 40;
/** Pixels about an element that belong to it. */
const AROUND = 6;

let kiosk: BrowserKiosk;

beforeAll(async () => {
  kiosk = await openBrowserKiosk('bangkok-city-library', { width: 540, height: 960 });
  const { page } = kiosk;
  await page.clock.install({ time: new Date('2026-03-01T12:00:00Z') });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.reload();
  await page.waitForSelector('.attract-words', { state: 'attached' });
  await toHome(kiosk);
  // The page as an eye sees it that tells light from dark and no colour from another.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
});
afterAll(() => kiosk.close());

/** Grey values of an element as it is painted now, by rows. */
async function paint(target: Locator): Promise<{ light: Uint8Array; width: number; height: number; grey: boolean }> {
  await kiosk.page.evaluate(settle);
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing to be seen');
  // A mark may lie around what it marks.
  const [x, y] = [Math.max(0, Math.floor(box.x) - AROUND), Math.max(0, Math.floor(box.y) - AROUND)];
  const clip = { x, y, width: Math.ceil(box.width) + 2 * AROUND, height: Math.ceil(box.height) + 2 * AROUND };
  const { data, info } = await sharp(await kiosk.page.screenshot({ clip }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { channels, width, height } = info;
  const light = new Uint8Array(width * height);
  let grey = true;
  for (let at = 0; at < light.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * channels, at * channels + 3);
    grey &&= Math.max(red, green, blue) - Math.min(red, green, blue) <= 2;
    light[at] = green;
  }
  return { light, width, height, grey };
}

/** Relative luminance of a grey (WCAG 2.2). */
const luminance = (value: number): number => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

/** How many pixels of an element are darker or lighter by 3:1 after something was done. */
async function changed(target: Locator, act: () => Promise<void>): Promise<number> {
  const before = await paint(target);
  await act();
  const after = await paint(target);
  // Whatever is left of a colour would be seen by this test and by no eye that it stands for.
  expect([before.grey, after.grey]).toEqual([true, true]);
  const width = Math.min(before.width, after.width);
  let count = 0;
  for (let y = 0; y < Math.min(before.height, after.height); y += 1)
    for (let x = 0; x < width; x += 1) {
      const one = luminance(before.light[y * before.width + x] ?? 0);
      const other = luminance(after.light[y * after.width + x] ?? 0);
      if ((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= RATIO) count += 1;
    }
  return count;
}

/** Presses with keys' own click, so that no finger's mark is on the glass, and takes the focus away: its ring tells too. */
const press = (target: Locator): Promise<void> =>
  target.evaluate((element: HTMLElement) => {
    element.click();
    element.blur();
  });

const chosen: readonly [Panel['type'], string][] = [
  ['gallery', '.gallery-thumb'],
  ['comparison', '.chart-tabs .button'],
  ['map', '.map-places .chip'],
  ['timeline', '.timeline-foot .button'],
  ['simulation', '.simulation-extents .button'],
];

test.each(chosen)('without colours, what is chosen in a %s can be told from what is not', async (type, selector) => {
  await open(kiosk, type);
  const { page } = kiosk;
  await page.locator('main [data-waits]').waitFor({ state: 'detached' });
  await page.locator(selector).first().waitFor();
  const other = page.locator(`${selector}:not([aria-pressed="true"])`).first();
  const handle = await other.elementHandle();
  if (handle === null) throw new Error(`Nothing is left to choose in a ${type}`);
  // The state changes which elements the first selector finds; the element itself stays.
  await handle.evaluate((element) => element.setAttribute('data-tried', ''));
  const tried = page.locator('[data-tried]');
  expect(await changed(tried, () => press(tried))).toBeGreaterThan(MARK);
  expect(await tried.getAttribute('aria-pressed')).toBe('true');
  await handle.evaluate((element) => element.removeAttribute('data-tried'));
});

test('without colours, right and wrong answers can be told apart, from each other and from open ones', async () => {
  const { page } = kiosk;
  await open(kiosk, 'quiz');
  // The answers of a pack begin with the right one; which place it has on the screen is drawn.
  const words = Object.values(kiosk.exhibit.texts['th']?.panels ?? {}).find((each) => 'questions' in each);
  const question = await page.locator('.quiz-question').innerText();
  const plain = (text: string): string => text.replaceAll(/[\s\u2060\u200B]/g, '');
  const asked = Object.values(words?.questions ?? {}).find((each) => plain(each.question) === plain(question));
  const rightAt = (await page.locator('.option').allInnerTexts()).findIndex(
    (text) => plain(text) === plain(asked?.right ?? ''),
  );
  expect(rightAt).not.toBe(-1);
  const [right, wrong] = [rightAt, (rightAt + 1) % 4].map((at) => page.locator('.option').nth(at));
  if (right === undefined || wrong === undefined) throw new Error('There are no answers');
  const before = await paint(wrong);
  expect(await changed(right, () => press(wrong))).toBeGreaterThan(MARK);
  expect(before.grey).toBe(true);
  expect(await right.locator('.icon, svg').count()).toBe(1);
  expect(await wrong.locator('.icon, svg').count()).toBe(0);
  // And in words.
  expect(await page.locator('.quiz-verdict').innerText()).not.toBe('');
});

test('without colours, settings can be told on from off, and one size from another', async () => {
  const { page } = kiosk;
  await page.locator('.settings-button button').click();
  await page.locator('.sheet').waitFor();
  for (const selector of ['.settings .switch >> nth=1', '.settings .choice-option >> nth=1']) {
    const target = page.locator(selector);
    const was = await target.getAttribute('aria-checked');
    expect(await changed(target, () => press(target)), selector).toBeGreaterThan(MARK);
    expect(await target.getAttribute('aria-checked'), selector).not.toBe(was);
  }
  await page.locator('.settings .choice-option').first().click();
  await page.locator('.sheet-body > .button-primary').click();
  await page.locator('.sheet').waitFor({ state: 'detached' });
});

test('the two cities of a chart are full lines and broken ones, a disc and a square', async () => {
  const { page } = kiosk;
  const draws = (kind: string) => (each: Panel) =>
    each.type === 'comparison' && each.charts.some((chart) => chart.kind === kind);
  await open(kiosk, 'comparison', draws('outlines'));
  const tabs = page.locator('.chart-tabs .button');
  const found: string[] = [];
  const panel = kiosk.exhibit.pack.topics.flatMap(({ panels }) => panels).find(draws('outlines'));
  const charts = panel?.type === 'comparison' ? panel.charts : [];
  for (const [at, { kind }] of charts.entries()) {
    await tabs.nth(at).click();
    if (kind === 'outlines') await page.locator('path.outline-1').waitFor();
    await page.evaluate(settle);
    found.push(
      ...(await page.evaluate(() =>
        ['plot-line', 'outline'].flatMap((name) => {
          const [one, other] = [0, 1].map((which) => document.querySelector(`path.${name}-${which}`));
          if (one == null || other == null) return [];
          const [first, second] = [one, other].map((line) => getComputedStyle(line).strokeDasharray);
          return first === 'none' && second !== 'none' ? [name] : [`${name} are alike: ${first}, ${second}`];
        }),
      )),
    );
  }
  expect(new Set(found)).toEqual(new Set(['plot-line', 'outline']));
});

test('a state that is a hue alone is noticed', async () => {
  const { page } = kiosk;
  await page.evaluate(() => {
    const planted = document.createElement('button');
    planted.className = 'planted';
    planted.setAttribute('style', 'position:fixed;inset:0 auto auto 0;width:80px;height:80px;z-index:99;border:0');
    // The same light in red and in green.
    planted.style.background = 'rgb(190 0 0)';
    planted.addEventListener('click', () => {
      planted.style.background = 'rgb(0 105 0)';
    });
    document.body.append(planted);
  });
  const planted = page.locator('.planted');
  expect(await changed(planted, () => press(planted))).toBeLessThan(MARK);
});
