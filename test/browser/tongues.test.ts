import { expect, test } from 'vitest';

import { openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { lintTongues } from '../helpers/lint-tongues.ts';
import { type WalkResult, walkScreens } from '../helpers/walk-screens.ts';

test.each(['bangkok-city-library', 'astana-national-library'])(
  '%s: on every screen, what is written in another script is marked with its language',
  async (venue) => {
    const kiosk = await openBrowserKiosk(venue, { width: 1080, height: 1920 });
    try {
      const { page, exhibit } = kiosk;
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.evaluate(settle);
      expect(await page.evaluate(lintTongues)).toEqual([]);
      await page.locator('.attract-title').click();
      expect(await page.evaluate(lintTongues)).toEqual([]);
      await page.locator('.language-choice button').first().click();
      await page.locator('.home-screen').waitFor();
      // Russian stands for Kazakh here: both are written in Cyrillic letters.
      const languages = exhibit.venue.languages.filter((each) => each !== 'kk');
      const walk = { textSize: 1, contrast: 'normal', reach: false, sheets: 'each', languages };
      const options = JSON.stringify({ walks: [walk], lint: {} });
      const { findings, looks } = await page.evaluate<WalkResult>(
        `(${walkScreens.toString()})(${lintTongues.toString()}, ${options})`,
      );
      expect([...new Set(findings)]).toEqual([]);
      expect(looks).toBeGreaterThan(200);
    } finally {
      await kiosk.close();
    }
  },
);
