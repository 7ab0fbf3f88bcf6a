import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Exhibit } from '../../src/shared/ipc/contract.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

let screen: VirtualScreen;
let kiosk: Kiosk;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display });
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
});

const when = (): Promise<string | null> => kiosk.page.locator('.readout-when').textContent();
const tab = (index: number): Promise<void> => kiosk.tap(kiosk.page.locator('.chart-tabs .button').nth(index));
const heading = (): Promise<string | null> => kiosk.page.locator('.chart-title').textContent();

/** Opens a topic by its place on the home screen, and the last panel of this type in it. */
async function open(topic: string, panel: string): Promise<void> {
  const { page } = kiosk;
  await kiosk.on('home');
  const at = await page.evaluate(async (id) => {
    const answer = await window.kiosk.loadExhibit();
    const { pack } = JSON.parse(answer.ok ? answer.value : '') as Exhibit;
    return pack.topics.findIndex((each) => each.id === id);
  }, topic);
  await kiosk.tap(page.locator('.cards-topics .card').nth(at));
  await kiosk.on(`topic:${topic}`);
  const card = await page.evaluate(
    async ({ id, of }) => {
      const answer = await window.kiosk.loadExhibit();
      const { pack } = JSON.parse(answer.ok ? answer.value : '') as Exhibit;
      const found = pack.topics.find((each) => each.id === of);
      return found?.panels.findIndex((each) => each.id === id) ?? -1;
    },
    { id: panel, of: topic },
  );
  await kiosk.tap(page.locator('.cards-panels .card').nth(card));
  await kiosk.on(`panel:${panel}`);
}

/** A finger drawn over an element, from one part of its width to another. */
async function draw(selector: string, from: number, to: number): Promise<void> {
  const box = await kiosk.box(kiosk.page.locator(selector));
  const y = box.y + box.height / 2;
  await kiosk.drag(
    [0, 0.25, 0.5, 0.75, 1].map((part) => ({ x: box.x + box.width * (from + (to - from) * part), y })),
    true,
  );
}

test('by touch: a finger draws through the year, months answer, and the next visit begins afresh', async () => {
  const { page } = kiosk;
  await kiosk.on('attract');
  await kiosk.tapAt(540, 700);
  await kiosk.on('language');
  await kiosk.tap(page.locator('.language-choice[lang="en"]'));
  await open('getting-around', 'one-year');
  await expect.poll(when).toBe('January');
  await draw('.plot-field', 0.05, 0.55);
  await expect.poll(when).toBe('July');
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['screen'])).toBe('panel:one-year');
  await kiosk.tap(page.locator('.month-buttons .button').nth(3));
  await expect.poll(when).toBe('April');
  await kiosk.tap(page.locator('.languages .button[lang="th"]'));
  await page.waitForFunction(() => document.querySelector('.readout-when')?.textContent === 'เมษายน');
  await kiosk.tap(page.locator('.languages .button[lang="kk"]'));
  await page.waitForFunction(() => document.querySelector('.readout-when')?.textContent === 'Сәуір');
  await kiosk.tap(page.locator('.languages .button[lang="en"]'));
  await tab(1);
  await expect.poll(when).toMatch(/^Today, /);
  await draw('.plot-field', 0.9, 0.47);
  await expect.poll(when).toMatch(/^2\d June$/);
  await kiosk.tap(page.locator('.chart-keys .button'));
  await expect.poll(when).toMatch(/^Today, /);
  await tab(2);
  await expect
    .poll(() => page.locator('.bar-figure').allTextContents())
    .toEqual(['51.2\u00A0degrees', '13.8\u00A0degrees']);

  await kiosk.tap(page.locator('.dock .button').first());
  await open('getting-around', 'one-year');
  await expect.poll(when).toBe('January');
});

test('by touch: one city is laid on the other by hand and by button, and people are counted through time', async () => {
  const { page } = kiosk;
  await kiosk.tap(page.locator('.dock .button').first());
  await open('city-management', 'one-scale');
  const outlines = page.locator('.outline');
  const box = await kiosk.box(outlines.nth(1));
  const left = (index: number): Promise<number> =>
    outlines.nth(index).evaluate((element) => element.getBoundingClientRect().left);
  const before = [await left(0), await left(1)];
  const [x, y] = [box.x + box.width * 0.45, box.y + box.height * 0.45];
  await kiosk.drag(
    [0, 0.25, 0.5, 0.75, 1].map((part) => ({ x: x - 300 * part, y })),
    true,
  );
  await expect.poll(async () => Math.abs((await left(1)) - ((before[1] ?? 0) - 300))).toBeLessThan(8);
  await expect.poll(() => left(0)).toBeCloseTo(before[0] ?? 0, 0);
  const pressed = (): Promise<(string | null)[]> =>
    page.locator('.chart-keys .button').evaluateAll((all) => all.map((each) => each.getAttribute('aria-pressed')));
  await expect.poll(pressed).toEqual(['false', 'false']);
  await kiosk.tap(page.locator('.chart-keys .button').nth(1));
  await expect.poll(pressed).toEqual(['false', 'true']);
  await kiosk.tap(page.locator('.chart-keys .button').nth(0));
  await expect.poll(pressed).toEqual(['true', 'false']);

  await tab(1);
  const figures = (): Promise<string[]> => page.locator('.readout-figure').allTextContents();
  await expect.poll(figures).toEqual(['1,638,233', '8,305,218']);
  await kiosk.tap(page.locator('.chart-keys .button').first());
  await expect.poll(figures).toEqual(['1,566,566', '8,305,218']);
  await draw('.plot-field', 0.9, 0);
  await expect.poll(figures).toEqual(['–', '437,294']);
});

test('by keyboard alone', async () => {
  const { page } = kiosk;
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const focus = (): Promise<string> =>
    page.evaluate(() => `${document.activeElement?.className ?? ''} ${document.activeElement?.textContent ?? ''}`);
  const go = async (wanted: string, key = 'Tab'): Promise<void> => {
    for (let turn = 0; turn < 60 && !(await focus()).includes(wanted); turn += 1) await press(key);
    await expect.poll(() => focus()).toContain(wanted);
  };
  const screen = (): Promise<string> => page.evaluate(() => document.documentElement.dataset['screen'] ?? '');
  for (let shown = await screen(); !shown.startsWith('topic:'); shown = await screen()) {
    await press('Escape');
    await expect.poll(screen).not.toBe(shown);
  }
  await go('Two cities, one scale');
  await press('Enter');
  await kiosk.on('panel:one-scale');
  await page.locator('.outline').nth(1).waitFor();
  await go('One on the other');
  await press('Enter');
  const transforms = (): Promise<string[]> =>
    page.locator('.outline').evaluateAll((all) => all.map((each) => (each as SVGPathElement).style.transform));
  const [one, other] = await transforms();
  expect(one).toBe(other);
  await go('People', 'Shift+Tab');
  await press('Space');
  await expect.poll(heading).toBe('People in the city, count by count');
  await go('plot-field');
  await press('Home');
  await expect
    .poll(() => page.locator('.plot-field').getAttribute('aria-valuetext'))
    .toBe('1919: Astana –, Bangkok 437,294');
  await press('PageUp');
  await press('ArrowRight');
  await expect
    .poll(() => page.locator('.plot-field').getAttribute('aria-valuetext'))
    .toBe('1980: Astana –, Bangkok 4,697,071');
  expect(kiosk.problems()).toEqual([]);
});
