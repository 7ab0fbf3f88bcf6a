import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { getPosition } from 'suncalc';
import { expect, test } from 'vitest';

import type { Light } from '../../src/shared/scene/dress-picture.ts';
import { cityClock, lightOf } from '../../src/shared/scene/sky.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import { type BrowserKiosk, openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { contrast } from '../helpers/contrast.ts';

/** Ratio that text must reach against the glare of a hall; large text too. */
const LEAST = 7;

/** A moment of a month that has that light over the city; undefined where the sun does not give it that day. */
function momentOf({ place }: Pack, month: number, light: Light): Date | undefined {
  if (place === undefined) return undefined;
  const altitude = (at: number): number => getPosition(new Date(at), place.latitude, place.longitude).altitude;
  const midnight = Date.UTC(2026, month - 1, 15) - place.utcOffsetMinutes * 60_000;
  for (let minute = 0; minute < 1440; minute += 10) {
    const at = midnight + minute * 60_000;
    if (lightOf(altitude(at), altitude(at + 3_600_000)) === light) return new Date(at);
  }
  return undefined;
}

const hex = (red: number, green: number, blue: number): string =>
  `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;

type Season = NonNullable<Pack['theme']['seasons']>[number];

interface Text {
  readonly name: string;
  readonly colour: readonly number[];
  readonly rects: readonly { x: number; y: number; width: number; height: number }[];
}

/** Texts of the screen, each with its colour as painted and the places of its lines; then makes all words unseen. */
const takeTexts = (page: Page, selector: string): Promise<Text[]> =>
  page.evaluate((wanted) => {
    const glass = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const texts: Text[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
      // An emblem in the margin is no text.
      const lines = [...element.childNodes].flatMap((node) => {
        if (node.nodeType !== Node.TEXT_NODE) return [];
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      });
      const style = getComputedStyle(element);
      if (glass !== null) glass.fillStyle = style.color;
      glass?.fillRect(0, 0, 1, 1);
      texts.push({
        name: element.className,
        colour: [...(glass?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3),
        rects: lines.map(({ x, y, width, height }) => ({ x, y, width, height })),
      });
    }
    const style = document.createElement('style');
    style.id = 'unseen';
    style.textContent = 'main :not(.ornament, .ornament *) { color: transparent !important }';
    document.head.append(style);
    return texts;
  }, selector);

/** The worst contrast of each text with any pixel behind it. One picture, of no more than the texts cover. */
async function worstContrasts(page: Page, selector: string): Promise<Map<string, number>> {
  const texts = await takeTexts(page, selector);
  const edges = texts.flatMap(({ rects }) => rects);
  const left = Math.max(0, Math.floor(Math.min(...edges.map((rect) => rect.x))));
  const top = Math.max(0, Math.floor(Math.min(...edges.map((rect) => rect.y))));
  const right = Math.ceil(Math.max(...edges.map((rect) => rect.x + rect.width)));
  const bottom = Math.ceil(Math.max(...edges.map((rect) => rect.y + rect.height)));
  const clip = { x: left, y: top, width: right - left, height: bottom - top };
  const { data, info } = await sharp(await page.screenshot({ animations: 'allow', clip }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  await page.evaluate(() => document.querySelector('#unseen')?.remove());
  const worst = new Map<string, number>();
  for (const { name, colour, rects } of texts) {
    const ink = hex(colour[0] ?? 0, colour[1] ?? 0, colour[2] ?? 0);
    const backdrops = new Set<number>();
    for (const rect of rects) {
      for (let y = Math.max(0, Math.floor(rect.y - top)); y < Math.min(info.height, rect.y - top + rect.height); y += 2)
        for (let x = Math.floor(rect.x - left); x < Math.min(info.width, rect.x - left + rect.width); x += 2) {
          const at = (y * info.width + x) * info.channels;
          backdrops.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
        }
    }
    for (const colourBehind of backdrops) {
      const backdrop = hex(colourBehind >> 16, (colourBehind >> 8) & 255, colourBehind & 255);
      worst.set(name, Math.min(worst.get(name) ?? 21, contrast(ink, backdrop)));
    }
  }
  return worst;
}

const ON_ATTRACT = '.attract-words > *';

/** Turns the clock to a moment; the kiosk looks at the sky every ten seconds and dresses its pictures anew. */
async function showAt({ page }: BrowserKiosk, moment: Date, light: Light): Promise<void> {
  await page.clock.setSystemTime(moment);
  await page.clock.runFor(10_000);
  await page.waitForFunction((wanted) => document.documentElement.dataset['light'] === wanted, light);
  await page.evaluate(settle);
}

const lights: readonly Light[] = ['dawn', 'day', 'dusk', 'night'];

async function openAt(venue: string, size: { width: number; height: number }): Promise<BrowserKiosk> {
  const kiosk = await openBrowserKiosk(venue, size);
  await kiosk.page.clock.install();
  // Timers that the page set before the clock was in our hands would not obey it.
  await kiosk.page.reload();
  await kiosk.page.locator('.attract-words').waitFor();
  return kiosk;
}

// All lengths come from the shorter side or from millimetres: at half the size the screen is the same, and four times
// as quickly looked at.
const UPRIGHT = { width: 540, height: 960 };
const WIDE = { width: 960, height: 540 };

async function lookUnder(kiosk: BrowserKiosk, seasons: readonly Season[], under: readonly Light[]): Promise<string[]> {
  const { page, exhibit } = kiosk;
  const { pack } = exhibit;
  const looks: string[] = [];
  for (const season of seasons) {
    for (const light of under) {
      const moment = momentOf(pack, season.months[Math.floor(season.months.length / 2)] ?? 1, light);
      if (moment === undefined || pack.place === undefined) continue;
      await showAt(kiosk, moment, light);
      expect(season.months).toContain(cityClock(pack.place, moment).getUTCMonth() + 1);
      const worst = await worstContrasts(page, ON_ATTRACT);
      expect(worst.size).toBe(4);
      const faint = [...worst].filter(([, ratio]) => ratio < LEAST);
      looks.push(`${season.id} ${light}: ${faint.map(([name, ratio]) => `${name} ${ratio.toFixed(2)}`).join(', ')}`);
    }
  }
  return looks;
}

test.each(['bangkok-city-library', 'astana-national-library'])(
  '%s: all text stands out, over the city under every light and in every season, at home and in a panel',
  async (venue) => {
    const kiosk = await openAt(venue, UPRIGHT);
    const { page } = kiosk;
    try {
      const seasons = kiosk.exhibit.pack.theme.seasons ?? [];
      const looks = await lookUnder(kiosk, seasons, lights);
      // On a wide screen the words have a half to themselves: the season cannot reach them.
      await page.setViewportSize(WIDE);
      looks.push(...(await lookUnder(kiosk, seasons.slice(0, 1), ['day', 'night'])));
      expect(looks.length).toBe(10);
      expect(looks.filter((look) => !look.endsWith(': '))).toEqual([]);

      // Over a grey as bright as the glow of a city the same text is seen to fail, on either shape.
      const grey = '.attract-words::before, .attract::before { background: #787878 !important }';
      const veil = await page.addStyleTag({ content: grey });
      expect(Math.min(...(await worstContrasts(page, ON_ATTRACT)).values())).toBeLessThan(LEAST);
      await page.setViewportSize(UPRIGHT);
      await page.evaluate(settle);
      expect(Math.min(...(await worstContrasts(page, ON_ATTRACT)).values())).toBeLessThan(LEAST);
      await veil.evaluate((style) => (style as Element).remove());

      // Behind it, words stand on the pack's ground and its pattern, whatever the light.
      await page.locator('.attract-title').click();
      await page.locator('.language-choice').first().click();
      await page.locator('.home-screen').waitFor();
      await page.evaluate(settle);
      const home = await worstContrasts(page, '.screen-title, .home-or');
      await page.locator('.cards-topics .card').first().click();
      await page.locator('.cards-panels .card').first().click();
      await page.locator('.panel').waitFor();
      await page.evaluate(settle);
      const panel = await worstContrasts(page, '.panel-headline, .panel-body, .kicker');
      expect([home.size, panel.has('panel-headline'), panel.has('kicker')]).toEqual([2, true, true]);
      expect([...home, ...panel].filter(([, ratio]) => ratio < LEAST)).toEqual([]);
      expect(kiosk.problems).toEqual([]);
    } finally {
      await kiosk.close();
    }
  },
);

// Whoever needs it may have set the machine so, or the venue its visits: then the first words are at high contrast, too.
test.each(['bangkok-city-library', 'astana-national-library'])(
  '%s: at high contrast, too, the words over the city stand out, at its brightest and its darkest',
  async (venue) => {
    const kiosk = await openAt(venue, UPRIGHT);
    const { page } = kiosk;
    try {
      await page.emulateMedia({ contrast: 'more' });
      await page.locator('html[data-contrast="high"]').waitFor({ state: 'attached' });
      for (const shape of [UPRIGHT, WIDE]) {
        await page.setViewportSize(shape);
        const looks = await lookUnder(kiosk, (kiosk.exhibit.pack.theme.seasons ?? []).slice(0, 1), ['day', 'night']);
        expect(looks.length).toBe(2);
        expect(looks.filter((look) => !look.endsWith(': '))).toEqual([]);
      }
      expect(kiosk.problems).toEqual([]);
    } finally {
      await kiosk.close();
    }
  },
);
