import { join } from 'node:path';

import { expect, test } from 'vitest';

import { openBrowserKiosk } from '../helpers/browser-kiosk.ts';
import { lintLayout } from '../helpers/layout-lint.ts';
import { project } from '../helpers/project.ts';

test.each([
  ['text outside', '.panel-body', 'transform: translateY(200vh)', /outside the frame/],
  ['clipped text', '.panel-words', 'min-height: 0; height: 4vh; overflow: hidden', /clipped by/],
  ['overlapping text', '.panel-body', 'margin-top: -12vmin', /overlap/],
  ['small targets', '.panel-actions .button', 'min-height: 10px; height: 10px', /target too small/],
  ['text under the dock', '.panel-body', 'position: relative; top: 36vh', /under the dock/],
])('the lint sees %s', async (_name, selector, style, expected) => {
  const kiosk = await openBrowserKiosk(
    'bangkok-city-library',
    { width: 1080, height: 1920 },
    join(project, 'test/fixtures/packs/harbour'),
  );
  const { page } = kiosk;
  try {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator('.attract-title').click();
    await page.locator('.language-choice').first().click();
    await page.locator('.card-large').click();
    await page.locator('.panel-body').waitFor();
    const options = { pixelsPerMillimetre: 2.0169 };
    expect(await page.evaluate(lintLayout, options)).toEqual([]);
    await page
      .locator(selector)
      .first()
      .evaluate((element, css) => element.setAttribute('style', css), style);
    expect((await page.evaluate(lintLayout, options)).join('\n')).toMatch(expected);
  } finally {
    await kiosk.close();
  }
});
