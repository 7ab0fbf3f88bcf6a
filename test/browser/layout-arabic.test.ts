import { rmSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { addedLocales, harbourInArabic } from '../helpers/added-languages.ts';
import { openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { lintLayout } from '../../src/renderer/app/look/layout-lint.ts';
import { lintOptions, walkFrom } from '../helpers/lint-venue.ts';

let pack = '';
beforeAll(() => {
  pack = harbourInArabic();
});
afterAll(() => {
  rmSync(pack, { recursive: true });
});

test.each([
  { width: 1080, height: 1920 },
  { width: 1366, height: 768 },
])('in Arabic every screen and panel type runs from right to left and fits, $width x $height', async (size) => {
  const kiosk = await openBrowserKiosk('bangkok-city-library', size, pack, undefined, {
    locales: addedLocales,
    offered: ['ar', 'en'],
  });
  try {
    const { page } = kiosk;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(settle);
    const lint = lintOptions(kiosk, size);
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    expect(await page.evaluate(lintLayout, { ...lint, reach: undefined })).toEqual([]);
    const walk = { textSize: 1, contrast: 'normal', reach: false, sheets: 'each', languages: ['ar'] } as const;
    const { findings, looks } = await walkFrom(kiosk, [walk, { ...walk, textSize: 3 }], lint);
    expect(findings).toEqual([]);
    expect(looks).toBeGreaterThan(50);
    expect(kiosk.problems).toEqual([]);
    const fonts = await page.evaluate(() =>
      [...document.fonts].filter((face) => face.unicodeRange.startsWith('U+600')).map(({ status }) => status),
    );
    expect(fonts).toEqual(['loaded', 'loaded']);
  } finally {
    await kiosk.close();
  }
});
