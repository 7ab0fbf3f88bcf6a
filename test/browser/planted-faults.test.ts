import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { type BrowserKiosk, openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { lintLayout } from '../../src/renderer/app/look/layout-lint.ts';
import { lintOptions, walkFrom } from '../helpers/lint-venue.ts';
import { project } from '../helpers/project.ts';
import type { Walk } from '../helpers/walk-screens.ts';

const size = { width: 1080, height: 1920 };
let kiosk: BrowserKiosk;
/** What the walk finds in the fixture pack as it is, at the plain settings. */
let sound: readonly string[];

const plain: Walk = { textSize: 1, contrast: 'normal', reach: false, languages: ['en'], sheets: 'each' };

beforeAll(async () => {
  kiosk = await openBrowserKiosk('bangkok-city-library', size, join(project, 'test/fixtures/packs/harbour'));
  await kiosk.page.emulateMedia({ reducedMotion: 'reduce' });
  await plant();
  sound = (await walkFrom(kiosk, [plain], lintOptions(kiosk, size))).findings;
});
afterAll(() => kiosk.close());

/** A fresh visit, with a fault in the style sheet. */
async function plant(style = '/**/'): Promise<void> {
  const { page } = kiosk;
  await page.reload();
  await page.waitForSelector('html[data-screen]', { state: 'attached' });
  await page.addStyleTag({ content: style });
}

test.each([
  ['text outside', '.panel-body { transform: translateY(200vh) }', /outside the frame/],
  ['clipped text', '.panel-words { min-height: 0 !important; height: 4vh; overflow: hidden }', /clipped by/],
  ['overlapping text', '.panel-body { margin-top: -12vmin }', /overlap/],
  ['small targets', '.panel-actions .button { min-height: 10px; height: 10px }', /target too small/],
  ['targets that touch', '.panel-actions { gap: 1px }', /too close/],
  ['text under the dock', '.panel-body { position: relative; top: 36vh }', /under the dock/],
  [
    'content out of sight',
    '.panel-words { height: 4vh; min-height: 0 !important; overflow: auto }',
    /cannot be turned/,
  ],
])('the lint sees %s', async (_name, style, expected) => {
  const { page } = kiosk;
  const options = { ...lintOptions(kiosk, size), reach: undefined };
  await plant();
  await page.locator('.attract-title').click();
  await page.locator('.language-choice button').first().click();
  await page.locator('.card-large').click();
  await page.locator('.panel-body').waitFor();
  await page.evaluate(settle);
  expect(await page.evaluate(lintLayout, options)).toEqual([]);
  await page.addStyleTag({ content: style });
  expect((await page.evaluate(lintLayout, options)).join('\n')).toMatch(expected);
});

test.each([
  ['a vowel sign', 'กข\n\u0E34งก', /a Thai line begins with "\u0E34"/],
  ['the sign of repetition', 'มาก ๆ', /a Thai line begins with "ๆ"/],
])('the lint sees a Thai line that begins with %s', async (_name, text, expected) => {
  const { page } = kiosk;
  await plant('.planted { position: fixed; top: 0; left: 0; width: 0.6em; font-size: 60px; white-space: pre-line }');
  await page.evaluate((words) => {
    const planted = document.createElement('p');
    planted.className = 'planted';
    planted.lang = 'th';
    planted.textContent = words;
    document.querySelector('.frame')?.append(planted);
  }, text);
  const options = { ...lintOptions(kiosk, size), reach: undefined };
  expect((await page.evaluate(lintLayout, options)).join('\n')).toMatch(expected);
});

test.each<[string, Partial<Walk>, string, RegExp]>([
  [
    'the second text size',
    { textSize: 2 },
    "[data-text-size='2'] .panel-body { margin-top: -14vmin }",
    /size 2: overlap/,
  ],
  [
    'the third text size',
    { textSize: 3 },
    "[data-text-size='3'] .panel-body { white-space: nowrap }",
    /size 3: outside the/,
  ],
  [
    'pages that cannot be turned',
    { textSize: 3 },
    "[data-text-size='3'] .scroller-rail { display: none }",
    /cannot be turned/,
  ],
  [
    'high contrast',
    { contrast: 'high' },
    "[data-contrast='high'] .panel-body { margin-top: -14vmin }",
    /high contrast: overlap/,
  ],
  [
    'reach mode',
    { reach: true },
    "[data-reach='on'] .dock { position: relative; top: -110vmin }",
    /reach: out of reach/,
  ],
  [
    'another language',
    { languages: ['en', 'th'] },
    '.panel-body:lang(th) { margin-top: -14vmin }',
    /th size 1: overlap/,
  ],
  [
    'a sheet',
    { languages: ['en', 'th'] },
    '.sheet-content:lang(th) { width: 300vw }',
    /settings th size 1: target outside/,
  ],
])('the walk comes upon a fault in %s', async (_name, change, style, expected) => {
  const lint = lintOptions(kiosk, size);
  const walk = { ...plain, ...change };
  await plant(style);
  const faulty = await walkFrom(kiosk, [walk], lint);
  expect(faulty.findings.join('\n')).toMatch(expected);
  // With other settings the fault does not show: the walk sets what it says it sets.
  await plant(style);
  const elsewhere: Walk = { ...walk, textSize: 1, contrast: 'normal', reach: false, languages: ['en'] };
  const { findings, looks } = await walkFrom(kiosk, [elsewhere], lint);
  expect(findings).toEqual(sound);
  expect(looks).toBeGreaterThan(10);
});
