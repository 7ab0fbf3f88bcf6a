import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { PackText } from '../../src/shared/schema/pack-text.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import { settle } from '../helpers/browser-kiosk.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { asPhonesSeeIt, readQr } from '../helpers/read-qr.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(project, ...path), 'utf8'));
const words = (pack: string, language: string): PackText =>
  read('assets/packs', pack, `text/${language}.json`) as PackText;
interface Locale {
  readonly keepsake: { readonly stamps: string; readonly quiz: string };
}

/** What the code must say after a visit: written out here, not asked of the code that makes it. */
function meant(pack: Pack, language: string, topics: readonly string[], quiz?: readonly [number, number]): string {
  const text = words(pack.id, language);
  const own = words(pack.id, pack.keepsake?.language ?? '').keepsake?.greeting ?? '';
  const greeting = text.keepsake?.greeting ?? '';
  const { keepsake } = read('locales', language, 'kiosk.json') as Locale;
  return [
    ...(own === greeting ? [own] : [own, greeting]),
    '',
    keepsake.stamps,
    ...topics.map((id) => `• ${text.topics[id]?.title ?? ''}`),
    ...(quiz === undefined
      ? []
      : ['', keepsake.quiz.replace('{{right}}', String(quiz[0])).replace('{{total}}', String(quiz[1]))]),
  ].join('\n');
}

const smallest = { venue: 'bangkok-city-library', packId: 'astana', width: 768, height: 1366 };
const largest = { venue: 'astana-national-library', packId: 'bangkok', width: 3840, height: 2160 };

/** A kiosk for the tests of a block, and what they do with it. */
function useKiosk({ venue, packId, width, height }: typeof smallest) {
  let screen: VirtualScreen;
  let kiosk: Kiosk;
  beforeAll(async () => {
    screen = await startVirtualScreen(width, height);
    kiosk = await launchKiosk({ display: screen.display, venue });
  });
  afterAll(async () => {
    await kiosk.close();
    await screen.stop();
  });
  return {
    pack: read('assets/packs', packId, 'pack.json') as Pack,
    languages: (read('assets/venues', `${venue}.json`) as { languages: string[] }).languages,
    kiosk: () => kiosk,
    begin: async (): Promise<void> => {
      await kiosk.on('attract');
      await kiosk.tapAt(width / 2, height * 0.4);
      await kiosk.on('language');
      await kiosk.tap(kiosk.page.locator('.language-choice').first());
      await kiosk.on('home');
    },
    shoot: async (): Promise<Buffer> => {
      await kiosk.page.evaluate(settle);
      return kiosk.page.locator('.qr-code').screenshot();
    },
    choose: async (language: string): Promise<void> => {
      await kiosk.tap(kiosk.page.locator(`.languages .button[lang="${language}"]`));
      await kiosk.page.waitForFunction((chosen) => document.documentElement.lang === chosen, language);
    },
  };
}

describe.each([smallest, largest])('at $venue on $width x $height', (where) => {
  const { pack, languages, kiosk: running, begin, shoot, choose } = useKiosk(where);

  test('by touch: a visitor of some topics finds the card at home; its code says what it says, in every language', async () => {
    const kiosk = running();
    const { page } = kiosk;
    await begin();
    expect(await page.locator('.home-between .button').count()).toBe(0);
    for (const at of [4, 1]) {
      await kiosk.tap(page.locator('.cards-topics .card').nth(at));
      await kiosk.tap(page.locator('.cards-panels .card').first());
      await kiosk.on(`panel:${pack.topics[at]?.panels[0]?.id ?? ''}`);
      await kiosk.tap(page.locator('.dock .button').first());
      await kiosk.on('home');
    }
    await kiosk.tap(page.locator('.home-between .button'));
    await kiosk.on('end');
    const seen = [1, 4].map((at) => pack.topics[at]?.id ?? '');
    const earned = page.locator('.stamp-picture[data-earned="true"]');
    expect(await earned.count()).toBe(2);
    const millimetre = Math.hypot(where.width, where.height) / (43 * 25.4);
    for (const language of languages) {
      await choose(language);
      const picture = await shoot();
      const wanted = meant(pack, language, seen);
      expect(readQr(picture), language).toBe(wanted);
      for (const [how, view] of Object.entries(await asPhonesSeeIt(picture, millimetre)))
        expect(readQr(view), `${language}, ${how}`).toBe(wanted);
    }
  });

  test('nothing went wrong', () => {
    expect(running().problems()).toEqual([]);
  });
});

describe('a visit of any size', () => {
  const { pack, languages, kiosk: running, begin, shoot, choose } = useKiosk(smallest);

  test('an empty outline leads to its topic, by keyboard, and the stamp is there on return', async () => {
    const kiosk = running();
    const { page } = kiosk;
    await begin();
    await kiosk.tap(page.locator('.cards-topics .card').last());
    await kiosk.tap(page.locator('.cards-panels .card').first());
    await kiosk.tap(page.locator('.dock .button').first());
    await kiosk.on('home');
    await kiosk.tap(page.locator('.home-between .button'));
    await kiosk.on('end');
    const title = words(pack.id, languages[0] ?? '').topics[pack.topics[0]?.id ?? '']?.title ?? '';
    const stamp = page.locator('.stamp').first();
    expect(await stamp.getAttribute('aria-label')).toContain(title);
    const before = await stamp.getAttribute('aria-label');
    await stamp.focus();
    await page.keyboard.press('Enter');
    await kiosk.on(`topic:${pack.topics[0]?.id ?? ''}`);
    await page.locator('.cards-panels .card').first().focus();
    await page.keyboard.press('Enter');
    await kiosk.on(`panel:${pack.topics[0]?.panels[0]?.id ?? ''}`);
    await page.locator('.dock .button').first().focus();
    await page.keyboard.press('Enter');
    await kiosk.on('home');
    await page.locator('.home-between .button').focus();
    await page.keyboard.press('Enter');
    await kiosk.on('end');
    expect(await page.locator('.stamp-picture[data-earned="true"]').count()).toBe(2);
    expect(await page.locator('.stamp').first().getAttribute('aria-label')).not.toBe(before);
    expect(await page.locator('.qr-code').getAttribute('aria-label')).not.toBe('');
  });

  test('after the tour and the quiz the card has every stamp and the result; the next visitor finds nothing of it', async () => {
    const kiosk = running();
    const { page } = kiosk;
    await kiosk.tap(page.locator('.dock .button').first());
    await kiosk.on('home');
    await kiosk.tap(page.locator('.card-large'));
    for (const panel of pack.tour) {
      await kiosk.on(`panel:${panel}`);
      if ((await page.locator('.panel-quiz').count()) > 0) {
        while ((await page.locator('.quiz-score').count()) === 0) {
          await page.locator('.quiz-answers button').first().click();
          await page.locator('.quiz-foot .button-primary').click();
        }
      }
      await kiosk.tap(page.locator('.dock .button-primary'));
    }
    await kiosk.on('end');
    const language = languages.at(-1) ?? '';
    const shown = (await page.locator('.keepsake-quiz').textContent()) ?? '';
    const [right = 0] = shown.match(/\d+/g)?.map(Number) ?? [];
    const all = pack.topics.map(({ id }) => id);
    for (const each of [languages[0] ?? '', language]) {
      await choose(each);
      expect(readQr(await shoot()), each).toBe(meant(pack, each, all, [right, 10]));
    }
    await kiosk.tap(page.locator('.keepsake-foot .button').last());
    await begin();
    expect(await page.locator('.home-between .button').count()).toBe(0);
  });

  test('nothing went wrong', () => {
    expect(running().problems()).toEqual([]);
  });
});
