import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type BrowserKiosk, openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { project } from '../helpers/project.ts';

let kiosk: BrowserKiosk;
let page: Page;

beforeAll(async () => {
  kiosk = await openBrowserKiosk('bangkok-city-library', { width: 1080, height: 1920 });
  ({ page } = kiosk);
});
afterAll(() => kiosk.close());

/** Every bundled font. */
const fonts = readdirSync(join(project, 'out/renderer/assets')).filter((file) => file.endsWith('.woff2'));

test('the page asks for each of its fonts before its script has run', () => {
  const html = readFileSync(join(project, 'out/renderer/index.html'), 'utf8');
  const asked = [...html.matchAll(/<link rel="preload" as="font" [^>]*href="\.\/assets\/([^"]+)"/g)].map(
    ([, file]) => file,
  );
  expect(fonts.length).toBeGreaterThan(9);
  expect(new Set(asked)).toEqual(new Set(fonts));
});

test('nothing is shown until every font is there, so that no other one is ever seen', async () => {
  const held: Route[] = [];
  await page.route('**/*.woff2', (route) => {
    held.push(route);
  });
  await page.reload({ waitUntil: 'domcontentloaded' });
  // The exhibit is known at once here: but for the fonts the first screen would stand.
  await expect.poll(() => held.length).toBe(fonts.length);
  const state = (): Promise<{ words: string; faces: string[] }> =>
    page.evaluate(() => ({
      words: document.body.innerText.trim(),
      faces: [...new Set([...document.fonts].map((face) => face.status))],
    }));
  const last = held.pop();
  await Promise.all(held.map((route) => route.continue()));
  await expect.poll(async () => (await state()).faces.toSorted()).toEqual(['loaded', 'loading']);
  expect((await state()).words).toBe('');
  await last?.continue();
  await page.waitForSelector('html[data-screen]', { state: 'attached' });
  // No face is left for later, when a word that needs it would stand in another font, or be missing, for a moment.
  expect((await state()).faces).toEqual(['loaded']);
  await page.unroute('**/*.woff2');
});

test('over the language to choose stands the city, not only its sky', async () => {
  await page.locator('.attract-title').click();
  await page.locator('.language-body').waitFor();
  await page.evaluate(settle);
  const [picture, body] = await Promise.all(
    ['.language-picture', '.language-body'].map((each) => page.locator(each).boundingBox()),
  );
  const seen = (body?.y ?? 0) - (picture?.y ?? 0);
  expect(seen).toBeGreaterThan(300);
  expect((picture?.height ?? 0) - seen).toBeLessThan(seen * 0.15);
});

test('there is no arrow on the glass until a mouse is moved', async () => {
  const arrow = (): Promise<string> =>
    page
      .locator('.tile')
      .first()
      .evaluate((tile) => getComputedStyle(tile).cursor);
  expect(await arrow()).toBe('none');
  await page.mouse.move(300, 1200);
  await page.mouse.move(320, 1210, { steps: 4 });
  expect(await arrow()).toBe('default');
  expect(kiosk.problems).toEqual([]);
});
