import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { settle } from '../helpers/browser-kiosk.ts';
import type { Exhibit } from '../../src/shared/ipc/contract.ts';
import { backAtExhibit, enterDigits, openConsole, setPin, windForward } from '../helpers/console.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { makeStick, type Stick } from '../helpers/stick.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';
import { openWorkshop, type Workshop } from '../helpers/workshop.ts';

const PIN = '493817';

let screen: VirtualScreen;
let workshop: Workshop;
let stick: Stick;
let kiosk: Kiosk;
beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  workshop = await openWorkshop();
  stick = makeStick();
  await workshop.installAndKeep(await workshop.build({ seq: 1, venues: ['bangkok-city-library'] }));
  kiosk = await launchKiosk({
    display: screen.display,
    data: workshop.data,
    args: [`--trust=${workshop.trustFile}`, '--trial=2', ...stick.args],
  });
});
afterAll(async () => {
  await kiosk.close();
  stick.remove();
  workshop.remove();
  await screen.stop();
});

/** Another edition: a headline changed, a panel left out. */
function edit(folder: string): void {
  const change = (file: string, edited: (content: never) => void): void => {
    const path = join(folder, file);
    const content = JSON.parse(readFileSync(path, 'utf8')) as never;
    edited(content);
    writeFileSync(path, JSON.stringify(content));
  };
  change('pack.json', (pack: { version: string }) => {
    pack.version = '2.0.0';
  });
  for (const language of ['en', 'th'])
    change(`text/${language}.json`, (text: { panels: Record<string, { headline: string }> }) => {
      const [first] = Object.values(text.panels);
      if (first !== undefined) first.headline = language === 'en' ? 'The harbour at night' : 'ท่าเรือยามค่ำ';
    });
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const press = async (page: Page, name: string): Promise<void> => {
  await button(page, name).click();
  await page.evaluate(settle);
};
/** Milliseconds from leaving the console to the exhibit, painted and in sight. */
async function leaving(press: () => Promise<void>): Promise<number> {
  const left = performance.now();
  await press();
  await backAtExhibit(kiosk);
  return performance.now() - left;
}
/** How long it took to leave for a new pack, and where nothing had changed. */
const took = { swap: 0, plain: 0 };
/** Which version the visitors are given. */
const versionOnShow = () =>
  kiosk.page.evaluate(async () => {
    const answer = await window.kiosk.loadExhibit();
    return answer.ok ? (JSON.parse(answer.value) as Exhibit).pack.version : '';
  });
const previewOf = () => kiosk.app.windows().find((each) => each !== kiosk.page && each.url().startsWith('app://kiosk'));

test('whether the stick is a disk is said', () => {
  if (stick.instead !== undefined) console.warn(`NOT TESTED HERE: a stick that is a disk, because ${stick.instead}.`);
  expect(stick.instead).not.toBe('');
});

test('first start, PIN, stick, difference, preview, install, seen by visitors, and back again', async () => {
  const files = [
    await workshop.build({ seq: 2, venues: ['bangkok-city-library'], change: edit }),
    await workshop.build({ seq: 3, venues: ['astana-national-library'] }),
  ];
  const page = await openConsole(kiosk);
  await setPin(kiosk, page, PIN);
  const began = performance.now();
  await press(page, 'English');
  await page.getByText('All is well').waitFor();
  await press(page, 'Packs');
  await page.getByText('Plug a stick with a pack into the kiosk.', { exact: false }).waitFor();
  stick.plugIn(files);

  await page.getByText('This pack was made for another venue.', { exact: false }).waitFor();
  await button(page, 'See what changes').click();
  await page.getByText('1 changed panel').waitFor();
  expect(await page.locator('.change li').allTextContents()).toEqual(['The harbour at night']);
  expect(await versionOnShow()).toBe('1.2.3');

  // The preview is the new pack, and nothing of it is installed.
  const opened = kiosk.app.waitForEvent('window');
  await button(page, 'Preview on this screen').click();
  const preview = await opened;
  await preview.waitForSelector('html[data-screen="attract"]', { state: 'attached' });
  expect(
    await preview.evaluate(async () => {
      const answer = await window.kiosk.loadExhibit();
      return answer.ok ? (JSON.parse(answer.value) as Exhibit).pack.version : '';
    }),
  ).toBe('2.0.0');
  expect(await versionOnShow()).toBe('1.2.3');
  // The whole screen, only smaller: the page has the same room as on the wall.
  expect(await preview.evaluate(() => [Math.round(innerWidth / 10), Math.round(innerHeight / 10)])).toEqual([108, 192]);
  await press(page, 'Back to the console');
  await expect.poll(previewOf).toBeUndefined();

  await button(page, 'Install').click();
  await page.getByText('Installed. Visitors see the new pack', { exact: false }).waitFor();
  const handsOn = performance.now() - began;
  took.swap = await leaving(() => button(page, 'Leave and see it').click());
  expect(await versionOnShow()).toBe('2.0.0');
  expect(handsOn).toBeLessThan(120_000);
  console.log(
    `Hands on: ${(handsOn / 1000).toFixed(1)} s; from leaving to the new pack: ${(took.swap / 1000).toFixed(2)} s.`,
  );
  await expect.poll(() => kiosk.log().filter(({ event }) => event === 'trial-confirmed')).toHaveLength(1);
});

test('back in one touch, and to the pack that came with the kiosk', async () => {
  await windForward(kiosk, 2_000);
  let page = await openConsole(kiosk);
  await enterDigits(page, PIN);
  await press(page, 'English');
  await press(page, 'Packs');
  await press(page, 'Go back to this one');
  await page.locator('.pack', { hasText: '1.2.3, number 1' }).first().waitFor();
  await button(page, 'Back to the exhibit').click();
  await backAtExhibit(kiosk);
  expect(await versionOnShow()).toBe('1.2.3');

  await windForward(kiosk, 2_000);
  page = await openConsole(kiosk);
  await enterDigits(page, PIN);
  await press(page, 'English');
  await press(page, 'Packs');
  await press(page, 'Restore this one');
  await button(page, 'Back to the exhibit').click();
  await backAtExhibit(kiosk);
  expect(await kiosk.page.locator('.attract-picture').first().getAttribute('src')).toContain('astana/');
});

test('a stick that is pulled out is said, and nothing has changed', async () => {
  await windForward(kiosk, 2_000);
  const page = await openConsole(kiosk);
  await enterDigits(page, PIN);
  await press(page, 'English');
  await press(page, 'Packs');
  await button(page, 'See what changes').click();
  await button(page, 'Install').waitFor();
  stick.pullOut();
  await page.getByText('The stick is gone.', { exact: false }).waitFor();
  expect(await button(page, 'Install').getAttribute('aria-disabled')).toBe('true');
  // Only what was found on a stick is touched, whatever a page asks for.
  await page.evaluate(() => window.staff.ask('staff:install', '/etc/passwd'));
  const desk = await page.evaluate(() => window.staff.ask('staff:desk'));
  expect(desk).toMatchObject({ ok: true, value: { job: null, shownIs: 'bundled' } });
  took.plain = await leaving(() => button(page, 'Back to the exhibit').click());
  // The console covers the exhibit until it is painted, so this is all that anybody can see of a swap: under three
  // seconds, and where the machine is too busy for that, no more than it takes without a new pack, and half as much.
  expect(took.swap).toBeLessThan(Math.max(3_000, 1.5 * took.plain));
  expect(kiosk.problems()).toEqual([]);
});
