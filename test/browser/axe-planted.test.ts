import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { everyRule } from '../helpers/axe-look.ts';
import { open } from '../helpers/axe-states.ts';
import { askAxe, bringAxe, toHome, walkWithAxe } from '../helpers/axe-venue.ts';
import { type BrowserKiosk, openBrowserKiosk } from '../helpers/browser-kiosk.ts';
import { contrastOverPicture } from '../helpers/contrast-over-picture.ts';
import { project } from '../helpers/project.ts';

let kiosk: BrowserKiosk;

beforeAll(async () => {
  const folder = join(project, 'test/fixtures/packs/harbour');
  kiosk = await openBrowserKiosk('bangkok-city-library', { width: 1080, height: 1920 }, folder);
  await kiosk.page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(() => kiosk.close());

/** A story on screen, without a fault so far. */
async function atStory(): Promise<void> {
  await kiosk.page.reload();
  await bringAxe(kiosk);
  await toHome(kiosk);
  await open(kiosk, 'story');
  expect(await askAxe(kiosk)).toEqual([]);
}

test.each<[string, () => void, RegExp]>([
  [
    'a button without a name',
    () => document.querySelector('.panel-actions .button')?.replaceChildren(),
    /^button-name/,
  ],
  [
    'text of 6:1',
    () => document.querySelector<HTMLElement>('.panel-body')?.style.setProperty('color', '#f00'),
    /^color-contrast-enhanced/,
  ],
  ['a page without a language', () => document.documentElement.removeAttribute('lang'), /^html-has-lang/],
  [
    'a run in a language that is none',
    () => document.querySelector('.panel-body')?.setAttribute('lang', 'siamese-cat'),
    /^valid-lang/,
  ],
  [
    'a name that points at two elements of one id',
    () => {
      for (const element of document.querySelectorAll('.panel-headline, .panel-body')) element.id = 'twice';
      document.querySelector('main')?.setAttribute('aria-labelledby', 'twice');
    },
    /^duplicate-id-aria/,
  ],
  ['a picture without words', () => document.querySelector('.panel-picture')?.removeAttribute('alt'), /^image-alt/],
  [
    'something to press that is hidden from those who hear',
    () => document.querySelector('.dock')?.setAttribute('aria-hidden', 'true'),
    /^aria-hidden-focus/,
  ],
  [
    'targets of 12 px side by side',
    () => {
      for (const button of document.querySelectorAll<HTMLElement>('.dock .languages .button'))
        button.style.cssText =
          'all: unset; display: inline-block; inline-size: 12px; block-size: 12px; overflow: hidden; font-size: 8px';
    },
    /^target-size/m,
  ],
  [
    'words outside every landmark',
    () => document.querySelector('.stage')?.insertAdjacentHTML('beforeend', '<p>lost</p>'),
    /^region/,
  ],
])('axe sees %s', async (_name, plant, expected) => {
  await atStory();
  await kiosk.page.evaluate(plant);
  expect((await askAxe(kiosk)).join('\n')).toMatch(expected);
});

test('the walk comes upon a fault that shows in one language, one size and one contrast only', async () => {
  await kiosk.page.reload();
  await bringAxe(kiosk);
  await kiosk.page.addStyleTag({
    content: "[data-contrast='high'][data-text-size='3'] .panel-body:lang(th) { color: #777 !important }",
  });
  await toHome(kiosk);
  const walk = (languages: readonly string[], textSize: 1 | 3) =>
    walkWithAxe(kiosk, [{ languages, textSize, contrast: 'high', reach: false, sheets: 'in turn' }], everyRule);
  expect((await walk(['en'], 3)).findings).toEqual([]);
  expect((await walk(['th'], 1)).findings).toEqual([]);
  expect((await walk(['th'], 3)).findings.join('\n')).toMatch(/th size 3 high contrast: color-contrast-enhanced/);
});

test('text over a picture is measured against the brightest and the darkest beneath it', async () => {
  const { page } = kiosk;
  await page.reload();
  await page.waitForSelector('.attract-words', { state: 'attached' });
  await page.evaluate(() => {
    const words = document.createElement('p');
    words.className = 'planted';
    words.textContent = 'faint';
    words.style.cssText =
      'position:fixed;z-index:99;inset:0 auto auto 0;font-size:60px;color:#fff;background:linear-gradient(to right,#000 50%,#888 50%)';
    document.body.append(words);
  });
  const [line] = await contrastOverPicture(page, '.planted');
  expect(line?.least).toBeCloseTo(3.54, 1);
});
