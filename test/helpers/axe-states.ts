import type { Page } from 'playwright-core';

import type { Panel } from '../../src/shared/panels/index.ts';
import { everyRule } from './axe-look.ts';
import { askAxe } from './axe-venue.ts';
import { type BrowserKiosk, settle } from './browser-kiosk.ts';

type Ask = (state: string) => Promise<void>;

/** Puts the settings by their own controls, from any screen of a visit. */
export async function set({ page }: BrowserKiosk, settings: { textSize: 1 | 2 | 3; high: boolean }): Promise<void> {
  await page.locator('.settings-button button').click();
  await page
    .locator('.choice-option')
    .nth(settings.textSize - 1)
    .click();
  const contrast = page.locator('.settings .switch').first();
  if (((await contrast.getAttribute('aria-checked')) === 'true') !== settings.high) await contrast.click();
  await page.locator('.sheet-body > .button-primary').click();
  await page.locator('.sheet').waitFor({ state: 'detached' });
}

/** Opens the first panel of a type, or the first of them that suits, by way of its topic. */
export async function open(
  { page, exhibit }: BrowserKiosk,
  type: Panel['type'],
  suits: (panel: Panel) => boolean = () => true,
): Promise<void> {
  const fits = (panel: Panel): boolean => panel.type === type && suits(panel);
  const topic = exhibit.pack.topics.findIndex(({ panels }) => panels.some(fits));
  const panel = exhibit.pack.topics[topic]?.panels.find(fits);
  if (panel === undefined) throw new Error(`The pack has no ${type}`);
  const home = page.locator('html[data-screen="home"]');
  if ((await home.count()) === 0) await page.locator('.dock .button-icon').click();
  await home.waitFor({ state: 'attached' });
  await page.locator('.cards-topics .card').nth(topic).click();
  await page.locator(`.cards-panels .card[data-leads-to="${panel.id}"]`).click();
  await page.locator(`html[data-screen="panel:${panel.id}"]`).waitFor({ state: 'attached' });
}

/** A recording that goes on playing and gets no farther than its first caption, however slow the machine that looks. */
const holdStill = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const observer = new MutationObserver(look);
        function look(): void {
          if (document.querySelector('.media-caption') === null) return;
          observer.disconnect();
          for (const media of document.querySelectorAll<HTMLMediaElement>('video, audio')) media.playbackRate = 0;
          resolve();
        }
        observer.observe(document.body, { childList: true, subtree: true });
        look();
      }),
  );

/** What a visitor can bring each panel type to, beyond how it opens. */
const states: Readonly<Record<string, (kiosk: BrowserKiosk, ask: Ask) => Promise<void>>> = {
  async comparison({ page }, ask) {
    const tabs = page.locator('.chart-tabs .button');
    for (let at = 0; at < (await tabs.count()); at += 1) {
      await tabs.nth(at).click();
      await ask(`chart ${at + 1}`);
    }
  },
  async timeline({ page }, ask) {
    await page.locator('.timeline-foot .button').first().click();
    await page.locator('.timeline-row > .button').last().click();
    await ask('both cities, one event on');
  },
  async map({ page }, ask) {
    await page.locator('.map-places .chip').first().click();
    await ask('a place');
    await page.locator('.map-buttons button').nth(1).click();
    await page.locator('.map-buttons button:first-child:not([aria-disabled])').waitFor();
    await ask('closer');
    // By keys: over the map stands how it is taken hold of.
    await page.keyboard.press('ArrowDown');
    await page.locator('.map-glass').focus();
    await page.keyboard.press('Enter');
    await page.locator('.map-glass[data-hold="held"]').waitFor();
    await ask('held');
  },
  async gallery({ page }, ask) {
    await page.locator('.gallery-next .button').click();
    await ask('a detail');
  },
  async simulation({ page }, ask) {
    await page.locator('.simulation-actions .button').first().click();
    await ask('side by side');
  },
  async video({ page }, ask) {
    await page.locator('.media-buttons .button-primary').click();
    await page.locator('.media-stage[data-phase="playing"]').waitFor();
    await holdStill(page);
    await ask('playing');
    await page.locator('.panel-actions .button-secondary').last().click();
    await page.locator('.sheet').waitFor();
    await ask('transcript');
    await page.locator('.sheet-body > .button-primary').click();
  },
  async audio({ page }, ask) {
    await page.locator('.media-buttons .button-primary').click();
    await page.locator('.media-stage[data-phase="playing"]').waitFor();
    await holdStill(page);
    await ask('playing');
  },
  async quiz({ page }, ask) {
    for (let question = 0; (await page.locator('.quiz-answers').count()) > 0; question += 1) {
      const count = await page.locator('.quiz-count').innerText();
      await page.locator('.option').first().click();
      await page.locator('.quiz-verdict').waitFor();
      if (question === 0) await ask('answered');
      await page.locator('.quiz-foot .button-primary').click();
      await page.waitForFunction((old) => document.querySelector<HTMLElement>('.quiz-count')?.innerText !== old, count);
    }
    await ask('result');
  },
};

/** Brings an open panel into each of its states, and says so at each. */
export async function reachStates(kiosk: BrowserKiosk, type: Panel['type'], ask: Ask): Promise<void> {
  await states[type]?.(kiosk, ask);
}

/** Brings every panel type into its states, from home, and asks axe about each. */
export async function askStates(kiosk: BrowserKiosk, rules = everyRule): Promise<string[]> {
  const findings: string[] = [];
  for (const [type, reach] of Object.entries(states)) {
    await open(kiosk, type as Panel['type']);
    await reach(kiosk, async (state) => {
      await kiosk.page.evaluate(settle);
      findings.push(...(await askAxe(kiosk, rules)).map((finding) => `${type}, ${state}: ${finding}`));
    });
  }
  await kiosk.page.locator('.dock .button-icon').click();
  return findings;
}
