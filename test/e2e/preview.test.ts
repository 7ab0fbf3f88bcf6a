import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { runPack } from '../helpers/pack-tools.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

let screen: VirtualScreen;
let kiosk: Kiosk;
const place = mkdtempSync(join(tmpdir(), 'kiosk-preview-'));
const folder = join(place, 'old-port');

beforeAll(async () => {
  await runPack(['new', folder, '--id', 'old-port', '--title', 'Old Port', '--languages', 'en,ar']);
  chmodSync(place, 0o755);
  screen = await startVirtualScreen(1920, 1200);
  kiosk = await launchKiosk({ display: screen.display, args: [`--preview=${folder}`] });
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
  rmSync(place, { recursive: true });
});

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
/** Changes a file of the pack as an editor does. */
const change = (file: string, from: string, to: string): void => {
  const text = read(file);
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
};
const headline = () => kiosk.page.locator('h1').first();
const saying = (text: string) => kiosk.page.getByText(text).first().waitFor();
/** A key of the author, as the window gets it from the keyboard. */
const press = (key: string) =>
  kiosk.app.evaluate(({ BrowserWindow }, keyCode) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.sendInputEvent({ type: 'keyDown', keyCode });
    contents?.sendInputEvent({ type: 'keyUp', keyCode });
  }, key);

test('it is a window, not a kiosk, and shows the pack in all its languages', async () => {
  const state = await kiosk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return [
      window?.isKiosk(),
      window?.isFullScreen(),
      window?.isResizable(),
      window?.getTitle().includes('F2 language'),
    ];
  });
  expect(state).toEqual([false, false, true, true]);
  await saying('Welcome to Old Port');
  await kiosk.page.waitForFunction(() =>
    [...document.images].some((image) => image.complete && image.naturalWidth > 0),
  );
  expect(kiosk.problems()).toEqual([]);
});

test('a word changed on disk is on screen, and the place is kept', async () => {
  await kiosk.page.keyboard.press('Enter');
  await kiosk.on('language');
  await kiosk.page.locator('.language-choice[lang="en"] button').first().click();
  await kiosk.on('home');
  await kiosk.page.getByText('How it begins').first().click();
  await kiosk.page.getByText('One idea, one picture').first().click();
  await kiosk.on('panel:first-story');
  change('text/en.json', 'One idea, one picture', 'The port wakes first');
  await saying('The port wakes first');
  expect(await kiosk.page.locator('html').getAttribute('data-screen')).toBe('panel:first-story');
});

test('what is wrong is laid over the last sound state, with its line, and goes away with the cause', async () => {
  change('text/en.json', '"headline": "The port wakes first",', '"headline": "The port wakes first"');
  const alert = kiosk.page.locator('.preview-faults [role="alert"]');
  await alert.getByText(/text\/en\.json:\d+:\d+: expected a comma/).waitFor();
  expect(await headline().textContent()).toBe('The port wakes first');
  change('text/en.json', '"headline": "The port wakes first"', '"headline": "The port is awake",');
  await saying('The port is awake');
  await alert.waitFor({ state: 'detached' });
});

test('a picture changed on disk is on screen, too', async () => {
  const pictures = () => kiosk.requests.filter((address) => address.includes('bridge.svg')).length;
  const before = pictures();
  change('media/bridge.svg', '#a98d72', '#a08060');
  await expect.poll(pictures).toBeGreaterThan(before);
});

test('the keys change language, text size and contrast, turn the window, and reset', async () => {
  const root = kiosk.page.locator('html');
  await press('F2');
  await expect.poll(() => root.getAttribute('lang')).toBe('ar');
  expect(await root.getAttribute('dir')).toBe('rtl');
  await kiosk.on('panel:first-story');
  await press('F2');
  await expect.poll(() => root.getAttribute('lang')).toBe('en');
  const before = await root.evaluate((html) => JSON.stringify(html.dataset));
  await press('F4');
  await expect.poll(() => root.evaluate((html) => JSON.stringify(html.dataset))).not.toBe(before);
  const larger = await root.evaluate((html) => JSON.stringify(html.dataset));
  await press('F6');
  await expect.poll(() => root.evaluate((html) => JSON.stringify(html.dataset))).not.toBe(larger);
  const [width, height] = await kiosk.page.evaluate(() => [innerWidth, innerHeight] as const);
  await press('F3');
  await expect.poll(() => kiosk.page.evaluate(() => innerWidth > innerHeight)).toBe(height > width);
  await press('F7');
  await kiosk.on('attract');
});

test('a panel that is taken out of the pack is left for the home screen', async () => {
  await kiosk.page.keyboard.press('Enter');
  await kiosk.page.locator('.language-choice[lang="en"] button').first().click();
  await kiosk.page.getByText('How it begins').first().click();
  await kiosk.page.getByText('Two figures to remember').first().click();
  await kiosk.on('panel:figures');
  const pack = JSON.parse(read('pack.json')) as { tour: string[]; topics: { panels: { id: string }[] }[] };
  for (const topic of pack.topics) topic.panels = topic.panels.filter(({ id }) => id !== 'figures');
  pack.tour = pack.tour.filter((id) => id !== 'figures');
  for (const language of ['en', 'ar']) {
    const text = JSON.parse(read(`text/${language}.json`)) as { panels: Record<string, unknown> };
    delete text.panels['figures'];
    writeFileSync(join(folder, `text/${language}.json`), JSON.stringify(text));
  }
  writeFileSync(join(folder, 'pack.json'), JSON.stringify(pack));
  await kiosk.on('home');
  expect(await kiosk.page.locator('.preview-faults [role="alert"]').count()).toBe(0);
});

test('nothing of it reaches a kiosk: without --preview the page has no such door', async () => {
  expect(await kiosk.page.evaluate(() => 'nextPreview' in window.kiosk)).toBe(true);
  const other = await launchKiosk({ display: screen.display, windowed: true });
  try {
    expect(await other.page.evaluate(() => 'nextPreview' in window.kiosk)).toBe(false);
  } finally {
    await other.close();
  }
});
