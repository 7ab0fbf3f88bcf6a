import { type BrowserKiosk, openBrowserKiosk, settle } from './browser-kiosk.ts';
import { lintLayout } from './layout-lint.ts';

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
  // Resizing costs most, so it is done least.
  for (const size of sizes) {
    await page.setViewportSize(size);
    const pixelsPerMillimetre = Math.hypot(size.width, size.height) / (exhibit.venue.screen.diagonalInches * 25.4);
    await page.evaluate((mm) => document.documentElement.style.setProperty('--mm', `${mm}px`), pixelsPerMillimetre);
    for (const language of languages) {
      await page.evaluate((chosen) => {
        document.querySelector<HTMLElement>(`.dock .languages .button[lang="${chosen}"]`)?.click();
      }, language);
      await page.evaluate(settle);
      const found = await page.evaluate(lintLayout, { pixelsPerMillimetre });
      findings.push(...found.map((each) => `${screen} ${language} ${size.width}x${size.height}: ${each}`));
    }
  }
  return findings;
}

/**
 * Walks every screen of a venue in Debian's Chromium and lints each in every language at every size.
 *
 * @returns what the lint found, and what the page complained of.
 */
export async function lintVenue(venue: string): Promise<{ findings: string[]; problems: readonly string[] }> {
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
  return { findings, problems: kiosk.problems };
}
