import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

let screen: VirtualScreen;
let kiosk: Kiosk;
let finger: CDPSession;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display, pack: `${project}/test/fixtures/packs/harbour` });
  finger = await kiosk.app.context().newCDPSession(kiosk.page);
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

/** Moves a finger over the strip by so many pixels: slowly, a frame to a step, or in one quick stroke. */
async function drag(by: number, steps = 1): Promise<void> {
  const box = await kiosk.page.locator('.timeline-strip').boundingBox();
  if (box === null) throw new Error('There is no strip');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  for (let step = 1; step <= steps; step += 1) {
    const touchPoints = [{ x: x + (by * step) / steps, y }];
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
    if (steps > 1) await kiosk.page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const open = async (): Promise<void> => {
  const { page } = kiosk;
  await kiosk.on('home');
  await kiosk.tap(page.locator('.cards-topics .card').nth(1));
  await kiosk.on('topic:town');
  await kiosk.tap(page.locator('.cards-panels .card').last());
  await kiosk.on('panel:years');
};

test('by touch: scrub, flick, tap, eras and buttons; a new visit begins afresh', async () => {
  const { page } = kiosk;
  await kiosk.on('attract');
  await kiosk.tapAt(540, 700);
  await kiosk.on('language');
  await kiosk.tap(page.locator('.language-choice[lang="en"]'));
  await open();
  expect(await title()).toBe('The first quay');

  const unit = await page.locator('.timeline-unit').evaluate((element) => element.getBoundingClientRect().width);
  await drag(-3 * unit, 20);
  await waitForTitle('The lamp is lit');
  await drag(60);
  await waitForTitle('The first quay');

  await kiosk.tap(page.locator('.timeline-era').nth(1));
  await waitForTitle('The lamp is lit');
  await kiosk.tap(page.locator('.timeline-row .button').last());
  await waitForTitle('The great storm');
  await kiosk.tap(page.locator('.timeline-foot > .button'));
  expect(await page.locator('.timeline-strip').getAttribute('aria-valuemax')).toBe('4');
  await kiosk.tap(page.locator('.timeline-row .button').first());
  await waitForTitle('The lamp is lit');
  const mill = await page.locator('.timeline-mark-1 .timeline-dot').boundingBox();
  await kiosk.tapAt((mill?.x ?? 0) + (mill?.width ?? 0) / 2, (mill?.y ?? 0) + (mill?.height ?? 0) / 2);
  await waitForTitle('The mill turns');

  await kiosk.tap(page.locator('.languages .button[lang="th"]'));
  await waitForTitle('กังหันเริ่มหมุน');
  expect(await page.locator('.timeline-date').textContent()).toBe('พ.ศ.\u00A02393 (ค.ศ.\u00A01850)');

  await kiosk.tap(page.locator('.dock .button-primary'));
  await kiosk.on('home');
  await open();
  expect(await page.locator('.timeline-strip').getAttribute('aria-valuenow')).toBe('1');
  expect(await page.locator('.timeline-foot > .button').getAttribute('aria-pressed')).toBe('false');
});

test('by keyboard alone', async () => {
  const { page } = kiosk;
  await kiosk.tap(page.locator('.languages .button[lang="en"]'));
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.className ?? '');
  await press('Escape');
  await kiosk.on('topic:town');
  for (let turn = 0; turn < 12 && !(await focused()).includes('card'); turn += 1) await press('Tab');
  for (let turn = 0; turn < 2; turn += 1) await press('Tab');
  await press('Enter');
  await kiosk.on('panel:years');
  for (let turn = 0; turn < 20 && !(await focused()).includes('timeline-strip'); turn += 1) await press('Tab');
  expect(await focused()).toContain('timeline-strip');
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
  expect(await page.locator('.timeline-strip').getAttribute('aria-valuemax')).toBe('4');
  expect(kiosk.problems()).toEqual([]);
});
