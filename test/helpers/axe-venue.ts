import axe, { type RunOptions } from 'axe-core';

import { everyRule, lookWithAxe } from './axe-look.ts';
import type { BrowserKiosk } from './browser-kiosk.ts';
import { type Walk, walkScreens, type WalkResult } from './walk-screens.ts';

/** What axe has against the page as it stands. */
export function askAxe({ page }: BrowserKiosk, rules = everyRule): Promise<string[]> {
  return page.evaluate(lookWithAxe, rules);
}

/** Brings axe into the page, whose own policy lets no script in. */
export async function bringAxe({ page }: BrowserKiosk): Promise<void> {
  await page.evaluate(axe.source);
}

/** From the attract screen to home, in the venue's first language. */
export async function toHome({ page }: BrowserKiosk): Promise<void> {
  await page.locator('.attract-title').click();
  await page.locator('.language-choice button').first().click();
  await page.locator('.home-screen').waitFor();
}

/** Walks every screen from home, where the visit must be, and asks axe at each. */
export function walkWithAxe({ page }: BrowserKiosk, walks: readonly Walk[], rules: RunOptions): Promise<WalkResult> {
  const look = `() => (${lookWithAxe.toString()})(${JSON.stringify(rules)})`;
  const options = JSON.stringify({ walks, lint: {}, painted: true });
  return page.evaluate<WalkResult>(`(${walkScreens.toString()})(${look}, ${options})`);
}
