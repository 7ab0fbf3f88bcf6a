import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Pack } from '../../src/shared/schema/pack.ts';
import { type Kiosk, launchKiosk, type Spot } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

const folder = join(project, 'test/fixtures/packs/harbour');
const { topics } = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')) as Pack;
const topic = topics.findIndex((each) => each.panels.some((panel) => panel.id === 'bay'));
const card = topics[topic]?.panels.findIndex((panel) => panel.id === 'bay') ?? 0;

let screen: VirtualScreen;
let kiosk: Kiosk;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display, pack: folder });
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
});

/** Waits until a movement of the map is over. */
const rest = async (): Promise<void> => {
  await kiosk.page.waitForFunction(
    () => document.querySelector<HTMLElement>('.map-canvas')?.dataset['moving'] === undefined,
  );
};

/** Where the marks of the two places stand on the glass, from left to right: their colour is looked for in the picture. */
async function marks(): Promise<Spot[]> {
  await rest();
  return kiosk.page.locator('.map-canvas').evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    // A copy is read, so that the map's own canvas keeps its ways.
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    copy?.drawImage(canvas, 0, 0);
    const pixels = copy?.getImageData(0, 0, canvas.width, canvas.height).data;
    const box = canvas.getBoundingClientRect();
    if (pixels === undefined) return [];
    const groups: { x: number; y: number; count: number }[] = [];
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at] !== 0xd0 || pixels[at + 1] !== 0x8a || pixels[at + 2] !== 0x2e) continue;
      const x = (at / 4) % canvas.width;
      const y = Math.floor(at / 4 / canvas.width);
      const group = groups.find((each) => Math.hypot(each.x / each.count - x, each.y / each.count - y) < 60);
      if (group === undefined) groups.push({ x, y, count: 1 });
      else {
        group.x += x;
        group.y += y;
        group.count += 1;
      }
    }
    return groups
      .filter((group) => group.count > 50)
      .map(({ x, y, count }) => ({ x: box.left + x / count, y: box.top + y / count }))
      .sort((a, b) => a.x - b.x);
  });
}

const scale = (): Promise<string | null> => kiosk.page.locator('.map-scale').textContent();
const cardShown = (): Promise<string | null> => kiosk.page.locator('.map-cards > :not(.map-waiting)').textContent();
const apart = ([a, b]: Spot[]): number => (a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y));

/** How far apart the two places stand, beside how far they did. */
const spread = async (whole: Spot[]): Promise<number> => apart(await marks()) / apart(whole);

async function open(): Promise<void> {
  const { page } = kiosk;
  await kiosk.on('home');
  await kiosk.tap(page.locator('.cards-topics .card').nth(topic));
  await kiosk.on(`topic:${topics[topic]?.id ?? ''}`);
  await kiosk.tap(page.locator('.cards-panels .card').nth(card));
  await kiosk.on('panel:bay');
  await page.locator('.map-scale').waitFor();
}

test('by touch: drag, pinch, double tap, places and buttons; a new visit begins afresh', async () => {
  const { page } = kiosk;
  await kiosk.on('attract');
  await kiosk.tapAt(540, 700);
  await kiosk.on('language');
  await kiosk.tap(page.locator('.language-choice[lang="en"]'));
  await open();
  const whole = await marks();
  const wholeScale = await scale();
  expect(whole).toHaveLength(2);
  // It is the map of a route: how far, how much later, and what the clocks show at both ends.
  const [distance, difference, here, there] = await page.locator('.map-route-value').allTextContents();
  expect([distance, difference]).toEqual(['about 10 km', '1.5 hours']);
  const minutes = (clock = ''): number => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    return hour * 60 + minute;
  };
  expect((minutes(there) - minutes(here) + 1440) % 1440).toBe(90);

  // Two fingers go apart by a half, about the middle between the two places: what lies there comes nearer, evenly.
  const middle = { x: ((whole[0]?.x ?? 0) + (whole[1]?.x ?? 0)) / 2, y: whole[0]?.y ?? 0 };
  await kiosk.fingers('touchStart', [
    { x: middle.x - 100, y: middle.y },
    { x: middle.x + 100, y: middle.y },
  ]);
  await kiosk.fingers('touchMove', [
    { x: middle.x - 125, y: middle.y },
    { x: middle.x + 125, y: middle.y },
  ]);
  await kiosk.fingers('touchMove', [
    { x: middle.x - 150, y: middle.y },
    { x: middle.x + 150, y: middle.y },
  ]);
  await kiosk.fingers('touchEnd', []);
  await expect.poll(() => spread(whole)).toBeCloseTo(1.5, 1);
  const pinched = await marks();
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['screen'])).toBe('panel:bay');

  // One finger takes the map with it, and lets go without a flick.
  await kiosk.fingers('touchStart', [{ x: 540, y: 300 }]);
  for (const x of [560, 580, 600, 620]) await kiosk.fingers('touchMove', [{ x, y: 300 }]);
  await kiosk.fingers('touchEnd', [], 120);
  await expect.poll(async () => ((await marks())[0]?.x ?? 0) - (pinched[0]?.x ?? 0)).toBeCloseTo(80, -1);
  await expect.poll(() => spread(pinched)).toBeCloseTo(1, 2);

  await kiosk.tapAt(540, 200);
  await kiosk.tapAt(540, 200);
  await expect.poll(scale).not.toBe(wholeScale);
  await kiosk.tap(page.locator('.map-buttons .button').first());
  await expect.poll(() => spread(whole)).toBeCloseTo(1, 2);
  await kiosk.tap(page.locator('.map-buttons .button').nth(1));
  await expect.poll(scale).not.toBe(wholeScale);
  await kiosk.tap(page.locator('.map-buttons .button').nth(2));
  await expect.poll(scale).toBe(wholeScale);

  const [pier] = await marks();
  await kiosk.tapAt(pier?.x ?? 0, pier?.y ?? 0);
  await expect.poll(cardShown).toBe('PierBoats tie up here.');
  const glass = await kiosk.box(page.locator('.map-stage'));
  await expect
    .poll(async () => (await marks()).some((mark) => Math.abs(mark.x - glass.x - glass.width / 2) < 8))
    .toBe(true);
  await kiosk.tap(page.locator('.map-places .chip').nth(1));
  await expect.poll(cardShown).toBe('MoleStones against the waves.');
  await kiosk.tap(page.locator('.languages .button[lang="th"]'));
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'อ่าวในแวบเดียว');
  await expect.poll(cardShown).toBe('เขื่อนหินหินกันคลื่น');

  await kiosk.tap(page.locator('.panel-actions .button').last());
  await expect.poll(() => page.locator('.credits').first().textContent()).toContain('Bay: drawn for the tests, CC0');
  await kiosk.tap(page.locator('.sheet .button-primary'));
  const current = (): Promise<string> => page.evaluate(() => document.documentElement.dataset['screen'] ?? '');
  for (let shown = await current(); shown.startsWith('panel:'); shown = await current()) {
    await kiosk.tap(page.locator('.dock .button-primary'));
    await page.waitForFunction((before) => document.documentElement.dataset['screen'] !== before, shown);
  }
  await open();
  await expect.poll(() => scale()).toMatch(/กม\./);
  await kiosk.tap(page.locator('.languages .button[lang="en"]'));
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'The bay at a glance');
  await expect.poll(() => spread(whole)).toBeCloseTo(1, 2);
  await expect.poll(() => page.locator('.map-places .chip[aria-pressed="true"]').count()).toBe(0);
});

test('by keyboard alone', async () => {
  const { page } = kiosk;
  await kiosk.tap(page.locator('.languages .button[lang="en"]'));
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const reach = async (name: string): Promise<void> => {
    for (
      let turn = 0;
      turn < 30 && !(await page.evaluate(() => document.activeElement?.className ?? '')).includes(name);
      turn += 1
    )
      await press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className ?? '')).toContain(name);
  };
  const whole = await marks();
  const wholeScale = await scale();
  await reach('map-glass');
  await press('+');
  await expect.poll(scale).not.toBe(wholeScale);
  const near = await marks();
  await press('ArrowRight');
  await expect.poll(marks).not.toEqual(near);
  await press('ArrowLeft');
  await press('-');
  await expect.poll(() => spread(whole)).toBeCloseTo(1, 2);
  await press('Tab');
  await press('Tab');
  await press('Enter');
  await expect.poll(scale).not.toBe(wholeScale);
  await reach('chip');
  await press('Enter');
  await expect.poll(cardShown).toBe('PierBoats tie up here.');
  expect(await page.locator('.map-route-value').count()).toBe(4);
  expect(kiosk.problems()).toEqual([]);
});
