import type { Page } from 'playwright-core';

import type { StaffBridge } from '../../src/shared/ipc/staff-contract.ts';
import { settle } from './browser-kiosk.ts';
import type { Kiosk } from './kiosk.ts';

declare global {
  interface Window {
    readonly staff: StaffBridge;
  }
}

/** Types the word of the door on a plugged-in keyboard. */
export async function typeWord(page: Page): Promise<void> {
  for (const key of ['Control', 'Shift']) await page.keyboard.down(key);
  await page.keyboard.type('staff');
  for (const key of ['Control', 'Shift']) await page.keyboard.up(key);
}

/** Knocks and gives the page of the console, at rest. */
export async function openConsole(
  kiosk: Kiosk,
  knock: () => Promise<void> = () => typeWord(kiosk.page),
): Promise<Page> {
  const opened = kiosk.app.waitForEvent('window');
  await knock();
  const page = await opened;
  await page.waitForSelector('html[data-screen="door"]', { state: 'attached' });
  await page.evaluate(settle);
  return page;
}

/** The setup code that the kiosk told its log. */
export function setupCode(kiosk: Kiosk): string {
  const line = kiosk.log().findLast(({ event }) => event === 'staff-setup');
  return /: (\d{8})$/.exec(line?.message ?? '')?.[1] ?? '';
}

/** Enters digits with the keyboard. */
export async function enterDigits(page: Page, digits: string): Promise<void> {
  await page.keyboard.type(digits);
  await page.keyboard.press('Enter');
}

/** Sets the first PIN; the console is open afterwards. */
export async function setPin(kiosk: Kiosk, page: Page, pin: string): Promise<void> {
  for (const digits of [setupCode(kiosk), pin, pin]) await enterDigits(page, digits);
  await page.waitForSelector('html[data-screen="console"]', { state: 'attached' });
  await page.evaluate(settle);
}

/** What windows there are, and which of them can be seen. */
export const windows = (kiosk: Kiosk): Promise<[boolean, string][]> =>
  kiosk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((each): [boolean, string] => [each.isVisible(), each.webContents.getURL()]),
  );

/** Waits until the exhibit alone is left, in sight, at its first screen. */
export async function backAtExhibit(kiosk: Kiosk): Promise<void> {
  await kiosk.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          const all = BrowserWindow.getAllWindows();
          if (all.length === 1 && all[0]?.isVisible() === true) resolve();
          else setTimeout(look, 20);
        };
        look();
      }),
  );
  await kiosk.on('attract');
}

/** Winds the clock that the main process goes by forward; no clock of the wall changes. */
export const windForward = (kiosk: Kiosk, milliseconds: number): Promise<void> =>
  kiosk.app.evaluate((_electron, by) => {
    const real = performance.now.bind(performance);
    Object.defineProperty(performance, 'now', { configurable: true, value: () => real() + by });
  }, milliseconds);
