import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { packInLatinKazakh } from '../helpers/added-languages.ts';
import { openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { lintLayout } from '../../src/renderer/app/look/layout-lint.ts';
import { lintTongues } from '../helpers/lint-tongues.ts';
import { lintOptions } from '../helpers/lint-venue.ts';
import { type WalkResult, walkScreens } from '../helpers/walk-screens.ts';

let made: ReturnType<typeof packInLatinKazakh>;
beforeAll(() => {
  made = packInLatinKazakh('bangkok');
});
afterAll(() => {
  rmSync(dirname(made.pack), { recursive: true });
});

test('Kazakh in Latin letters, added by files alone, fits on every screen and is marked and set as what it is', async () => {
  const size = { width: 1080, height: 1920 };
  const kiosk = await openBrowserKiosk('bangkok-city-library', size, made.pack, undefined, {
    locales: made.locales,
    offered: ['kk-Latn', 'en'],
  });
  try {
    const { page } = kiosk;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(settle);
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
      'kk-Latn',
      'ltr',
    ]);
    await page.locator('.attract-title').click();
    await page.locator('.language-choice button').first().click();
    await page.locator('.home-screen').waitFor();
    expect(await page.locator('h1').innerText()).toMatch(/qalasymen tanysyñyz$/);
    // Every letter comes from the bundled fonts, the headline's and those that no headline has.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
    await page.locator('h1').evaluate((headline) => headline.append(' ÄäÖöÜüŪūĞğŞşÑñIıİi'));
    const { root } = await devtools.send('DOM.getDocument', { depth: 0 });
    const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'h1' });
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    expect(fonts.filter(({ isCustomFont }) => !isCustomFont)).toEqual([]);
    await page.reload();
    await page.locator('.attract-title').click();
    await page.locator('.language-choice button').first().click();
    await page.locator('.home-screen').waitFor();
    const walk = { textSize: 1, contrast: 'normal', reach: false, sheets: 'each', languages: ['kk-Latn'] } as const;
    const options = JSON.stringify({ walks: [walk], lint: lintOptions(kiosk, size) });
    const look = `(options) => [...(${lintLayout.toString()})(options), ...(${lintTongues.toString()})()]`;
    const { findings, looks } = await page.evaluate<WalkResult>(`(${walkScreens.toString()})(${look}, ${options})`);
    expect([...new Set(findings)]).toEqual([]);
    expect(looks).toBeGreaterThan(70);
    expect(kiosk.problems).toEqual([]);
  } finally {
    await kiosk.close();
  }
});
