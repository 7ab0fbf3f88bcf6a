import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import sharp from 'sharp';
import { getTimes } from 'suncalc';

import type { Pack, Place } from '../../src/shared/schema/pack.ts';
import { readVenues } from '../../src/node/venue/read-venues.ts';
import { settle } from '../helpers/browser-kiosk.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen } from '../helpers/virtual-screen.ts';
import { uses } from './uses.ts';

const orientations = {
  portrait: { width: 1080, height: 1920, thumb: 216, columns: 8 },
  landscape: { width: 1920, height: 1080, thumb: 384, columns: 5 },
} as const;
type Orientation = keyof typeof orientations;

const { values } = parseArgs({
  options: {
    venue: { type: 'string', multiple: true },
    language: { type: 'string', multiple: true },
    orientation: { type: 'string', multiple: true },
    panel: { type: 'string', multiple: true },
  },
});
const wanted = (all: readonly string[] | undefined, each: string): boolean => all === undefined || all.includes(each);

/** A summer and a winter day, and the hours of the four lights on them: by the clocks of the city, or by its sun. */
const moments = {
  'summer-noon': ['2026-06-21', '12:00'],
  'summer-dawn': ['2026-06-21', 'dawn'],
  'summer-dusk': ['2026-06-21', 'dusk'],
  'summer-night': ['2026-06-21', '23:30'],
  'winter-noon': ['2026-01-15', '12:00'],
  'winter-night': ['2026-01-15', '21:00'],
} as const;
type Moment = keyof typeof moments;

/** How long after the sun has risen, or before it sets, its light is the light of dawn and dusk. */
const LOW_SUN = 15 * 60_000;

/** When that moment is. */
function instantOf(moment: Moment, place: Place | undefined): Date {
  const [day, hour] = moments[moment];
  const offset = (place?.utcOffsetMinutes ?? 0) * 60_000;
  if (hour !== 'dawn' && hour !== 'dusk') return new Date(Date.parse(`${day}T${hour}:00Z`) - offset);
  const noon = new Date(Date.parse(`${day}T12:00:00Z`) - offset);
  if (place === undefined) return noon;
  const { sunrise, sunset } = getTimes(noon, place.latitude, place.longitude);
  return new Date(hour === 'dawn' ? Number(sunrise) + LOW_SUN : Number(sunset) - LOW_SUN);
}

/** Loads the page anew as if it were that moment in the city; its clock goes on from there. */
async function setTime(kiosk: Kiosk, place: Place | undefined, moment: Moment): Promise<void> {
  await kiosk.page.clock.install({ time: instantOf(moment, place) });
  await kiosk.page.reload();
  await kiosk.on('attract');
}

type Shoot = (name: string) => Promise<void>;

/** Takes pictures of what is on screen once it is at rest, numbered in their order. */
function shooter({ page }: Kiosk, folder: string): Shoot {
  let count = 0;
  return async (name) => {
    await page.evaluate(settle);
    count += 1;
    await page.screenshot({ path: join(folder, `${String(count).padStart(3, '0')}-${name}.png`) });
  };
}

/** Takes pictures of the panel on screen, as it is and in use. */
async function shootPanel(kiosk: Kiosk, name: string, shoot: Shoot): Promise<void> {
  await shoot(name);
  const type = (await kiosk.page.locator('.panel').getAttribute('class'))?.split('panel-').at(-1) ?? '';
  await uses[type]?.(kiosk, (use) => shoot(`${name}-${use}`));
}

/** Walks the panels of some types only, straight to each. */
async function walkPanels(kiosk: Kiosk, language: string, pack: Pack, types: readonly string[], shoot: Shoot) {
  const { page } = kiosk;
  await kiosk.tapAt(300, 500);
  await kiosk.on('language');
  await kiosk.tap(page.locator(`.language-choice[lang="${language}"]`));
  for (const [at, topic] of pack.topics.entries()) {
    for (const [index, panel] of topic.panels.entries()) {
      if (!types.includes(panel.type)) continue;
      await kiosk.on('home');
      await kiosk.tap(page.locator('.cards-topics .card').nth(at));
      await kiosk.on(`topic:${topic.id}`);
      await kiosk.tap(page.locator('.cards-panels .card').nth(index));
      await kiosk.on(`panel:${panel.id}`);
      await shootPanel(kiosk, `panel-${panel.id}`, shoot);
      await kiosk.tap(page.locator('.dock .button').first());
    }
  }
}

/** Walks every screen of a kiosk in one language and takes a picture of each. */
async function walk(kiosk: Kiosk, language: string, shoot: Shoot): Promise<void> {
  const { page } = kiosk;
  const current = (): Promise<string> => page.evaluate(() => document.documentElement.dataset['screen'] ?? '');

  await kiosk.on('attract');
  await page.locator(`.attract-words[lang="${language}"]`).waitFor();
  await shoot('attract');
  await kiosk.tapAt(300, 500);
  await kiosk.on('language');
  await shoot('language');
  await kiosk.tap(page.locator(`.language-choice[lang="${language}"]`));
  await kiosk.on('home');
  await shoot('home');
  await kiosk.tap(page.locator('.settings-button button'));
  await page.locator('.sheet').waitFor();
  await shoot('settings');
  await kiosk.tap(page.locator('.sheet .button-primary'));
  await page.locator('.sheet').waitFor({ state: 'detached' });
  const topics = await page.locator('.cards-topics .card').count();
  for (let topic = 0; topic < topics; topic += 1) {
    await kiosk.tap(page.locator('.cards-topics .card').nth(topic));
    await page.locator('.cards-panels').waitFor();
    await shoot((await current()).replace(':', '-'));
    await kiosk.tap(page.locator('.cards-panels .card').first());
    await page.locator('.panel').waitFor();
    for (let screen = await current(); screen.startsWith('panel:'); screen = await current()) {
      await shootPanel(kiosk, screen.replace(':', '-'), shoot);
      for (const [sheet, opener] of [
        ['more', '.button-secondary'],
        ['sources', '.button-quiet'],
      ] as const) {
        const button = page.locator(`.panel-actions ${opener}`);
        if ((await button.count()) === 0) continue;
        await kiosk.tap(button);
        await page.locator('.sheet').waitFor();
        await shoot(`${screen.replace(':', '-')}-${sheet}`);
        await kiosk.tap(page.locator('.sheet .button-primary'));
        await page.locator('.sheet').waitFor({ state: 'detached' });
      }
      await kiosk.tap(page.locator('.dock .button-primary'));
      await page.waitForFunction((before) => document.documentElement.dataset['screen'] !== before, screen);
    }
    if (topic === 1) {
      await shoot('home-with-keepsake');
      await kiosk.tap(page.locator('.home-between .button'));
      await kiosk.on('end');
      await shoot('keepsake-with-gaps');
      await kiosk.tap(page.locator('.dock .button').first());
      await kiosk.on('home');
    }
  }
  await kiosk.tap(page.locator('.card-large'));
  const stops = Number(await page.locator('[role=progressbar]').getAttribute('aria-valuemax'));
  for (let stop = 0; stop < stops; stop += 1) await kiosk.tap(page.locator('.dock .button-primary'));
  await kiosk.on('end');
  await shoot('end');
  await kiosk.tap(page.locator('.panel-actions .button-primary'));
  await kiosk.on('home');
  await page.clock.runFor(76_000);
  await page.locator('.idle').waitFor();
  await shoot('idle-warning');
}

/** One picture of all the others, small, in the order of the walk. */
async function contactSheet(folder: string, file: string, orientation: Orientation): Promise<void> {
  const { width, height, thumb, columns } = orientations[orientation];
  const gap = 8;
  const tall = Math.round((thumb * height) / width);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
  const places = await Promise.all(
    names.map(async (name, index) => ({
      input: await sharp(join(folder, name)).resize(thumb, tall).png().toBuffer(),
      left: gap + (index % columns) * (thumb + gap),
      top: gap + Math.floor(index / columns) * (tall + gap),
    })),
  );
  const rows = Math.ceil(names.length / columns);
  await sharp({
    create: {
      width: gap + columns * (thumb + gap),
      height: gap + rows * (tall + gap),
      channels: 3,
      background: '#ffffff',
    },
  })
    .composite(places)
    .png()
    .toFile(file);
}

const shots = join(project, 'shots');
const venues = (await readVenues(join(project, 'assets/venues'))).filter((venue) => wanted(values.venue, venue.id));
for (const orientation of (Object.keys(orientations) as Orientation[]).filter((each) =>
  wanted(values.orientation, each),
)) {
  const { width, height } = orientations[orientation];
  const screen = await startVirtualScreen(width, height);
  for (const venue of venues) {
    for (const language of venue.languages.filter((each) => wanted(values.language, each))) {
      const name = `${venue.pack}-${language}-${orientation}`;
      const folder = join(shots, name);
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      const kiosk = await launchKiosk({ display: screen.display, venue: venue.id });
      try {
        const pack = JSON.parse(await readFile(join(project, 'assets/packs', venue.pack, 'pack.json'), 'utf8')) as Pack;
        const { place } = pack;
        const shoot = shooter(kiosk, folder);
        if (language === venue.languages[0] && values.panel === undefined) {
          for (const moment of Object.keys(moments) as (keyof typeof moments)[]) {
            await setTime(kiosk, place, moment);
            await kiosk.page.evaluate(settle);
            await kiosk.page.screenshot({ path: join(folder, `00-attract-${moment}.png`) });
          }
        }
        await setTime(kiosk, place, 'summer-noon');
        if (values.panel === undefined) await walk(kiosk, language, shoot);
        else await walkPanels(kiosk, language, pack, values.panel, shoot);
        for (const problem of kiosk.problems()) process.stdout.write(`${name}: ${problem}\n`);
      } finally {
        await kiosk.close();
      }
      await contactSheet(folder, join(shots, `${name}.png`), orientation);
      process.stdout.write(`shots/${name}.png\n`);
    }
  }
  await screen.stop();
}
