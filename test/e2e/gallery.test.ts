import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { levelsOf, tilePath, tilesIn } from '../../src/shared/models/gallery/pyramid.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import { type Kiosk, launchKiosk, type Spot } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

const folder = join(project, 'test/fixtures/packs/harbour');
const { topics } = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')) as Pack;
const topic = topics.findIndex((each) => each.panels.some((panel) => panel.id === 'quays'));
const card = topics[topic]?.panels.findIndex((panel) => panel.id === 'quays') ?? 0;

let screen: VirtualScreen;
let kiosk: Kiosk;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
});
afterAll(async () => {
  await screen.stop();
});

async function launch(pack: string): Promise<void> {
  kiosk = await launchKiosk({ display: screen.display, pack });
  await kiosk.on('attract');
  await kiosk.tapAt(540, 700);
  await kiosk.on('language');
  await kiosk.tap(kiosk.page.locator('.language-choice[lang="en"]'));
  await open();
}

async function open(): Promise<void> {
  await kiosk.on('home');
  await kiosk.tap(kiosk.page.locator('.cards-topics .card').nth(topic));
  await kiosk.on(`topic:${topics[topic]?.id ?? ''}`);
  await kiosk.tap(kiosk.page.locator('.cards-panels .card').nth(card));
  await kiosk.on('panel:quays');
  await rest();
}

/** Waits until the picture has come to rest and is painted as fine as it gets. */
async function rest(zoom?: string): Promise<void> {
  await kiosk.page.waitForFunction((wanted) => {
    const stage = document.querySelector<HTMLElement>('.zoom-stage');
    return stage?.dataset['rest'] === 'true' && (wanted === undefined || stage.dataset['zoom'] === wanted);
  }, zoom);
}

/** Where the picture lies on the screen. */
const picture = (): Promise<{ left: number; top: number; width: number; height: number }> =>
  kiosk.page.evaluate(() => {
    const stage = document.querySelector('.zoom-stage')?.getBoundingClientRect();
    const style = getComputedStyle(document.querySelector('.zoom-strip') ?? document.body);
    const pixels = (name: string): number => Number.parseFloat(style.getPropertyValue(`--picture-${name}`));
    return {
      left: (stage?.left ?? 0) + pixels('x'),
      top: (stage?.top ?? 0) + pixels('y'),
      width: pixels('width'),
      height: pixels('height'),
    };
  });

/** The share of the picture that lies at a point of the screen. */
async function shareAt(x: number, y: number): Promise<[number, number]> {
  const { left, top, width, height } = await picture();
  return [(x - left) / width, (y - top) / height];
}

const zoom = (): Promise<string | undefined> =>
  kiosk.page.evaluate(() => document.querySelector<HTMLElement>('.zoom-stage')?.dataset['zoom']);
const title = (): Promise<string | null> => kiosk.page.locator('.gallery-title').textContent();
const titled = (text: string): Promise<unknown> =>
  kiosk.page.waitForFunction((wanted) => document.querySelector('.gallery-title')?.textContent === wanted, text);
const current = (): Promise<string> => kiosk.page.evaluate(() => document.documentElement.dataset['screen'] ?? '');
const mark = (number: number) => kiosk.page.locator('.zoom-mark').nth(number - 1);

/**
 * How many pixels wide the change of colour is where an upright edge of the picture crosses the screen; `at` in shares
 * of the picture's sides.
 */
async function edgeWidth(at: [number, number]): Promise<number> {
  const { left, top, width, height } = await picture();
  const [x, y] = [Math.round(left + at[0] * width), Math.round(top + at[1] * height)];
  const half = 24;
  const { data, info } = await sharp(await kiosk.page.screenshot())
    .extract({ left: x - half, top: y, width: 2 * half, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colour = (column: number): number[] => [...data.subarray(column * info.channels, (column + 1) * info.channels)];
  const apart = (a: number[], b: number[]): number => Math.hypot(...a.map((each, channel) => each - (b[channel] ?? 0)));
  const [before, after] = [colour(0), colour(2 * half - 1)];
  expect(apart(before, after), 'there must be an edge').toBeGreaterThan(60);
  const near = apart(before, after) * 0.08;
  return Array.from({ length: 2 * half }, (_, column) => colour(column)).filter(
    (each) => apart(each, before) > near && apart(each, after) > near,
  ).length;
}

test('by touch: pinch, drag, flick, double tap, spots, thumbnails, swipe; a new visit begins afresh', async () => {
  await launch(folder);
  const { page } = kiosk;
  expect([await title(), await zoom()]).toEqual(['North quay', '1.00']);

  const focal = { x: 300, y: 300 };
  const held = await shareAt(focal.x, focal.y);
  const apart = (half: number): Spot[] => [
    { x: focal.x - half, y: focal.y },
    { x: focal.x + half, y: focal.y },
  ];
  await kiosk.fingers('touchStart', apart(60));
  for (const half of [80, 100, 120, 150]) await kiosk.fingers('touchMove', apart(half));
  await kiosk.fingers('touchEnd', [], 200);
  await rest();
  expect(Number(await zoom())).toBeCloseTo(2.5, 1);
  const [across, down] = await shareAt(focal.x, focal.y);
  expect(across).toBeCloseTo(held[0], 2);
  expect(down).toBeCloseTo(held[1], 2);

  // A drag takes the picture with it and leaves it there; the panel beside does not come in.
  const before = await picture();
  await kiosk.fingers('touchStart', [{ x: 500, y: 300 }]);
  for (const x of [480, 460, 420, 380, 340]) await kiosk.fingers('touchMove', [{ x, y: 300 }]);
  await kiosk.fingers('touchEnd', [], 200);
  await rest();
  const dragged = await picture();
  expect(dragged.left - before.left).toBeCloseTo(-140, 0);
  expect(await current()).toBe('panel:quays');
  expect(await title()).toBe('North quay');

  // A flick carries it on, but never beyond its edge.
  await kiosk.fingers('touchStart', [{ x: 300, y: 300 }]);
  for (const x of [320, 340, 360]) await kiosk.fingers('touchMove', [{ x, y: 300 }]);
  await kiosk.fingers('touchEnd', [], 1);
  await rest();
  const flicked = await picture();
  expect(flicked.left - dragged.left).toBeGreaterThan(60);
  await kiosk.fingers('touchStart', [{ x: 100, y: 300 }]);
  for (const x of [300, 600, 1000]) await kiosk.fingers('touchMove', [{ x, y: 300 }]);
  await kiosk.fingers('touchEnd', [], 1);
  await rest();
  expect((await picture()).left).toBeCloseTo(0, 1);

  await kiosk.tap(page.locator('.zoom-buttons .button').first());
  await rest('1.00');
  const point = await shareAt(700, 250);
  for (const pause of [undefined, 100]) {
    await kiosk.fingers('touchStart', [{ x: 700, y: 250 }], pause);
    await kiosk.fingers('touchEnd', [], 20);
  }
  await rest('3.00');
  expect((await shareAt(700, 250))[0]).toBeCloseTo(point[0], 3);

  // Marks keep their size; a spot brings its card and the place it tells of.
  await kiosk.tap(page.locator('.zoom-buttons .button').first());
  await rest('1.00');
  const size = (await mark(1).boundingBox())?.width ?? 0;
  expect(size).toBeGreaterThanOrEqual(44);
  await kiosk.tap(mark(1));
  await rest('8.00');
  expect((await mark(1).boundingBox())?.width).toBeCloseTo(size, 3);
  expect(await page.locator('.gallery-spot').textContent()).toBe('1The lampIt turns once in twelve seconds.');
  await kiosk.tap(page.locator('.gallery-next .button'));
  await rest('3.00');
  expect(await page.locator('.gallery-spot-title').textContent()).toBe('The rock');
  await kiosk.tap(page.locator('.languages .button[lang="th"]'));
  await titled('ท่าเหนือ');
  expect([await page.locator('.gallery-spot-title').textContent(), await zoom()]).toEqual(['โขดหิน', '3.00']);
  await kiosk.tap(page.locator('.languages .button[lang="en"]'));
  await titled('North quay');

  await kiosk.tap(page.locator('.gallery-thumb').nth(1));
  await titled('South quay');
  await rest('1.00');
  const swipe = async (from: number, to: number): Promise<void> => {
    await kiosk.fingers('touchStart', [{ x: from, y: 300 }]);
    for (const part of [0.1, 0.4, 0.7, 1]) await kiosk.fingers('touchMove', [{ x: from + (to - from) * part, y: 300 }]);
    await kiosk.fingers('touchEnd', [], 200);
  };
  await swipe(800, 200);
  await titled('The front');
  await rest();
  await swipe(800, 300);
  await rest();
  expect([await title(), await current()]).toEqual(['The front', 'panel:quays']);
  await swipe(200, 800);
  await titled('South quay');
  await rest();
  await swipe(500, 560);
  await rest();
  expect(await title()).toBe('South quay');

  for (let shown = await current(); shown.startsWith('panel:'); shown = await current()) {
    await kiosk.tap(page.locator('.dock .button-primary'));
    await page.waitForFunction((left) => document.documentElement.dataset['screen'] !== left, shown);
  }
  await open();
  expect([await title(), await zoom()]).toEqual(['North quay', '1.00']);
  expect(await page.locator('.gallery-spot').count()).toBe(0);
});

test('by keyboard alone', async () => {
  const { page } = kiosk;
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  for (
    let turn = 0;
    turn < 30 && !(await page.locator('.zoom-stage').evaluate((each) => each.matches(':focus')));
    turn += 1
  )
    await press('Tab');
  await press('+');
  await rest('2.00');
  const near = await picture();
  await press('ArrowRight');
  await rest();
  expect((await picture()).left).toBeLessThan(near.left - 100);
  await press('-');
  await rest('1.00');
  await press('Enter');
  await rest('8.00');
  expect(await page.locator('.gallery-spot-title').textContent()).toBe('The lamp');
  await press('Escape');
  await rest('1.00');
  expect([await page.locator('.gallery-spot').count(), await current()]).toEqual([0, 'panel:quays']);
  await press('ArrowRight');
  await titled('South quay');
  await rest();
  await press('ArrowLeft');
  await titled('North quay');
  await rest();
  await press('Tab');
  await press('Enter');
  await rest('8.00');
  // The other spot is far outside now; the keyboard brings it onto the glass.
  await press('Tab');
  await rest();
  const box = await mark(2).boundingBox();
  const stage = await page.locator('.zoom-stage').boundingBox();
  expect(
    box === null || stage === null ? undefined : box.y > stage.y && box.y + box.height < stage.y + stage.height,
  ).toBe(true);
  await press('Home');
  await rest('1.00');
  expect(kiosk.problems()).toEqual([]);
});

test('eight times closer an edge of a drawing is as sharp as before; a photograph gets finer tiles', async () => {
  const { page } = kiosk;
  const lampsEdge: [number, number] = [760 / 1600, 290 / 1000];
  await kiosk.tap(mark(1));
  await rest('8.00');
  expect(await edgeWidth(lampsEdge)).toBeLessThanOrEqual(2);
  // The proof that this measures anything: the same picture merely stretched is not sharp.
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('.zoom-detail')?.style.setProperty('display', 'none');
  });
  expect(await edgeWidth(lampsEdge)).toBeGreaterThan(3);
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('.zoom-detail')?.style.removeProperty('display');
  });

  await kiosk.tap(page.locator('.gallery-thumb').nth(2));
  await titled('The front');
  await rest('1.00');
  const asked = (level: number): boolean => kiosk.requests.some((each) => each.includes(`front.tiles/${level}/`));
  await page.waitForFunction(() => document.querySelector<HTMLElement>('.zoom-stage')?.dataset['rest'] === 'true');
  expect([asked(0), asked(1), asked(2)]).toEqual([true, true, false]);
  await kiosk.tap(page.locator('.zoom-buttons .button').nth(1));
  await rest('2.00');
  expect(asked(2)).toBe(true);
  await expect.poll(() => edgeWidth([1000 / 2048, 730 / 1280]), { timeout: 20_000 }).toBeLessThanOrEqual(4);
  expect(kiosk.problems()).toEqual([]);
  await kiosk.close();
});

test('tiles and pictures that cannot be read leave what is there, and the visit goes on', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'harbour-'));
  try {
    cpSync(folder, broken, { recursive: true });
    chmodSync(broken, 0o755);
    const level = levelsOf({ width: 2048, height: 1280 })[2];
    if (level === undefined) throw new Error('there must be a third level');
    for (const tile of tilesIn(level, { left: 0, top: 0, right: 1, bottom: 1 }))
      writeFileSync(join(broken, tilePath('media/front.png', 2, tile)), 'not a picture');
    writeFileSync(join(broken, 'media/boat.svg'), 'not a picture');
    await launch(broken);
    const { page } = kiosk;
    await kiosk.tap(page.locator('.gallery-thumb').nth(2));
    await titled('The front');
    await rest('1.00');
    await kiosk.tap(page.locator('.zoom-buttons .button').nth(1));
    await rest('2.00');
    await expect.poll(() => kiosk.problems().some((each) => each.includes('a coarser one stays'))).toBe(true);
    await rest('2.00');
    // The level below is still there: the edge of the tower is sharper than in the smallest, which lies under all.
    const tower: [number, number] = [1000 / 2048, 730 / 1280];
    const kept = await edgeWidth(tower);
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('.zoom-detail')?.style.setProperty('display', 'none');
    });
    expect(await edgeWidth(tower)).toBeGreaterThan(kept);
    await kiosk.tap(page.locator('.gallery-thumb').nth(1));
    await titled('South quay');
    expect(await page.locator('.zoom-slide[data-place="0"] .zoom-failed').textContent()).toBe('A boat with one sail.');
    await kiosk.tap(page.locator('.dock .button-primary'));
    await page.waitForFunction(() => document.documentElement.dataset['screen'] !== 'panel:quays');
  } finally {
    await kiosk.close();
    rmSync(broken, { recursive: true, force: true });
  }
});
