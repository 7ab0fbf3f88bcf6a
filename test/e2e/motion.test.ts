import { afterAll, beforeAll, expect, test } from 'vitest';

import { settle } from '../helpers/browser-kiosk.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

let screen: VirtualScreen;
let kiosk: Kiosk;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display, venue: 'bangkok-city-library' });
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
});

async function toTopic(): Promise<void> {
  await kiosk.tapAt(540, 700);
  await kiosk.tap(kiosk.page.locator('.language-choice[lang="en"]'));
  await kiosk.on('home');
  await kiosk.tap(kiosk.page.locator('.cards-topics .card').first());
  await kiosk.page.locator('.cards-panels').waitFor();
  await kiosk.page.evaluate(settle);
}

/** Playwright keeps every page visible, whatever its window does; so the page is told as the browser would tell it. */
const tellHidden = (hidden: boolean): Promise<void> =>
  kiosk.page.evaluate((is) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => is });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

test('nothing moves while nobody can see the page, and all goes on afterwards', async () => {
  const { page } = kiosk;
  await kiosk.on('attract');
  const states = (): Promise<string[]> =>
    page.evaluate(() => [...new Set(document.getAnimations().map((each) => each.playState))]);
  await expect.poll(states).toContain('running');
  await tellHidden(true);
  await expect.poll(states).not.toContain('running');
  expect(await states()).toContain('paused');
  await tellHidden(false);
  await expect.poll(states).not.toContain('paused');
  expect(await states()).toContain('running');
});

test('it rests, too, while the machine is locked or suspended, and under another window of its own', async () => {
  const { app, page } = kiosk;
  const resting = (): Promise<boolean> => page.evaluate(() => document.documentElement.hasAttribute('data-hidden'));
  const greeting = (): Promise<string | null> => page.locator('.attract-words').getAttribute('lang');
  for (const [away, back] of [
    ['lock-screen', 'unlock-screen'],
    ['suspend', 'resume'],
  ] as const) {
    await app.evaluate(({ powerMonitor }, event) => powerMonitor.emit(event), away);
    await expect.poll(resting).toBe(true);
    await app.evaluate(({ powerMonitor }, event) => powerMonitor.emit(event), back);
    await expect.poll(resting).toBe(false);
  }
  const cover = (): Promise<void> =>
    app.evaluate(({ BrowserWindow, screen: displays }) => {
      new BrowserWindow({ ...displays.getPrimaryDisplay().bounds, frame: false, show: false }).showInactive();
    });
  const uncover = (): Promise<void> =>
    app.evaluate(({ BrowserWindow }) => {
      for (const each of BrowserWindow.getAllWindows()) if (each.id > 1) each.destroy();
    });
  await cover();
  await expect.poll(resting).toBe(true);
  const before = await greeting();
  // The clock of the greetings goes on; nobody is greeted.
  await page.clock.install();
  await page.clock.runFor(13_000);
  expect(await greeting()).toBe(before);
  await uncover();
  await expect.poll(resting).toBe(false);
  expect(kiosk.problems()).toEqual([]);
});

test('what a finger lies on is pressed in the next frame, and no longer once it is lifted', async () => {
  const { page } = kiosk;
  await toTopic();
  const card = page.locator('.cards-panels .card').first();
  await card.evaluate((element) => {
    // The first frame after the touch, with its styles: what the visitor sees next.
    element.addEventListener('pointerdown', () => {
      requestAnimationFrame(() => {
        document.body.dataset['pressedLook'] = getComputedStyle(element).transform;
      });
    });
  });
  const box = await kiosk.box(card);
  const finger = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await kiosk.drag([finger], false);
  await expect.poll(() => page.evaluate(() => document.body.dataset['pressedLook'])).toMatch(/^matrix\(0\.97/);
  await kiosk.drag([finger], true);
  await page.locator('.panel').waitFor();
  expect(await page.locator('[data-pressed]').count()).toBe(0);
  await kiosk.tap(page.locator('.dock .button', { hasText: 'Back' }));
  await page.locator('.cards-panels').waitFor();
  await page.evaluate(settle);
});

/** Listens to the browser's own word on each carried picture: how long it is to move, once everything is ready for it. */
const listen = (): Promise<void> =>
  kiosk.page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    const start = document.startViewTransition.bind(document);
    document.startViewTransition = (change) => {
      const transition = start(change);
      void transition.ready.then(() => {
        const group = getComputedStyle(document.documentElement, '::view-transition-group(carried-picture)');
        told.push(`${document.documentElement.dataset['screen'] ?? ''} ${group.animationDuration}`);
      });
      return transition;
    };
  });

test('the picture of a card grows into its panel and back, in under 300 ms', async () => {
  const { page } = kiosk;
  const carried = (): Promise<string[]> => page.evaluate(() => (window as unknown as { told: string[] }).told);
  await listen();
  const topic = await page.evaluate(() => document.documentElement.dataset['screen'] ?? '');
  await kiosk.tap(page.locator('.cards-panels .card').first());
  await page.locator('.panel').waitFor();
  const panel = await page.evaluate(() => document.documentElement.dataset['screen'] ?? '');
  await expect.poll(carried).toEqual([`${panel} 0.24s`]);
  await page.waitForFunction(() => document.documentElement.dataset['carrying'] === undefined);
  await kiosk.tap(page.locator('.dock .button', { hasText: 'Back' }));
  await page.locator('.cards-panels').waitFor();
  await expect.poll(carried).toEqual([`${panel} 0.24s`, `${topic} 0.24s`]);
});

test('no touch waits for it: the next one lands on the new screen at once', async () => {
  const { page } = kiosk;
  await page.waitForFunction(() => document.documentElement.dataset['carrying'] === undefined);
  const next = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.querySelector<HTMLElement>('.cards-panels .card')?.click();
        const meet = (): void => {
          const button = document.querySelector('.dock .button-primary');
          if (button === null) {
            requestAnimationFrame(meet);
            return;
          }
          const { left, top, width, height } = button.getBoundingClientRect();
          const hit = document.elementFromPoint(left + width / 2, top + height / 2);
          resolve(
            `${String(document.documentElement.dataset['carrying'])} ${String(hit?.closest('button') === button)}`,
          );
        };
        requestAnimationFrame(meet);
      }),
  );
  expect(next).toBe(' true');
  const panel = await page.evaluate(() => document.documentElement.dataset['screen']);
  const button = await kiosk.box(page.locator('.dock .button-primary'));
  await kiosk.tapAt(button.x + button.width / 2, button.y + button.height / 2);
  await page.waitForFunction((before) => document.documentElement.dataset['screen'] !== before, panel);
});

test('where motion is reduced, nothing is carried and nothing falls', async () => {
  const { page } = kiosk;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForFunction(() => document.documentElement.dataset['motion'] === 'reduced');
  await kiosk.tap(page.locator('.dock .button', { hasText: 'Back' }));
  await page.locator('.cards-panels, .panel').first().waitFor();
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('.cards-panels .card')?.click();
  });
  expect(await page.evaluate(() => document.documentElement.dataset['carrying'])).toBeUndefined();
  await page.evaluate(settle);
  const moving = await page.evaluate(() =>
    document.getAnimations().map((each) => (each instanceof CSSAnimation ? each.animationName : 'movement')),
  );
  expect(moving.filter((name) => name !== 'fade')).toEqual([]);
  await page.emulateMedia({ reducedMotion: null });
});

test('when nobody has touched anything for a while, what leads on beckons until the next touch', async () => {
  const { page } = kiosk;
  await page.clock.install();
  await page.reload();
  await toTopic();
  const resting = (): Promise<boolean> => page.evaluate(() => 'resting' in document.documentElement.dataset);
  expect(await resting()).toBe(false);
  await page.clock.runFor(13_000);
  expect(await resting()).toBe(true);
  expect(
    await page.evaluate(() =>
      document.getAnimations().some((each) => each instanceof CSSAnimation && each.animationName === 'hint'),
    ),
  ).toBe(true);
  await kiosk.tapAt(5, 5);
  await expect.poll(resting).toBe(false);
  expect(kiosk.problems()).toEqual([]);
});
