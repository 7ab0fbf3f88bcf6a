import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

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

/** The mean wait and the cars standing, as written on a controller's card. */
const figuresOn = (at: number): Promise<string[]> =>
  kiosk.page.locator('.controllers .tile').nth(at).locator('.controller-value').allTextContents();
const pressed = (selector: string): Promise<(string | null)[]> =>
  kiosk.page.locator(selector).evaluateAll((all) => all.map((each) => each.getAttribute('aria-pressed')));
/** Something of the drawing that changes when a car moves. */
const picture = (): Promise<string> =>
  kiosk.page
    .locator('.crossing')
    .first()
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
const queued = (side: string): Promise<number> =>
  kiosk.page
    .locator('.crossing')
    .first()
    .evaluate(
      (canvas, wanted) =>
        Number(
          [...canvas.querySelectorAll('tr')].find((row) => row.textContent?.includes(wanted))?.querySelector('td')
            ?.textContent,
        ),
      side,
    );

test('by touch: cars, controllers, side by side; a new visit begins afresh', async () => {
  const { page } = kiosk;
  await kiosk.on('attract');
  await kiosk.tapAt(540, 700);
  await kiosk.on('language');
  await kiosk.tap(page.locator('.language-choice[lang="en"]'));
  await kiosk.on('home');
  await kiosk.tap(page.locator('.cards-topics .card').nth(1));
  await kiosk.on('topic:town');
  await kiosk.tap(page.locator('.cards-panels .card', { hasText: 'Who shares the green better?' }));
  await kiosk.on('panel:junction');
  await expect.poll(() => pressed('.controllers .tile')).toEqual(['true', 'false']);

  const before = await picture();
  await expect.poll(picture).not.toBe(before);

  const box = await kiosk.box(page.locator('.crossing'));
  for (let touch = 0; touch < 4; touch += 1) await kiosk.tapAt(box.x + box.width / 2, box.y + 40);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.crossing tr')].some(
      (row) => row.textContent.includes('from the north') && Number(row.querySelector('td')?.textContent) >= 6,
    ),
  );
  await kiosk.tap(page.locator('.simulation-send .button').nth(2));
  await expect.poll(() => queued('from the south')).toBeGreaterThanOrEqual(1);

  await kiosk.tap(page.locator('.controllers .tile').nth(1));
  await page.waitForFunction(
    () => document.querySelectorAll('.controllers .tile')[1]?.getAttribute('aria-pressed') === 'true',
  );
  expect((await figuresOn(1))[1]).toMatch(/^\d+$/);
  expect((await figuresOn(0))[0]).toMatch(/^\d+ s$/);

  await kiosk.tap(page.locator('.simulation-actions > .button'));
  await page.locator('.simulation-name').first().waitFor();
  await expect.poll(() => page.locator('.crossing').count()).toBe(2);
  await expect.poll(() => page.locator('.simulation-verdict').textContent()).toMatch(/^The same cars/);
  const wide = await kiosk.box(page.locator('.crossing').nth(1));
  await kiosk.tapAt(wide.x + 30, wide.y + wide.height / 2);

  await kiosk.tap(page.locator('.controllers .tile').nth(0));
  await expect.poll(() => page.locator('.crossing').count()).toBe(1);
  await kiosk.tap(page.locator('.simulation-extents .button').nth(1));
  await expect.poll(() => pressed('.simulation-extents .button')).toEqual(['false', 'true']);
  await page.locator('.crossing tr', { hasText: 'at the south-east crossing' }).waitFor({ state: 'attached' });
  // The lower right crossing, its street from the east: the cars come in there and nowhere else.
  const four = await kiosk.box(page.locator('.crossing'));
  for (let touch = 0; touch < 4; touch += 1) await kiosk.tapAt(four.x + four.width - 30, four.y + four.height * 0.75);
  await expect.poll(() => queued('at the south-east crossing')).toBeGreaterThanOrEqual(6);

  await kiosk.tap(page.locator('.dock .button').first());
  await kiosk.on('home');
  await kiosk.tap(page.locator('.cards-topics .card').nth(1));
  await kiosk.tap(page.locator('.cards-panels .card', { hasText: 'Who shares the green better?' }));
  await kiosk.on('panel:junction');
  await expect.poll(() => pressed('.controllers .tile')).toEqual(['true', 'false']);
  await expect.poll(() => figuresOn(1)).toEqual(['–', '–']);
  expect(await pressed('.simulation-extents .button')).toEqual(['true', 'false']);
});

test('by keyboard alone', async () => {
  const { page } = kiosk;
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const active = document.activeElement;
      // The figures of a tile change by themselves and are no part of its name.
      const title = active?.querySelector('.tile-title')?.textContent;
      return active?.getAttribute('aria-label') ?? title ?? active?.textContent ?? '';
    });
  const tabTo = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 30 && (await focused()) !== name; presses += 1) await page.keyboard.press('Tab');
    await expect.poll(() => focused()).toBe(name);
  };
  await tabTo('from the east, Quay Road');
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle))
    .toBe('solid');
  const before = await queued('from the east');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await page.waitForFunction((least) => {
    const row = [...document.querySelectorAll('.crossing tr')].find((each) =>
      each.textContent?.includes('from the east'),
    );
    return Number(row?.querySelector('td')?.textContent) > least;
  }, before);
  await tabTo('Adaptive');
  await page.keyboard.press('Enter');
  await expect.poll(() => pressed('.controllers .tile')).toEqual(['false', 'true']);
  await tabTo('Side by side');
  await page.keyboard.press('Space');
  await expect.poll(() => page.locator('.crossing').count()).toBe(2);
  await tabTo('Four crossings');
  await page.keyboard.press('Enter');
  await expect.poll(() => pressed('.simulation-extents .button')).toEqual(['false', 'true']);
  await tabTo('from the west');
  await page.keyboard.press('Enter');
  await page.locator('.crossing tr', { hasText: 'at the north-west crossing' }).first().waitFor({ state: 'attached' });
});

test('at most 30 pictures a second, and nothing went wrong', async () => {
  const gaps = await kiosk.page.evaluate(async () => {
    const { prototype } = CanvasRenderingContext2D;
    // oxlint-disable-next-line typescript/unbound-method -- it is called with its own canvas below
    const setTransform = prototype.setTransform;
    const request = window.requestAnimationFrame;
    // The beat of the screen is asked, not a clock: how long a frame took on this machine says nothing of the kiosk.
    let frame: number | undefined;
    const pictures = new Set<number>();
    window.requestAnimationFrame = (callback) =>
      request((now) => {
        frame = now;
        callback(now);
        frame = undefined;
      });
    // Each crossing begins its picture with one of these.
    prototype.setTransform = function counted(this: CanvasRenderingContext2D, ...given: unknown[]): void {
      if (given[0] !== 1 && frame !== undefined) pictures.add(frame);
      Reflect.apply(setTransform, this, given);
    };
    await new Promise<void>((resolve) => {
      const wait = (): void => {
        if (pictures.size > 30) resolve();
        else request(wait);
      };
      wait();
    });
    prototype.setTransform = setTransform;
    window.requestAnimationFrame = request;
    const beats = [...pictures];
    return beats.slice(1).map((beat, at) => beat - (beats[at] ?? 0));
  });
  // Thirty a second, with room for the screen's own beat.
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000 / 30 - 1.5);
  expect(kiosk.problems()).toEqual([]);
});
