import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { typesetText } from '../../src/shared/content/typeset.ts';
import type { PackText } from '../../src/shared/schema/pack-text.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

const venues = [
  { venue: 'bangkok-city-library', pack: 'astana', languages: ['th', 'en', 'kk', 'ru'] },
  { venue: 'astana-national-library', pack: 'bangkok', languages: ['kk', 'ru', 'en', 'th'] },
] as const;

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(project, ...path), 'utf8'));
/** The words of a pack as the page sets them. */
const readText = (pack: string, language: string): PackText =>
  typesetText(read('assets/packs', pack, `text/${language}.json`) as PackText);

describe.each(venues)('a visit at $venue', ({ venue, pack: packId, languages }) => {
  const pack = read('assets/packs', packId, 'pack.json') as Pack;
  let screen: VirtualScreen;
  let kiosk: Kiosk;

  beforeAll(async () => {
    screen = await startVirtualScreen(1080, 1920);
    kiosk = await launchKiosk({ display: screen.display, venue });
  });
  afterAll(async () => {
    await kiosk.close();
    await screen.stop();
  });

  test('fills the screen and begins with the attract screen', async () => {
    await expect.poll(() => kiosk.page.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([1080, 1920]);
    await kiosk.on('attract');
  });

  test.each(languages)('%s: every panel of the tour, by touch', async (language) => {
    const text = readText(packId, language);
    const { page } = kiosk;
    await kiosk.on('attract');
    await kiosk.tapAt(540, 700);
    await kiosk.on('language');
    const offered = await page
      .locator('.language-choice')
      .evaluateAll((all) => all.map((each) => each.getAttribute('lang')));
    expect(offered).toEqual([...languages]);
    await kiosk.tap(page.locator(`.language-choice[lang="${language}"]`));
    await kiosk.on('home');
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
    await kiosk.tap(page.locator('.card-large'));
    for (const panel of pack.tour) {
      await kiosk.on(`panel:${panel}`);
      await expect.poll(() => page.locator('h1').textContent()).toBe(text.panels[panel]?.headline);
      await expect.poll(() => page.locator('.panel-words').innerText()).not.toContain('undefined');
      await kiosk.tap(page.locator('.panel-actions .button').last());
      await expect.poll(() => page.locator('.sheet .sources li').count()).toBeGreaterThan(0);
      await kiosk.tap(page.locator('.sheet .button-primary'));
      await page.locator('.sheet').waitFor({ state: 'detached' });
      await kiosk.tap(page.locator('.dock .button-primary'));
    }
    await kiosk.on('end');
    await expect.poll(() => page.locator('h1').textContent()).toBe(text.keepsake?.greeting);
    await expect.poll(() => page.locator('.keepsake-farewell').textContent()).toBe(text.farewell);
    await expect.poll(() => page.locator('.stamp-picture[data-earned="true"]').count()).toBe(pack.topics.length);
    await kiosk.tap(page.locator('.panel-actions .button').last());
    await kiosk.on('attract');
  });

  test('every panel of every topic opens by touch and shows its pictures', async () => {
    const { page } = kiosk;
    await kiosk.tapAt(540, 700);
    await kiosk.on('language');
    await kiosk.tap(page.locator('.language-choice').first());
    for (const [index, topic] of pack.topics.entries()) {
      await kiosk.on('home');
      await kiosk.tap(page.locator('.cards-topics .card').nth(index));
      await kiosk.on(`topic:${topic.id}`);
      await kiosk.tap(page.locator('.card').first());
      for (const panel of topic.panels) {
        await kiosk.on(`panel:${panel.id}`);
        const broken = await page.evaluate(async () => {
          const images = [...document.images];
          await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
          return images.filter((image) => image.naturalWidth === 0).map((image) => image.src);
        });
        expect(broken).toEqual([]);
        await kiosk.tap(page.locator('.dock .button-primary'));
      }
    }
    await kiosk.on('home');
  });

  test('a language switch on a panel keeps the place', async () => {
    const { page } = kiosk;
    await kiosk.tap(page.locator('.card-large'));
    await kiosk.on(`panel:${pack.tour[0] ?? ''}`);
    await kiosk.tap(page.locator('.dock .button-primary'));
    const second = pack.tour[1] ?? '';
    await kiosk.on(`panel:${second}`);
    for (const language of languages) {
      await kiosk.tap(page.locator(`.languages .button[lang="${language}"]`));
      const text = readText(packId, language);
      await page.waitForFunction(
        (headline) => document.querySelector('h1')?.textContent === headline,
        text.panels[second]?.headline,
      );
      await expect.poll(() => page.evaluate(() => document.documentElement.dataset['screen'])).toBe(`panel:${second}`);
    }
  });

  test('nothing was asked for outside the kiosk, and nothing went wrong', () => {
    expect(
      kiosk.requests.filter((url) => !url.startsWith('app://kiosk/') && !url.startsWith(`pack://${packId}/`)),
    ).toEqual([]);
    expect(kiosk.problems()).toEqual([]);
  });
});
