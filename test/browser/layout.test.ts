import { join } from 'node:path';

import { expect, test } from 'vitest';

import { type BrowserKiosk, openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { lintLayout } from '../helpers/layout-lint.ts';
import { project } from '../helpers/project.ts';

/** Every screen size that must work; sizes in CSS pixels. */
const sizes = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
  { width: 2160, height: 3840 },
  { width: 3840, height: 2160 },
  { width: 1366, height: 768 },
  { width: 768, height: 1366 },
];

/** Lints the present screen in every language at every size. */
async function lintEverywhere(
  { page, exhibit }: BrowserKiosk,
  screen: string,
  languages: readonly string[],
): Promise<string[]> {
  const findings: string[] = [];
  for (const language of languages) {
    if (language !== '*') await page.locator(`.dock .languages .button[lang="${language}"]`).click();
    for (const size of sizes) {
      await page.setViewportSize(size);
      const pixelsPerMillimetre = Math.hypot(size.width, size.height) / (exhibit.venue.screen.diagonalInches * 25.4);
      await page.evaluate((mm) => document.documentElement.style.setProperty('--mm', `${mm}px`), pixelsPerMillimetre);
      await page.evaluate(settle);
      const found = await page.evaluate(lintLayout, { pixelsPerMillimetre });
      findings.push(...found.map((each) => `${screen} ${language} ${size.width}x${size.height}: ${each}`));
    }
  }
  return findings;
}

test.each(['bangkok-city-library', 'astana-national-library'])(
  'at %s no text is clipped, covered or outside, on any screen, in any language, at any size',
  async (venue) => {
    const kiosk = await openBrowserKiosk(venue, { width: 1080, height: 1920 });
    const { page, exhibit } = kiosk;
    const { languages } = exhibit.venue;
    const current = (): Promise<string> => page.evaluate(() => document.documentElement.dataset['screen'] ?? '');
    const findings: string[] = [];
    const lint = async (name?: string, tongues: readonly string[] = languages): Promise<void> => {
      findings.push(...(await lintEverywhere(kiosk, name ?? (await current()), tongues)));
    };
    try {
      // Movement would have to be waited for hundreds of times; where things come to rest is what counts here.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      for (const language of languages) {
        await page.locator(`.attract-words[lang="${language}"]`).waitFor();
        await lint(`attract ${language}`, ['*']);
      }
      await page.locator('.attract-title').click();
      await lint('language', ['*']);
      await page.locator('.language-choice').first().click();
      await lint();
      for (const topic of exhibit.pack.topics.keys()) {
        await page.locator('.cards-topics .card').nth(topic).click();
        await lint();
        await page.locator('.cards-panels .card').first().click();
        for (let screen = await current(); screen.startsWith('panel:'); screen = await current()) {
          await lint();
          for (const opener of ['.button-secondary', '.button-quiet']) {
            const button = page.locator(`.panel-actions ${opener}`);
            if ((await button.count()) === 0) continue;
            await button.click();
            await lint(`${screen} sheet`, ['*']);
            await page.locator('.sheet .button-primary').click();
          }
          await page.locator('.dock .button-primary').click();
        }
      }
      await page.locator('.card-large').click();
      while ((await current()) !== 'end') await page.locator('.dock .button-primary').click();
      await lint();
    } finally {
      await kiosk.close();
    }
    expect(findings).toEqual([]);
    expect(kiosk.problems).toEqual([]);
  },
  600_000,
);

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
