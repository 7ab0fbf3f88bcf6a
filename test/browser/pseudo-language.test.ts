import { expect, test } from 'vitest';

import { openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { lintLayout } from '../../src/renderer/app/look/layout-lint.ts';
import { lintOptions } from '../helpers/lint-venue.ts';
import { lintHardCoded, PSEUDO } from '../helpers/pseudo-language.ts';
import { type WalkResult, walkScreens } from '../helpers/walk-screens.ts';

test.each([
  { width: 1080, height: 1920 },
  { width: 1366, height: 768 },
])('no word is hard-coded, and words two fifths longer fit on every screen, $width x $height', async (size) => {
  const kiosk = await openBrowserKiosk('bangkok-city-library', size, undefined, undefined, {
    offered: [PSEUDO, 'en'],
    pseudo: true,
  });
  try {
    const { page } = kiosk;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(settle);
    expect(await page.evaluate(lintHardCoded)).toEqual([]);
    await page.locator('.attract-title').click();
    await page.locator('.language-choice button').first().click();
    await page.locator('.home-screen').waitFor();
    const walk = { textSize: 1, contrast: 'normal', reach: false, sheets: 'each', languages: [PSEUDO] };
    const options = JSON.stringify({ walks: [walk], lint: lintOptions(kiosk, size) });
    const look = `(options) => [...(${lintLayout.toString()})(options), ...(${lintHardCoded.toString()})()]`;
    const { findings, looks } = await page.evaluate<WalkResult>(`(${walkScreens.toString()})(${look}, ${options})`);
    expect([...new Set(findings)]).toEqual([]);
    expect(looks).toBeGreaterThan(70);
    expect(kiosk.problems).toEqual([]);
  } finally {
    await kiosk.close();
  }
});
