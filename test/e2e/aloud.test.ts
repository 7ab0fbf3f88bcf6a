import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

let screen: VirtualScreen;
let kiosk: Kiosk;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display, pack: join(project, 'test/fixtures/packs/harbour') });
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
});

/** What the page tells of reading aloud while a test looks on. */
interface Heard {
  /** Words as they were highlighted, one after the other. */
  readonly marked: string[];
  readonly recordings: HTMLMediaElement[];
}
declare const heard: Heard;

/** Keeps what is highlighted and what plays. Runs inside the page, and changes neither. */
function listen(): void {
  const own: Heard = { marked: [], recordings: [] };
  Object.assign(window, { heard: own });
  const set = Object.getOwnPropertyDescriptor(HighlightRegistry.prototype, 'set')?.value as Map<
    string,
    Highlight
  >['set'];
  HighlightRegistry.prototype.set = function setAndTell(name, highlight) {
    own.marked.push(...[...highlight].map((range) => String(range as Range)));
    return set.call(this, name, highlight);
  };
  const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play')?.value as () => Promise<void>;
  HTMLMediaElement.prototype.play = function playAndTell() {
    own.recordings.push(this);
    return play.call(this);
  };
}

const button = () => kiosk.page.locator('.aloud-button .button');
const settled = { timeout: 30_000 };

test('a narration is heard at the loudness of the venue, its words are marked as they are said, and at its end all is quiet', async () => {
  const { page } = kiosk;
  await page.evaluate(listen);
  await kiosk.tapAt(540, 700);
  await kiosk.on('language');
  await kiosk.tap(page.locator('.language-choice[lang="en"]'));
  await kiosk.on('home');
  // No voice is on this machine, and nobody has read the home screen.
  expect(await button().count()).toBe(0);
  await kiosk.tap(page.locator('.card-large'));
  await kiosk.on('panel:lighthouse');
  await kiosk.tap(button());
  await expect.poll(() => page.evaluate(() => heard.marked.length), settled).toBeGreaterThan(0);
  expect(await button().textContent()).toBe('Stop reading');
  const [playing] = await page.evaluate(() =>
    heard.recordings.map(({ paused, muted, volume }) => [paused, muted, volume]),
  );
  expect(playing).toEqual([false, false, 0.5]);
  await expect.poll(() => button().textContent(), settled).toBe('Read aloud');
  expect(await page.evaluate(() => heard.marked)).toEqual([
    'A light that never sleeps',
    'Each night',
    'the lamp turns once',
    'in twelve seconds',
    'Sailors know it',
    'by that beat',
  ]);
  expect(await page.evaluate(() => [CSS.highlights.size, heard.recordings[0]?.paused])).toEqual([0, true]);
});

test('the word that is said stands out from the ground and from the words around it', async () => {
  const { page } = kiosk;
  await kiosk.tap(button());
  await page.waitForFunction(() => CSS.highlights.has('aloud-word'), undefined, settled);
  const [ink, ground, word] = await page.evaluate(() => {
    const words = document.querySelector('.panel-body') ?? document.body;
    const style = getComputedStyle(words, '::highlight(aloud-word)');
    const root = getComputedStyle(document.documentElement);
    return [root.color, root.backgroundColor, [style.backgroundColor, style.color]];
  });
  expect(word).toEqual([ink, ground]);
});

test('another language stops it at once; where nobody and nothing reads that one, the button is gone', async () => {
  const { page } = kiosk;
  if ((await button().textContent()) === 'Read aloud') await kiosk.tap(button());
  await kiosk.tap(page.locator('.languages .button[lang="th"]'));
  await expect.poll(() => button().count()).toBe(0);
  const after = await page.evaluate(() => [CSS.highlights.size, ...heard.recordings.map(({ paused }) => paused)]);
  expect(after[0]).toBe(0);
  expect(after.slice(1)).not.toContain(false);
});

test('nothing went wrong', () => {
  expect(kiosk.problems()).toEqual([]);
});
