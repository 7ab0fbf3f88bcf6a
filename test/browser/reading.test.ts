import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Panel } from '../../src/shared/panels/index.ts';
import { open, reachStates } from '../helpers/axe-states.ts';
import { toHome } from '../helpers/axe-venue.ts';
import { type BrowserKiosk, openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { accessibilityTree } from '../helpers/accessibility-tree.ts';
import { project } from '../helpers/project.ts';

let kiosk: BrowserKiosk;

beforeAll(async () => {
  const folder = join(project, 'test/fixtures/packs/harbour');
  kiosk = await openBrowserKiosk('bangkok-city-library', { width: 1080, height: 1920 }, folder);
  const { page } = kiosk;
  await page.clock.install({ time: new Date('2026-03-01T05:00:00Z') });
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(() => kiosk.close());

/** Roles that say nothing without a name. */
const NAMELESS =
  /^\s*- (button|slider|image|dialog|link|switch|radio|radiogroup|application|progressbar|Video|table|dialog)( [=[(]|$)/m;

/** What Chromium's accessibility tree holds of a part of the page, in the order in which it is read. */
async function heard(name: string, part = 'body'): Promise<string> {
  const { page } = kiosk;
  await page.evaluate(settle);
  // The tree follows the page a moment later; what is written down is what it comes to rest at.
  let now = '';
  await expect
    .poll(async () => {
      const before = now;
      // A countdown goes on meanwhile, and where a recording was held still is a matter of chance.
      now = (await accessibilityTree(page, part))
        .replaceAll(/(- timer.*\n\s*- text "\D*)\d+/g, '$1N')
        .replaceAll(/\d+:\d\d of/g, 'N of');
      return now === before;
    })
    .toBe(true);
  const tree = now;
  expect(tree).not.toMatch(NAMELESS);
  await expect(`${tree}\n`).toMatchFileSnapshot(`snapshots/${name}.txt`);
  return tree;
}

async function begin(): Promise<void> {
  const { page } = kiosk;
  await page.reload();
  // The clock stands: questions are drawn by it, and daylight, seasons and clocks are shown by it.
  await page.clock.setFixedTime(new Date('2026-03-01T05:00:00Z'));
  await page.waitForSelector('.attract-words', { state: 'attached' });
}

async function home(): Promise<void> {
  await begin();
  await toHome(kiosk);
  await kiosk.page.locator('.dock .languages [lang="en"]').click();
  await kiosk.page.locator('html[lang="en"]').waitFor({ state: 'attached' });
}

test('the screens of a visit read in a meaningful order, with names, roles and states', async () => {
  const { page } = kiosk;
  await begin();
  await heard('screen-attract');
  await page.locator('.attract-title').click();
  await page.locator('.language-screen').waitFor();
  await heard('screen-language');
  await page.locator('.language-choice[lang="en"] button').click();
  await page.locator('.home-screen').waitFor();
  await heard('screen-home');
  await page.locator('.cards-topics .card').first().click();
  await page.locator('.topic-screen').waitFor();
  await heard('screen-topic');
  await open(kiosk, 'story');
  await heard('screen-panel');
  for (const [sheet, opener] of [
    ['settings', '.settings-button button'],
    ['more', '.panel-actions .button-secondary'],
    ['sources', '.panel-actions .button-quiet'],
  ] as const) {
    await page.locator(opener).first().click();
    await page.locator('.sheet').waitFor();
    await heard(`sheet-${sheet}`, 'dialog');
    await page.keyboard.press('Escape');
    await page.locator('.sheet').waitFor({ state: 'detached' });
  }
  await page.locator('.dock .button-icon').click();
  await page.locator('.card-large').click();
  await page.locator('.panel').waitFor();
  while ((await page.locator('html[data-screen="end"]').count()) === 0) {
    const before = await page.evaluate(() => document.documentElement.dataset['screen']);
    await page.locator('.dock .button-primary').click();
    await page.waitForFunction((old) => document.documentElement.dataset['screen'] !== old, before);
  }
  expect(await heard('screen-end')).toContain('Your keepsake');
});

const types = ['story', 'facts', 'gallery', 'comparison', 'map', 'timeline', 'quiz', 'simulation', 'video', 'audio'];

test.each(types as Panel['type'][])('a panel of type %s reads in a meaningful order', async (type) => {
  await home();
  await open(kiosk, type);
  if (type === 'map') await kiosk.page.locator('.map-buttons').waitFor();
  expect(await heard(`panel-${type}`, 'main')).toContain('[level 1]');
  // And so it does once it is used.
  await reachStates(kiosk, type, async (state) => {
    const part = (await kiosk.page.locator('dialog[open]').count()) > 0 ? 'dialog' : 'main';
    await heard(`panel-${type}-${state.replaceAll(/\W+/g, '-')}`, part);
  });
});

test('the idle warning asks, tells the time left at 20, 10 and 5 seconds, and nothing else is within reach', async () => {
  const { page } = kiosk;
  await begin();
  await toHome(kiosk);
  await page.locator('.dock .languages [lang="en"]').click();
  await page.clock.runFor(76_000);
  await page.locator('.notice').waitFor();
  const spoken = page.locator('.notice [role="alert"]');
  await expect.poll(() => spoken.innerText()).toMatch(/20 seconds/);
  await heard('idle-warning', 'dialog');
  await page.clock.runFor(10_000);
  await expect.poll(() => spoken.innerText()).toMatch(/10 seconds/);
  await page.clock.runFor(5000);
  await expect.poll(() => spoken.innerText()).toMatch(/ 5 seconds/);
});

test('the polite voice tells the place in the walk, and the language in its own words', async () => {
  const { page } = kiosk;
  await home();
  const voice = page.locator('[data-announcer]');
  await page.locator('.card-large').click();
  await page.locator('.panel').waitFor();
  const headline = await page.locator('h1').innerText();
  await expect.poll(() => voice.textContent()).toBe(`1 of ${kiosk.exhibit.pack.tour.length}: ${headline}`);
  await page.locator('.dock .languages [lang="th"]').click();
  await expect.poll(() => voice.textContent()).toMatch(/^ไทย\. /);
  expect(await voice.textContent()).toContain(await page.locator('h1').textContent());
  expect(await page.locator('[aria-live="assertive"], [role="alert"]').count()).toBe(0);
});

test('a verdict of the quiz is told where those who hear it are', async () => {
  const { page } = kiosk;
  await home();
  await open(kiosk, 'quiz');
  const told = page.locator('.quiz-told');
  expect([await told.getAttribute('aria-live'), await told.innerText()]).toEqual(['polite', '']);
  await page.locator('.option').first().click();
  await expect.poll(() => told.innerText()).toMatch(/Exactly right|A good guess/);
  await page.locator('.quiz-foot .button-primary').click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toMatch(/quiz-question|quiz-score/);
});

test.each([['simulation', ['average wait', 'cars standing, from the north']]] as const)(
  'what the canvas of a %s draws is in the accessibility tree in words',
  async (type, words) => {
    const { page } = kiosk;
    await home();
    await open(kiosk, type);
    await page.evaluate(settle);
    const session = await page.context().newCDPSession(page);
    const named = async (): Promise<readonly string[]> => {
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      return nodes.filter(({ ignored }) => !ignored).map(({ name }) => String(name?.value ?? ''));
    };
    for (const word of words) await expect.poll(named).toContain(word);
  },
);

test('beneath a sheet and the idle warning the rest of the page is out of the accessibility tree', async () => {
  const { page } = kiosk;
  await home();
  const session = await page.context().newCDPSession(page);
  const named = async (): Promise<readonly string[]> => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes.filter(({ ignored }) => !ignored).map(({ name }) => String(name?.value ?? ''));
  };
  await expect.poll(named).toContain('Back');
  await page.locator('.settings-button button').click();
  await page.locator('.sheet').waitFor();
  await expect.poll(named).toContain('High contrast');
  expect(await named()).not.toContain('Back');
  await page.keyboard.press('Escape');
  await page.locator('.sheet').waitFor({ state: 'detached' });
  await page.clock.runFor(76_000);
  await page.locator('.notice').waitFor();
  await expect.poll(named).toContain('I am still here');
  expect(await named()).not.toContain('Back');
});
