import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Exhibit } from '../../src/shared/ipc/contract.ts';
import { open } from '../helpers/axe-states.ts';
import { toHome } from '../helpers/axe-venue.ts';
import { type BrowserKiosk, openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { countLiving, type Living } from '../helpers/count-living.ts';

/** What is spent is counted here and never timed: a slow machine has the same budget. */

/** Elements of the largest screen; 229 were counted on a panel. */
const ELEMENTS = 350;
/** Longest wait for timers that end by themselves, in milliseconds. */
const PATIENCE = 30_000;
/** Reports of a finger in one drag. */
const REPORTS = 48;
/** Times that a drag may make the page reckon its layout or its styles at once: where it begins and where it ends. */
const FORCED = 6;

let kiosk: BrowserKiosk;
let touch: CDPSession;

beforeAll(async () => {
  kiosk = await openBrowserKiosk('bangkok-city-library', { width: 540, height: 960 });
  const { page } = kiosk;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(countLiving);
  await page.reload();
  await page.waitForSelector('html[data-screen]', { state: 'attached' });
  touch = await page.context().newCDPSession(page);
  await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
});
afterAll(() => kiosk.close());

/** Where a panel stands: its topic's number, and its own in the topic. */
interface Place {
  readonly topic: number;
  readonly panel: number;
}

/** The first panel of each type. */
function placesOf({ pack }: Exhibit): Place[] {
  const found = new Map<string, Place>();
  for (const [topic, { panels }] of pack.topics.entries())
    for (const [panel, { type }] of panels.entries()) if (!found.has(type)) found.set(type, { topic, panel });
  return [...found.values()];
}

/** Runs in the page: a visit to these panels, by its buttons; gives the most elements that a screen had, and which. */
async function visitAll(places: readonly Place[]): Promise<{ readonly most: number; readonly where: string }> {
  const screen = (): string => document.documentElement.dataset['screen'] ?? '';
  let most = 0;
  let where = '';
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise(requestAnimationFrame);
  };
  const press = async (selector: string, leads: (screen: string) => boolean, at = 0): Promise<void> => {
    await until(() => document.querySelectorAll(selector)[at] !== undefined);
    (document.querySelectorAll(selector)[at] as HTMLElement).click();
    await until(() => leads(screen()) && document.querySelector('[data-waits]') === null);
    const count = document.querySelectorAll('*').length;
    if (count <= most) return;
    most = count;
    where = screen();
  };
  const home = (): Promise<void> => press('.dock-row > .button-icon', (now) => now === 'home');
  await press('.attract-touch .button', (now) => now === 'language');
  await press('.language-choice button', (now) => now === 'home');
  for (const { topic, panel } of places) {
    await press('.cards-topics .card', (now) => now.startsWith('topic:'), topic);
    await press('.cards-panels .card', (now) => now.startsWith('panel:'), panel);
    await press('.languages .button', (now) => now.startsWith('panel:'), panel % 2);
    await home();
  }
  await press('.home-between .button', (now) => now === 'end');
  await press('.keepsake-foot .button:last-child', (now) => now === 'attract');
  return { most, where };
}

const count = (): Promise<Living> =>
  kiosk.page.evaluate(() => (window as unknown as { living: () => Living }).living());

/** What lives once all that ends by itself has ended: whoever waits a second or two for something may go on waiting. */
async function living(): Promise<Living> {
  await kiosk.page.evaluate(settle);
  await expect.poll(async () => (await count()).timeouts, { timeout: PATIENCE }).toBe(0);
  return count();
}

test('a visit to a panel of every type leaves no listener and no timer behind, and no screen is heavy', async () => {
  const { page } = kiosk;
  const places = placesOf(kiosk.exhibit);
  expect(places.length).toBeGreaterThan(7);
  const { most, where } = await page.evaluate(visitAll, places);
  expect(most, `elements of ${where}`).toBeLessThanOrEqual(ELEMENTS);
  const first = await living();
  await page.evaluate(visitAll, places);
  expect(await living()).toEqual(first);
});

interface TraceEvent {
  readonly name: string;
  readonly args?: { readonly beginData?: { readonly stackTrace?: readonly { readonly functionName: string }[] } };
}

/** What the page's script had to wait for while a finger was drawn over the middle of an element and back. */
async function forcedBy(selector: string): Promise<string[]> {
  const { page } = kiosk;
  await page.evaluate(settle);
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`Nothing is there of ${selector}`);
  const y = box.y + box.height / 2;
  const xs = Array.from({ length: REPORTS }, (_, at) => {
    const there = at / (REPORTS / 2);
    return box.x + box.width * (0.35 + 0.3 * (there < 1 ? there : 2 - there));
  });
  const browser = page.context().browser();
  await browser?.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline.stack'],
  });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: xs[0] ?? 0, y }] });
  for (const x of xs) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y }] });
    // Each report gets a frame of its own, however slow the machine.
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.evaluate(settle);
  const trace = await browser?.stopTracing();
  const { traceEvents } = JSON.parse(String(trace)) as { traceEvents: TraceEvent[] };
  return traceEvents
    .filter(({ name }) => name === 'Layout' || name === 'UpdateLayoutTree')
    .flatMap(({ name, args }) => {
      const [by] = args?.beginData?.stackTrace ?? [];
      return by === undefined ? [] : [`${name} by ${by.functionName}`];
    });
}

test('a finger that draws makes the page reckon nothing at once, however long it draws', async () => {
  const { page } = kiosk;
  await toHome(kiosk);
  const drawn = [
    ['map', '.map-glass'],
    ['timeline', '.timeline-strip'],
    ['gallery', '.zoom-stage'],
    ['story', 'main.panel'],
  ] as const;
  const found: Record<string, string[]> = {};
  for (const [type, selector] of drawn) {
    await open(kiosk, type);
    found[type] = await forcedBy(selector);
    await page.locator('.dock-row > .button-icon').click();
    await page.locator('html[data-screen="home"]').waitFor({ state: 'attached' });
  }
  for (const [type, forced] of Object.entries(found))
    expect(forced.length, `${type}: ${forced.join(', ')}`).toBeLessThanOrEqual(FORCED);
});

test('the counting itself: what is planted is found', async () => {
  const { page } = kiosk;
  const before = await count();
  await page.evaluate(() => {
    window.addEventListener('resize', () => undefined);
    setInterval(() => undefined, 60_000);
    setTimeout(() => undefined, 600_000);
    const main = document.querySelector('main');
    // What no hot path may do: write, and then ask what came of it.
    window.addEventListener('pointermove', ({ clientX }) => {
      main?.style.setProperty('padding-inline-start', `${clientX % 7}px`);
      main?.getBoundingClientRect();
    });
  });
  const planted = await count();
  expect(planted.intervals).toBe(before.intervals + 1);
  expect(planted.timeouts).toBe(before.timeouts + 1);
  expect(planted.listeners['Window resize'] ?? 0).toBe((before.listeners['Window resize'] ?? 0) + 1);
  expect((await forcedBy('main')).length).toBeGreaterThan(REPORTS / 2);
});
