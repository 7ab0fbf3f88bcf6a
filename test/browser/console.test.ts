import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { everyRule, everyWord, lookWithAxe } from '../helpers/axe-look.ts';
import { type BrowserConsole, openBrowserConsole } from '../helpers/browser-console.ts';
import { settle } from '../helpers/browser-kiosk.ts';
import { consoleScenes } from '../helpers/console-scenes.ts';
import { type LintOptions, lintLayout } from '../helpers/layout-lint.ts';
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
});
