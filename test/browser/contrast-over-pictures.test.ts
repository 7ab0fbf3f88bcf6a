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

interface Text {
  readonly name: string;
  readonly colour: readonly number[];
  readonly rects: readonly { x: number; y: number; width: number; height: number }[];
}

/** Texts of the attract screen, each with its colour as painted and the places of its lines; then makes them unseen. */
const takeTexts = (page: Page): Promise<Text[]> =>
  page.evaluate(() => {
    const glass = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const texts: Text[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('.attract-words > *')) {
      const range = document.createRange();
      range.selectNodeContents(element);
      const style = getComputedStyle(element);
      if (glass !== null) glass.fillStyle = style.color;
      glass?.fillRect(0, 0, 1, 1);
      texts.push({
        name: element.className,
        colour: [...(glass?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3),
        rects: [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height })),
      });
    }
    const style = document.createElement('style');
    style.id = 'unseen';
    style.textContent = '.attract-words * { color: transparent !important }';
    document.head.append(style);
    return texts;
  });

/** The worst contrast of each text with any pixel behind it. */
async function worstContrasts(page: Page): Promise<Map<string, number>> {
  const texts = await takeTexts(page);
  const { data, info } = await sharp(await page.screenshot({ animations: 'allow' }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  await page.evaluate(() => document.querySelector('#unseen')?.remove());
  const worst = new Map<string, number>();
  for (const { name, colour, rects } of texts) {
    const ink = hex(colour[0] ?? 0, colour[1] ?? 0, colour[2] ?? 0);
    const backdrops = new Set<number>();
    for (const rect of rects) {
      for (let y = Math.max(0, Math.floor(rect.y)); y < Math.min(info.height, rect.y + rect.height); y += 2) {
        for (let x = Math.max(0, Math.floor(rect.x)); x < Math.min(info.width, rect.x + rect.width); x += 2) {
          const at = (y * info.width + x) * info.channels;
          backdrops.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
        }
      }
    }
    for (const colourBehind of backdrops) {
      const backdrop = hex(colourBehind >> 16, (colourBehind >> 8) & 255, colourBehind & 255);
      worst.set(name, Math.min(worst.get(name) ?? 21, contrast(ink, backdrop)));
    }
  }
  return worst;
}

async function showAt({ page }: BrowserKiosk, moment: Date): Promise<void> {
  await page.clock.setFixedTime(moment);
  await page.reload();
  await page.locator('.attract-words').waitFor();
  await page.evaluate(settle);
}

const lights: readonly Light[] = ['dawn', 'day', 'dusk', 'night'];

test.each([
  ['bangkok-city-library', { width: 1080, height: 1920 }],
  ['bangkok-city-library', { width: 1920, height: 1080 }],
  ['astana-national-library', { width: 1080, height: 1920 }],
  ['astana-national-library', { width: 1920, height: 1080 }],
] as const)('%s at %o: text over the city stands out under every light, in every season', async (venue, size) => {
  const kiosk = await openBrowserKiosk(venue, size);
  const { pack } = kiosk.exhibit;
  try {
    const faint: string[] = [];
    let looked = 0;
    for (const season of pack.theme.seasons ?? []) {
      for (const light of lights) {
        const moment = momentOf(pack, season.months[Math.floor(season.months.length / 2)] ?? 1, light);
        if (moment === undefined || pack.place === undefined) continue;
        await showAt(kiosk, moment);
        expect(await kiosk.page.evaluate(() => document.documentElement.dataset['light'])).toBe(light);
        expect(season.months).toContain(cityClock(pack.place, moment).getUTCMonth() + 1);
        const worst = await worstContrasts(kiosk.page);
        expect(worst.size).toBe(4);
        looked += 1;
        for (const [name, ratio] of worst)
          if (ratio < LEAST) faint.push(`${season.id} ${light} ${name}: ${ratio.toFixed(2)}`);
      }
    }
    expect(looked).toBe(8);
    expect(faint).toEqual([]);
    // Over a grey as bright as the glow of a city the same text is seen to fail.
    await kiosk.page.addStyleTag({ content: '.attract-words::before { background: #787878 !important }' });
    expect(Math.min(...(await worstContrasts(kiosk.page)).values())).toBeLessThan(LEAST);
    expect(kiosk.problems).toEqual([]);
  } finally {
    await kiosk.close();
  }
});
