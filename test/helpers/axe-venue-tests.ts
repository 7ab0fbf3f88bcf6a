import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { getTimes } from 'suncalc';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { accessibilityTree } from './accessibility-tree.ts';
import { everyRule, everyWord } from './axe-look.ts';
import { askStates, open, set } from './axe-states.ts';
import { askAxe, bringAxe, toHome, walkWithAxe } from './axe-venue.ts';
import { type BrowserKiosk, openBrowserKiosk, settle } from './browser-kiosk.ts';
import { contrastOverPicture } from './contrast-over-picture.ts';
import { project } from './project.ts';
import type { Walk } from './walk-screens.ts';

/** Hundreds of looks; a busy machine takes its time. */
const PATIENT = 600_000;

const plain: Walk = { textSize: 1, contrast: 'normal', reach: false, languages: [], sheets: 'in turn' };

/** The idle warning asks in its language, offers to stay, and tells aloud how much time is left. */
async function hearWarning({ page }: BrowserKiosk, language: string): Promise<void> {
  const file = join(project, 'locales', language, 'kiosk.json');
  const { idle } = JSON.parse(readFileSync(file, 'utf8')) as { idle: Record<string, string> };
  // In all four languages the form that counts twenty, ten and five is that of many, or of everything.
  const counted = (idle['countdown_many'] ?? idle['countdown_other'] ?? '').replace('{{count}}', 'N');
  const plain = (text: string): string =>
    text
      .replaceAll(/[\u2060\u200B]/g, '')
      .replaceAll('\u00A0', ' ')
      .replaceAll(/\b(20|10|5)\b/g, 'N');
  await expect.poll(async () => plain(await page.locator('.notice [role="alert"]').innerText())).toBe(counted);
  await page.evaluate(settle);
  const heard = async (): Promise<string> => plain(await accessibilityTree(page, 'dialog'));
  await expect.poll(heard).toMatch(/- alert.* \[live assertive\]/);
  const tree = await heard();
  for (const said of [`dialog "${idle['title'] ?? ''}" [modal]`, `button "${idle['stay'] ?? ''}"`, counted])
    expect(tree).toContain(said);
}

/** Every screen, sheet and state of a venue's exhibit, in each language, before axe. */
export function testVenueWithAxe(venue: string): void {
  let kiosk: BrowserKiosk;
  let languages: readonly string[];
  const inLanguage = (language: string) => kiosk.page.locator(`.dock .languages [lang="${language}"]`).click();
  const beginAnew = async (): Promise<void> => {
    await kiosk.page.reload();
    await kiosk.page.waitForSelector('html[data-screen="attract"]', { state: 'attached' });
    await bringAxe(kiosk);
  };
  beforeAll(async () => {
    kiosk = await openBrowserKiosk(venue, { width: 1080, height: 1920 });
    languages = kiosk.exhibit.venue.languages;
    await kiosk.page.clock.install();
    await kiosk.page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(() => kiosk.close());

  /** Waits until the attract screen greets in a language. */
  const greetedIn = async (language: string): Promise<void> => {
    const { page } = kiosk;
    for (let turns = 0; (await page.locator(`.attract-words[lang="${language}"]`).count()) === 0; turns += 1) {
      if (turns > languages.length * 2) throw new Error(`The attract screen never greets in ${language}`);
      await page.clock.runFor(6000);
    }
    await page.evaluate(settle);
  };

  test('the attract screen greets without fault in each language', async () => {
    await beginAnew();
    for (const language of languages) {
      await greetedIn(language);
      // The contrast of what lies over a picture axe cannot decide; below it is measured.
      expect(await askAxe(kiosk, everyWord)).toEqual([]);
    }
  });

  test.each([
    { width: 1920, height: 1080 },
    { width: 1080, height: 1920 },
  ])('its words stand out from the picture by 7:1, in every light and language, on $width x $height', async (size) => {
    const { page, exhibit } = kiosk;
    const { latitude = 0, longitude = 0 } = exhibit.pack.place ?? {};
    const { sunrise, solarNoon, sunset, nadir } = getTimes(new Date('2026-03-21T12:00:00Z'), latitude, longitude);
    await page.setViewportSize(size);
    const lights = new Set<string | undefined>();
    const faint: string[] = [];
    for (const time of [sunrise, solarNoon, sunset, nadir]) {
      await page.clock.setSystemTime(time ?? 0);
      await page.reload();
      await page.waitForSelector('.attract-words', { state: 'attached' });
      const light = await page.evaluate(() => document.documentElement.dataset['light']);
      lights.add(light);
      // Upright, words stand above the picture wherever they break; on a wide screen they reach into it.
      for (const language of size.width > size.height ? languages : languages.slice(0, 1)) {
        await greetedIn(language);
        for (const { words, least } of await contrastOverPicture(page, '.attract'))
          if (least < 7) faint.push(`${light ?? ''} ${language}: ${words} ${least.toFixed(1)}`);
      }
    }
    expect(faint).toEqual([]);
    expect(lights).toEqual(new Set(['dawn', 'day', 'dusk', 'night']));
  });

  test(
    'every screen and sheet, in each language, at both contrasts and at the least and the largest text',
    async () => {
      await beginAnew();
      await toHome(kiosk);
      const walk = (change: Partial<Walk>, rules = everyRule) => walkWithAxe(kiosk, [{ ...plain, ...change }], rules);
      // Colours do not depend on the size of text, nor names and roles on either: two walks meet all of them.
      const [first = '', second = '', ...others] = languages;
      const walks = [
        await walk({ languages: [second, ...others] }, everyWord),
        await walk({ languages: [first] }),
        await walk({ languages: [second], textSize: 3, contrast: 'high' }),
      ];
      expect(walks.flatMap(({ findings }) => findings)).toEqual([]);
      // A walk that went astray would find nothing either.
      expect(Math.min(...walks.map(({ looks }) => looks))).toBeGreaterThan(100);
    },
    PATIENT,
  );

  test(
    'every panel type in its states, in each language and at both contrasts, and reach mode',
    async () => {
      await beginAnew();
      await toHome(kiosk);
      for (const language of languages.slice(0, 2)) {
        await inLanguage(language);
        expect(await askStates(kiosk, everyWord)).toEqual([]);
      }
      await inLanguage(languages[2] ?? '');
      expect(await askStates(kiosk)).toEqual([]);
      await inLanguage(languages[3] ?? '');
      await set(kiosk, { textSize: 3, high: true });
      expect(await askStates(kiosk)).toEqual([]);
      await kiosk.page.locator('.settings-button button').click();
      await kiosk.page.locator('.settings .switch').nth(2).click();
      await kiosk.page.locator('.sheet-body > .button-primary').click();
      await kiosk.page.locator('.sheet').waitFor({ state: 'detached' });
      expect(await askAxe(kiosk)).toEqual([]);
      await open(kiosk, 'story');
      expect(await askAxe(kiosk)).toEqual([]);
    },
    PATIENT,
  );

  test('the idle warning and a panel that fails, in each language and at both contrasts', async () => {
    const { page } = kiosk;
    await beginAnew();
    await toHome(kiosk);
    // What every panel of figures calls; it fails as a panel with a fault would.
    await page.evaluate(() => {
      Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
        get: () => {
          throw new RangeError('planted');
        },
      });
      window.addEventListener('error', (event) => event.stopImmediatePropagation(), { capture: true });
    });
    await open(kiosk, 'facts');
    expect(await page.locator('.panel .facts').count()).toBe(0);
    for (const high of [false, true]) {
      await set(kiosk, { textSize: high ? 3 : 1, high });
      for (const language of languages) {
        await inLanguage(language);
        expect(await askAxe(kiosk)).toEqual([]);
        await page.clock.runFor(76_000);
        await page.locator('.notice').waitFor();
        await hearWarning(kiosk, language);
        expect(await askAxe(kiosk)).toEqual([]);
        await page.keyboard.press('Enter');
        await page.locator('.notice').waitFor({ state: 'detached' });
      }
    }
  });
}
