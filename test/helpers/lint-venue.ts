import { reachBand } from '../../src/shared/session/reach.ts';
import { type BrowserKiosk, openBrowserKiosk, settle } from './browser-kiosk.ts';
import { lintLayout, type LintOptions } from '../../src/renderer/app/look/layout-lint.ts';
import { type Walk, walkScreens, type WalkResult } from './walk-screens.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The sizes that screens were composed for. */
const composed: readonly Size[] = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
];

/** The same shapes with fewer pixels and with more: what is set in whole pixels weighs more there, or less. */
const others: readonly Size[] = [
  { width: 1366, height: 768 },
  { width: 768, height: 1366 },
  { width: 2160, height: 3840 },
  { width: 3840, height: 2160 },
];

const plain = { textSize: 1, contrast: 'normal', reach: false, sheets: 'in turn' } as const;

/**
 * What is looked at where: every screen in every language and text size, at every size of the glass.
 *
 * What else a visitor can set is looked at where screens were composed. Reach mode flows as larger text does, in a lower
 * frame of the same width: what it adds to size 1 is looked at in every language, what it adds to size 3 in one. High
 * contrast changes colours and, on the attract screen and around dialogs, paddings and borders; it cannot move text
 * elsewhere, so one language is enough. Sheets are looked at in one language after another.
 */
function walksAt(size: Size, languages: readonly string[]): readonly Walk[] {
  const longest = [languages.includes('ru') ? 'ru' : (languages[0] ?? 'en')];
  const everywhere = ([1, 2, 3] as const).map((textSize) => ({ ...plain, textSize, languages }));
  if (Math.min(size.width, size.height) !== 1080) return everywhere;
  return [
    ...everywhere,
    { ...plain, reach: true, languages },
    { ...plain, textSize: 3, reach: true, languages: longest },
    { ...plain, contrast: 'high', languages: longest },
  ];
}

/** What the lint must know of a kiosk's screen at a size. */
export function lintOptions({ exhibit }: BrowserKiosk, { width, height }: Size): LintOptions {
  const { diagonalInches, mountingHeightMillimetres } = exhibit.venue.screen;
  const pixelsPerMillimetre = Math.hypot(width, height) / (diagonalInches * 25.4);
  const mountingHeight = mountingHeightMillimetres ?? 0;
  return { pixelsPerMillimetre, reach: reachBand({ height, pixelsPerMillimetre, mountingHeight }) };
}

/** Walks every screen that lies behind the attract screen, which is shown when this is called. */
export async function walkFrom({ page }: BrowserKiosk, walks: readonly Walk[], lint: LintOptions): Promise<WalkResult> {
  await page.locator('.attract-title').click();
  await page.locator('.language-choice button').first().click();
  await page.locator('.home-screen').waitFor();
  const options = JSON.stringify({ walks, lint });
  return page.evaluate<WalkResult>(`(${walkScreens.toString()})(${lintLayout.toString()}, ${options})`);
}

/** The attract screen greets in one language after another; the clock is put on for each. */
async function lintAttract({ page }: BrowserKiosk, languages: readonly string[], lint: LintOptions): Promise<string[]> {
  const findings: string[] = [];
  for (const language of languages) {
    for (let tries = 0; (await page.locator(`.attract-words[lang="${language}"]`).count()) === 0; tries += 1) {
      if (tries > languages.length * 2) throw new Error(`The attract screen never greets in ${language}`);
      await page.clock.runFor(6000);
    }
    await page.evaluate(settle);
    const found = await page.evaluate(lintLayout, lint);
    findings.push(...found.map((each) => `attract ${language}: ${each}`));
  }
  return findings;
}

/**
 * Looks at every screen of a venue in Debian's Chromium, in every language, at every size and setting.
 *
 * @returns what the lint found, what the page complained of, and how many screens were looked at.
 */
export async function lintVenue(
  venue: string,
  sizes: readonly Size[] = [...composed, ...others],
): Promise<{ findings: string[]; problems: readonly string[]; looks: number }> {
  const kiosk = await openBrowserKiosk(venue, sizes[0] ?? { width: 1080, height: 1920 });
  const { page, exhibit } = kiosk;
  const { languages } = exhibit.venue;
  const findings: string[] = [];
  let looks = 0;
  try {
    // The day is written on some screens: one with a long name in all languages, and the same whenever this runs.
    await page.clock.install({ time: new Date('2026-09-23T05:00:00Z') });
    // Where things come to rest is what counts here.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.reload();
      await page.waitForSelector('html[data-screen]', { state: 'attached' });
      const lint = lintOptions(kiosk, size);
      const attract = await lintAttract(kiosk, languages, { ...lint, reach: undefined });
      const walked = await walkFrom(kiosk, walksAt(size, languages), lint);
      looks += walked.looks + languages.length;
      findings.push(...[...attract, ...walked.findings].map((each) => `${size.width}x${size.height} ${each}`));
    }
  } finally {
    await kiosk.close();
  }
  return { findings, problems: kiosk.problems, looks };
}
