import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openStore } from '../../src/node/store/store.ts';
import { craft, harbourFiles, makeKey } from '../helpers/container.ts';
import { addHologram, reverseDates } from '../helpers/faulty-panels.ts';
import { readRawHarbour } from '../helpers/harbour-visit.tsx';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';
import { giveAway, openWorkshop, type Workshop } from '../helpers/workshop.ts';

let screen: VirtualScreen;
let workshop: Workshop;
let kiosk: Kiosk;

/** A container as newer tools might make it, and ours never: it is signed, and three of its panels are wrong. */
function faultyContainer(): Buffer {
  const raw = readRawHarbour();
  addHologram(raw);
  reverseDates(raw);
  const files = harbourFiles();
  for (const [file, content] of [
    ['pack.json', raw.pack],
    ['text/en.json', raw.en],
    ['text/th.json', raw.th],
  ] as const)
    files[file] = Buffer.from(JSON.stringify(content));
  // Its head says that it is a film; the rest was lost.
  for (const film of ['media/ferry.webm', 'media/ferry-th.webm'])
    files[film] = (files[film] as Buffer).subarray(0, 300);
  return craft({ keys: [makeKey('workshop')], files });
}

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  workshop = await openWorkshop();
  const { data, trust, trustFile, folder } = workshop;
  const container = join(folder, 'faulty.kpack');
  writeFileSync(container, faultyContainer());
  const { store } = await openStore({ data, factorySeq: 0, trust });
  const installed = await store.install(container);
  if (!installed.ok) throw new Error(installed.error.cause);
  giveAway(data);
  // Long enough that a visitor opens the film before the pack is trusted.
  kiosk = await launchKiosk({ display: screen.display, data, args: [`--trust=${trustFile}`, '--trial=10'] });
});
afterAll(async () => {
  await kiosk.close();
  workshop.remove();
  await screen.stop();
});

const headline = () => kiosk.page.locator('.swipe-main h1').textContent();
const logged = (event: string) => kiosk.log().filter((line) => line.event === event);
const button = (name: string) => kiosk.page.getByRole('button', { name, exact: true });

test('a pack with three wrong panels is shown; the log names what is shown as words', async () => {
  await kiosk.on('attract');
  expect(logged('panel-as-words').map(({ panel, code }) => [panel, code])).toEqual([
    ['ghost-ship', 'SCHEMA'],
    ['years', 'SCHEMA'],
  ]);
});

test('by touch: each shows its words in the language chosen, and the visit goes on', async () => {
  const { page } = kiosk;
  await kiosk.tapAt(540, 700);
  await kiosk.on('language');
  await kiosk.tap(page.locator('.language-choice[lang="th"]'));
  await kiosk.on('home');
  await kiosk.tap(page.locator('.cards-topics .card').first());
  await kiosk.on('topic:sea');
  await kiosk.tap(page.locator('.cards-panels .card').nth(4));
  await kiosk.on('panel:ferry');
  await page.locator('.told').waitFor();
  expect(await page.locator('.told-paragraph').first().textContent()).toBe('ระฆังดัง ลูกเรือเก็บเชือก');
  expect(await page.locator('video').count()).toBe(0);

  await kiosk.tap(page.locator('.dock .button-icon').first());
  await kiosk.on('home');
  await kiosk.tap(page.locator('.cards-topics .card').nth(1));
  await kiosk.on('topic:town');
  await kiosk.tap(page.locator('.cards-panels .card').nth(1));
  await kiosk.on('panel:ghost-ship');
  expect(await headline()).toBe('เรือที่ไม่มีใครบังคับ');
  const picture = page.locator('.swipe-main .picture');
  await expect.poll(() => picture.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBeGreaterThan(0);
  expect(await page.locator('.panel').innerText()).not.toMatch(/[A-Za-z]{2}/);
  for (const next of ['market', 'junction', 'years']) {
    await kiosk.tap(page.locator('.dock .button-primary'));
    await kiosk.on(`panel:${next}`);
  }
  expect(await page.locator('.told-title').count()).toBe(4);
  expect(await page.locator('.panel').innerText()).not.toMatch(/[A-Za-z]{2}/);
  await kiosk.tap(page.locator('.dock .button-primary'));
  await kiosk.on('panel:riddles');
});

test('by keys alone: the sources of a plain panel, and on', async () => {
  const { page } = kiosk;
  await page.keyboard.press('Escape');
  await kiosk.on('panel:years');
  await kiosk.tap(page.locator('.languages .button[lang="en"]'));
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  const tabTo = async (name: string): Promise<void> => {
    for (let turn = 0; turn < 40 && (await focused()) !== name; turn += 1) await page.keyboard.press('Tab');
    expect(await focused()).toBe(name);
  };
  expect(await headline()).toBe('Years by the water');
  await tabTo('Sources');
  await page.keyboard.press('Enter');
  await page.getByText('Harbour Almanac').waitFor();
  await tabTo('Close');
  await page.keyboard.press('Enter');
  await page.locator('.sheet').waitFor({ state: 'detached' });
  expect(await button('Sources').count()).toBe(1);
  await page.keyboard.press('Escape');
  await kiosk.on('panel:junction');
  expect(
    kiosk.problems().filter((problem) => !/shown as its words|A recording cannot be played/.test(problem)),
  ).toEqual([]);
});

test('after all that the pack has passed its trial', async () => {
  await expect.poll(() => logged('trial-confirmed').length, { timeout: 60_000 }).toBe(1);
  expect(logged('trial-failed')).toEqual([]);
});
