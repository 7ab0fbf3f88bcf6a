import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Pack } from '../../src/shared/schema/pack.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

/** The panels of the topic that holds the timeline, and its place among them. */
const pack = JSON.parse(readFileSync(join(project, 'test/fixtures/packs/harbour/pack.json'), 'utf8')) as Pack;
const panels = pack.topics[1]?.panels.map((panel) => panel.id) ?? [];
const place = panels.indexOf('years');

let screen: VirtualScreen;
let kiosk: Kiosk;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display, pack: `${project}/test/fixtures/packs/harbour` });
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
});

const title = (): Promise<string | null> => kiosk.page.locator('.timeline-title').textContent();
const waitForTitle = async (expected: string): Promise<void> => {
  await kiosk.page.waitForFunction(
    (wanted) => document.querySelector('.timeline-title')?.textContent === wanted,
    expected,
    { timeout: 5_000 },
  );
};

/** Puts a finger on the middle of the strip and moves it sideways by so many pixels; says where it is then. */
async function drag(by: number, letGo: boolean): Promise<{ x: number; y: number }> {
  const box = await kiosk.box(kiosk.page.locator('.timeline-strip'));
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await kiosk.drag(
    [0, 0.25, 0.5, 0.75, 1].map((part) => ({ x: x + by * part, y })),
    letGo,
  );
  return { x: x + by, y };
}

const open = async (): Promise<void> => {
  const { page } = kiosk;
  await kiosk.on('home');
  await kiosk.tap(page.locator('.cards-topics .card').nth(1));
  await kiosk.on('topic:town');
  await kiosk.tap(page.locator('.cards-panels .card').nth(place));
  await kiosk.on('panel:years');
};

test('by touch: scrub, flick, tap, eras and buttons; a new visit begins afresh', async () => {
  const { page } = kiosk;
  await kiosk.on('attract');
  await kiosk.tapAt(540, 700);
  await kiosk.on('language');
  await kiosk.tap(page.locator('.language-choice[lang="en"]'));
  await open();
  await expect.poll(() => title()).toBe('The first quay');

  const unit = await page.locator('.timeline-unit').evaluate((element) => element.getBoundingClientRect().width);
  const held = await drag(-3 * unit, false);
  await waitForTitle('The lamp is lit');
  await kiosk.letGo(held.x, held.y, 200);
  await waitForTitle('The lamp is lit');
  await drag(1.7 * unit, true);
  await waitForTitle('The first quay');

  await kiosk.tap(page.locator('.timeline-eras .chip').nth(1));
  await waitForTitle('The lamp is lit');
  await kiosk.tap(page.locator('.timeline-row .button').last());
  await waitForTitle('The great storm');
  await kiosk.tap(page.locator('.timeline-foot > .button'));
  await expect.poll(() => page.locator('.timeline-strip').getAttribute('aria-valuemax')).toBe('4');
  await kiosk.tap(page.locator('.timeline-row .button').first());
  await waitForTitle('The lamp is lit');
  await kiosk.tap(page.locator('.timeline-mark-1 .timeline-dot'));
  await waitForTitle('The mill turns');

  await kiosk.tap(page.locator('.languages .button[lang="th"]'));
  await waitForTitle('กังหันเริ่มหมุน');
  await expect.poll(() => page.locator('.timeline-date').textContent()).toBe('พ.ศ.\u00A02393 (ค.ศ.\u00A01850)');

  await kiosk.tap(page.locator('.dock .button-icon'));
  await open();
  await expect.poll(() => page.locator('.timeline-strip').getAttribute('aria-valuenow')).toBe('1');
  await expect.poll(() => page.locator('.timeline-foot > .button').getAttribute('aria-pressed')).toBe('false');
});

test('by keyboard alone', async () => {
  const { page } = kiosk;
  await kiosk.tap(page.locator('.languages .button[lang="en"]'));
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.className ?? '');
  // Back through the panels before it, to their topic.
  for (const before of panels.slice(0, place).toReversed()) {
    await press('Escape');
    await kiosk.on(`panel:${before}`);
  }
  await press('Escape');
  await kiosk.on('topic:town');
  for (let turn = 0; turn < 12 && !(await focused()).includes('card'); turn += 1) await press('Tab');
  for (let turn = 0; turn < place; turn += 1) await press('Tab');
  await press('Enter');
  await kiosk.on('panel:years');
  for (let turn = 0; turn < 20 && !(await focused()).includes('timeline-strip'); turn += 1) await press('Tab');
  await expect.poll(() => focused()).toContain('timeline-strip');
  await press('ArrowRight');
  await waitForTitle('The lamp is lit');
  await press('End');
  await waitForTitle('The great storm');
  await press('PageDown');
  await waitForTitle('The first quay');
  await press('Shift+Tab');
  for (
    let turn = 0;
    turn < 20 && (await page.evaluate(() => document.activeElement?.textContent)) !== 'Alongside: Millbrook';
    turn += 1
  )
    await press('Shift+Tab');
  await press('Enter');
  await expect.poll(() => page.locator('.timeline-strip').getAttribute('aria-valuemax')).toBe('4');
  expect(kiosk.problems()).toEqual([]);
});
