import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { open, set } from '../helpers/axe-states.ts';
import { toHome } from '../helpers/axe-venue.ts';
import { type BrowserKiosk, openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { contrast } from '../helpers/contrast.ts';

/** How far around a control its ring may lie, and how far inside it, in pixels. */
const OUTSIDE = 28;
const INSIDE = 14;
/** Pixels that a ring must be thick, and its ratio to what was there without it (WCAG 2.2, 1.4.11 and 2.4.13). */
const THICK = 3;
const RATIO = 3;
/** Share of a ring that must be so: its corners are round, and half of what makes them smooth is neither colour. */
const WHOLE = 0.9;

let kiosk: BrowserKiosk;

beforeAll(async () => {
  // Half the size: lengths of the page follow the screen, the ring does not.
  kiosk = await openBrowserKiosk('bangkok-city-library', { width: 540, height: 960 });
  await kiosk.page.clock.install({ time: new Date('2026-03-01T12:00:00Z') });
  await kiosk.page.clock.setFixedTime(new Date('2026-03-01T12:00:00Z'));
  await kiosk.page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(() => kiosk.close());

interface Stop {
  readonly kind: string;
  readonly heading: boolean;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** What holds the focus, and where. */
const stopNow = (page: Page): Promise<Stop | undefined> =>
  page.evaluate(() => {
    const held = document.activeElement;
    if (held === null || held === document.body) return undefined;
    const { x, y, width, height } = held.getBoundingClientRect();
    return {
      kind: `${held.tagName.toLowerCase()}.${held.className.replaceAll(' ', '.')}${held.ariaPressed === 'true' || held.ariaChecked === 'true' ? ' (on)' : ''}`,
      heading: held.matches(':is(h1, h2, p)'),
      box: { x, y, width, height },
    };
  });

async function pixels(page: Page, clip: Stop['box']): Promise<{ data: Buffer; width: number }> {
  const shot = await page.screenshot({ clip });
  const { data, info } = await sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width };
}

const hex = (data: Buffer, at: number): string => `#${data.subarray(at * 3, at * 3 + 3).toString('hex')}`;

/** Pixels about the edge of what has the focus that stand out by 3:1 from what is there without the focus. */
async function ringOf(page: Page, { box }: Stop): Promise<number> {
  const view = page.viewportSize() ?? { width: 0, height: 0 };
  const left = Math.max(0, Math.floor(box.x - OUTSIDE));
  const top = Math.max(0, Math.floor(box.y - OUTSIDE));
  const clip = {
    x: left,
    y: top,
    width: Math.min(view.width, Math.ceil(box.x + box.width + OUTSIDE)) - left,
    height: Math.min(view.height, Math.ceil(box.y + box.height + OUTSIDE)) - top,
  };
  const on = await pixels(page, clip);
  await page.evaluate(() => {
    const held = document.activeElement as HTMLElement;
    held.blur();
    Object.defineProperty(window, 'heldBefore', { value: held, configurable: true });
  });
  const off = await pixels(page, clip);
  await page.evaluate(() =>
    (window as unknown as { heldBefore: HTMLElement }).heldBefore.focus({ preventScroll: true }),
  );
  const known = new Map<string, boolean>();
  let count = 0;
  for (let at = 0; at < on.data.length / 3; at += 1) {
    const [x, y] = [left + (at % on.width), top + Math.floor(at / on.width)];
    const within =
      x > box.x + INSIDE && x < box.x + box.width - INSIDE && y > box.y + INSIDE && y < box.y + box.height - INSIDE;
    if (within) continue;
    const pair = [hex(on.data, at), hex(off.data, at)] as const;
    if (pair[0] === pair[1]) continue;
    const key = pair.join();
    const stands = known.get(key) ?? contrast(...pair) >= RATIO;
    known.set(key, stands);
    if (stands) count += 1;
  }
  return count;
}

/** Walks a screen by arrows and measures each kind of control once; says what cannot be seen. */
async function measure(page: Page, seen: Set<string>, how: string): Promise<string[]> {
  const faint: string[] = [];
  const first = await page.evaluateHandle(() => document.activeElement);
  for (let steps = 0; steps < 60; steps += 1) {
    const stop = await stopNow(page);
    if (stop === undefined) return [...faint, `${how}: the focus is lost`];
    if (!seen.has(`${how} ${stop.kind}`)) {
      seen.add(`${how} ${stop.kind}`);
      await page.evaluate(settle);
      const { width, height } = stop.box;
      const wanted = WHOLE * THICK * (stop.heading ? height : 2 * (width + height));
      const found = await ringOf(page, (await stopNow(page)) ?? stop);
      if (found < wanted)
        faint.push(
          `${how}: ${stop.kind} ${Math.round(width)}x${Math.round(height)}: ${found} of ${Math.round(wanted)}`,
        );
    }
    await page.keyboard.press('ArrowDown');
    if (await first.evaluate((element) => element === document.activeElement)) break;
  }
  return faint;
}

const allTypes = ['story', 'gallery', 'comparison', 'map', 'timeline', 'quiz', 'simulation', 'video'] as const;

test.each([
  ['normal', allTypes, 30],
  // The same rings, thicker and in other colours: what lies over pictures, and some beside.
  ['high', ['gallery', 'map', 'timeline'], 18],
] as const)(
  'at %s contrast the focus is a ring of 3 px and 3:1 about every kind of control, over pictures too',
  async (look, types, least) => {
    const { page } = kiosk;
    await page.reload();
    await page.waitForSelector('.attract-words', { state: 'attached' });
    await toHome(kiosk);
    await page.locator('.dock .languages [lang="en"]').click();
    await set(kiosk, { textSize: 1, high: look === 'high' });
    const seen = new Set<string>();
    // The last thing touched was touched by a finger; a key says that somebody uses keys.
    const here = async (): Promise<string[]> => {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      return measure(page, seen, look);
    };
    const faint = await here();
    for (const type of types) {
      await open(kiosk, type);
      await page.locator('main [data-waits]').waitFor({ state: 'detached' });
      if (type === 'map') await page.locator('.map-scale').waitFor();
      faint.push(...(await here()));
    }
    await page.locator('.settings-button button').click();
    await page.locator('.sheet').waitFor();
    faint.push(...(await here()));
    expect(faint).toEqual([]);
    expect(seen.size).toBeGreaterThanOrEqual(least);
  },
);

/** Loops that change light, by what they are on and how long one turn takes; and how many loops there are at all. */
const loops = (page: Page): Promise<{ quick: string[]; all: number }> =>
  page.evaluate(() => {
    const light = ['opacity', 'backgroundColor', 'color', 'filter', 'visibility', 'backgroundImage'];
    const endless = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations === Infinity);
    const quick = endless.flatMap(({ effect }) => {
      if (!(effect instanceof KeyframeEffect)) return [];
      const { duration } = effect.getComputedTiming();
      const shines = effect.getKeyframes().some((frame) => light.some((each) => each in frame));
      return shines && Number(duration) < 1000 ? [`${effect.target?.className}: ${Number(duration)} ms`] : [];
    });
    return { quick, all: endless.length };
  });

test('nothing that moves by itself flashes: a loop that changes light takes a second or more', async () => {
  const { page } = kiosk;
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.reload();
  await page.waitForSelector('.attract-words', { state: 'attached' });
  const found = [await loops(page)];
  await toHome(kiosk);
  await page.evaluate(() => {
    // As after a while without a touch, when what leads on beckons.
    document.documentElement.dataset['resting'] = '';
  });
  found.push(await loops(page));
  for (const type of ['gallery', 'simulation', 'video'] as const) {
    await open(kiosk, type);
    await page.evaluate(() => {
      document.documentElement.dataset['resting'] = '';
    });
    found.push(await loops(page));
  }
  expect(found.flatMap(({ quick }) => quick)).toEqual([]);
  // Where nothing at all moved, nothing would have been looked at.
  expect(Math.max(...found.map(({ all }) => all))).toBeGreaterThan(0);
  await page.addStyleTag({
    content: '.dock { animation: flash 0.2s infinite } @keyframes flash { to { opacity: 0 } }',
  });
  await expect.poll(async () => (await loops(page)).quick).toEqual(['dock: 200 ms']);
});
