import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { everyRule, everyWord, lookWithAxe } from '../helpers/axe-look.ts';
import { type BrowserConsole, openBrowserConsole } from '../helpers/browser-console.ts';
import { settle } from '../helpers/browser-kiosk.ts';
import { consoleScenes } from '../helpers/console-scenes.ts';
import { type LintOptions, lintLayout } from '../../src/renderer/app/look/layout-lint.ts';
import { reachBand } from '../../src/shared/session/reach.ts';

/** Hundreds of looks; a busy machine takes its time. */
const PATIENT = 600_000;

interface Look {
  readonly languages: readonly string[];
  readonly sizes: readonly string[];
}

/** Brings a screen into each language and text size and calls the look; runs inside the page. */
async function lookAround(look: () => string[] | Promise<string[]>, { languages, sizes }: Look): Promise<string[]> {
  const page = document.documentElement;
  const found: string[] = [];
  for (const language of languages) {
    // Also under a dialog: the row of languages is the only thing that is touched through it.
    document.querySelector<HTMLElement>(`.staff-languages [lang="${language}"]`)?.click();
    for (const size of sizes) {
      page.dataset['textSize'] = size;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      found.push(...(await look()).map((each) => `${language} ${size}: ${each}`));
    }
  }
  return found;
}

/** Screens that are looked at with the controls lower down as well: one of each arrangement. */
const withinReach = new Set(['door', 'home', 'packs', 'settings', 'settings-pin', 'display', 'visits']);

/** Screens that are walked by keys: every section, and every kind of control. */
const walked = new Set([
  'door',
  'home',
  'packs',
  'packs-change',
  'visits',
  'health',
  'settings',
  'settings-pin',
  'leave',
]);

const sizes = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
];

describe.each(sizes)('the console on $width x $height', (size) => {
  let console: BrowserConsole;
  let lint: LintOptions;
  beforeAll(async () => {
    console = await openBrowserConsole('bangkok-city-library', size);
    const { diagonalInches, mountingHeightMillimetres: mountingHeight = 0 } = console.frame.venue.screen;
    const pixelsPerMillimetre = Math.hypot(size.width, size.height) / (diagonalInches * 25.4);
    lint = { pixelsPerMillimetre, reach: reachBand({ height: size.height, pixelsPerMillimetre, mountingHeight }) };
    await console.page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(() => console.close());

  test(
    'every screen, in four languages and three text sizes: nothing clipped, covered, too small or without a name',
    async () => {
      const found: string[] = [];
      const languages = console.frame.order;
      const [one = '', other = ''] = size.width < size.height ? languages : languages.slice(2);
      for (const { name, world, reach } of consoleScenes) {
        await console.begin(world);
        await reach?.(console);
        await console.page.evaluate(settle);
        await console.page.evaluate(axe.source);
        const look = (source: string, around: Look): Promise<string[]> =>
          console.page.evaluate(`(${lookAround.toString()})(${source}, ${JSON.stringify(around)})`);
        const lints = `() => (${lintLayout.toString()})(${JSON.stringify({ ...lint, reach: undefined })})`;
        const asks = (rules: object): string => `() => (${lookWithAxe.toString()})(${JSON.stringify(rules)})`;
        found.push(
          ...[
            ...(await look(lints, { languages, sizes: ['1', '2', '3'] })),
            // Each screen in two languages on each side; colours and sizes are the same in the second.
            ...(await look(asks(everyRule), { languages: [one], sizes: ['1'] })),
            ...(await look(asks(everyWord), { languages: [other], sizes: ['1'] })),
          ].map((each) => `${name} ${each}`),
        );
      }
      // With the controls lower down, everything that is touched lies within reach.
      const { frame } = console;
      const low = { ...frame, venue: { ...frame.venue, settings: { reach: true } } };
      for (const { name, world, reach } of consoleScenes.filter((scene) => withinReach.has(scene.name))) {
        await console.begin({ ...world, 'staff:frame': low });
        await reach?.(console);
        await console.page.evaluate(settle);
        found.push(...(await console.page.evaluate(lintLayout, lint)).map((each) => `${name}, lower down: ${each}`));
      }
      expect(found).toEqual([]);
      expect(console.problems).toEqual([]);
    },
    PATIENT,
  );

  test('by the Tab key alone every control of every section is reached, and shows that it is', async () => {
    const { page } = console;
    // The order is the same on both screens; only where the way round stands is another.
    const here = size.width < size.height ? walked : new Set(['home']);
    for (const { name, world, reach } of consoleScenes.filter((scene) => here.has(scene.name))) {
      await console.begin(world);
      await reach?.(console);
      await page.evaluate(settle);
      const all = await page.evaluate(() => {
        const controls = [...document.querySelectorAll<HTMLElement>(':is(button, input):not([tabindex="-1"])')];
        const seen = controls.filter((each) => each.checkVisibility());
        for (const [at, each] of seen.entries()) each.dataset['walk'] = String(at);
        (document.activeElement as HTMLElement | null)?.blur();
        return seen.length;
      });
      const reached = new Set<string>();
      for (let step = 0; step < all + 3; step += 1) {
        await page.keyboard.press('Tab');
        const [at, ring] = await page.evaluate(() => {
          const held = document.activeElement as HTMLElement;
          return [held.dataset['walk'], getComputedStyle(held).outlineStyle] as const;
        });
        if (at === undefined) continue;
        expect([name, at, ring]).toEqual([name, at, 'solid']);
        reached.add(at);
      }
      expect([name, reached.size]).toEqual([name, all]);
    }
  });

  test('what is chosen by keys holds: section, text size and contrast, until the console is left', async () => {
    const { page } = console;
    await console.begin();
    await page.locator('.head-tools > .button').focus();
    await page.keyboard.press('Enter');
    await page.locator('.sheet').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const display = () => page.evaluate(() => Object.fromEntries(Object.entries(document.documentElement.dataset)));
    expect(await display()).toMatchObject({ textSize: '3', contrast: 'high', motion: 'reduced', reach: 'off' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await display()).toMatchObject({ reach: 'on' });
    await page.keyboard.press('Escape');
    await page.locator('.sheet').waitFor({ state: 'detached' });
    // The focus is back where the sheet was opened.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-haspopup'))).toBe('dialog');
    await page.evaluate(axe.source);
    expect(await page.evaluate(lookWithAxe, everyRule)).toEqual([]);
    // The next one who knocks finds it as the venue has it.
    await console.begin();
    expect(await display()).toMatchObject({ textSize: '1', contrast: 'normal', reach: 'off' });
  });
});
