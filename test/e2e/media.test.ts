import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { allPanels } from '../../src/shared/content/pack-view.ts';
import { parseCaptions } from '../../src/shared/models/media/captions.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

const harbour = join(project, 'test/fixtures/packs/harbour');

let screen: VirtualScreen;
let kiosk: Kiosk;
let broken: string;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  broken = mkdtempSync(join(tmpdir(), 'broken-'));
  chmodSync(broken, 0o755);
  cpSync(harbour, broken, { recursive: true });
  writeFileSync(join(broken, 'media/ferry.webm'), 'This is no film.');
  writeFileSync(join(broken, 'media/ferry-th.webm'), 'Nor is this.');
  writeFileSync(join(broken, 'captions/foghorn.th.vtt'), 'These are no captions.');
});
afterAll(async () => {
  await screen.stop();
  rmSync(broken, { recursive: true });
});

const button = (name: string) => kiosk.page.getByRole('button', { name, exact: true });
const languageButton = (language: string) => kiosk.page.locator(`.languages .button[lang="${language}"]`);

/** From the attract screen to a panel of the first topic, by touch. */
async function walkTo(panel: 'ferry' | 'foghorn', language: string): Promise<void> {
  const { page } = kiosk;
  await kiosk.on('attract');
  await kiosk.tapAt(540, 700);
  await kiosk.on('language');
  await kiosk.tap(page.locator(`.language-choice[lang="${language}"]`));
  await kiosk.on('home');
  await reopen(panel);
}

async function reopen(panel: 'ferry' | 'foghorn'): Promise<void> {
  const { page } = kiosk;
  await kiosk.tap(page.locator('.cards-topics .card').first());
  await kiosk.on('topic:sea');
  const cards = page.locator('.cards-panels .card');
  await kiosk.tap(cards.nth((await cards.count()) - (panel === 'ferry' ? 2 : 1)));
  await kiosk.on(`panel:${panel}`);
}

async function home(): Promise<void> {
  await kiosk.tap(kiosk.page.locator('.dock .button-icon').first());
  await kiosk.on('home');
}

/** What the page's one player is doing. */
const player = () =>
  kiosk.page.evaluate(() => {
    const element = document.querySelector<HTMLMediaElement>('video, audio');
    if (element === null) return undefined;
    const { currentTime, paused, muted, volume, src } = element;
    return { currentTime, paused, muted, volume, file: src.split('/').at(-1) };
  });

/** Waits until the recording runs and is past that second. */
const runsPast = (seconds: number) =>
  kiosk.page.waitForFunction((past) => {
    const element = document.querySelector<HTMLMediaElement>('video, audio');
    return element !== null && !element.paused && element.currentTime > past;
  }, seconds);

const stands = () =>
  kiosk.page.waitForFunction(() => document.querySelector<HTMLMediaElement>('video, audio')?.paused === true);

const caption = (text: string) => kiosk.page.locator('.media-caption', { hasText: text }).waitFor();

/** Touches the slider at a share of its length. */
async function touchSlider(share: number): Promise<void> {
  const { x, y, width, height } = await kiosk.box(kiosk.page.getByRole('slider'));
  // The middle of the knob walks from half a knob after the beginning to half a knob before the end.
  await kiosk.tapAt(x + height / 2 + (width - height) * share, y + height / 2);
}

const stateOf = async (name: string): Promise<string | null> => button(name).getAttribute('aria-pressed');

describe('a sound pack', () => {
  beforeAll(async () => {
    kiosk = await launchKiosk({ display: screen.display, pack: harbour });
  });
  afterAll(() => kiosk.close());
  // A page loaded anew has nobody's visit in it.
  beforeEach(async () => {
    await kiosk.page.reload();
  });

  test('by touch: it waits, plays silently with captions, jumps, changes language in its place, and leaves nothing', async () => {
    await walkTo('ferry', 'en');
    expect(await player()).toMatchObject({ currentTime: 0, paused: true, muted: true, volume: 0, file: 'ferry.webm' });
    expect([await stateOf('Captions'), await stateOf('Sound')]).toEqual(['true', 'false']);

    await kiosk.tap(button('Play'));
    await caption('The bell rings.');
    await runsPast(0.5);
    expect(await player()).toMatchObject({ muted: true, volume: 0 });

    await kiosk.tap(button('Sound'));
    await kiosk.page.waitForFunction(() => document.querySelector('video')?.muted === false);
    // The venue's own limit.
    expect((await player())?.volume).toBe(0.5);

    await kiosk.tap(button('Pause'));
    await stands();
    await touchSlider(4.5 / 12);
    await caption('The ropes come in.');
    const before = (await player())?.currentTime ?? 0;
    expect(before).toBeGreaterThan(3.2);
    expect(before).toBeLessThan(6);
    await kiosk.tap(button('10 seconds on'));
    await kiosk.page.waitForFunction(() => document.querySelector('video')?.currentTime === 12);
    await kiosk.tap(button('10 seconds back'));
    await caption('The bell rings.');
    expect(Math.abs(((await player())?.currentTime ?? 0) - 2)).toBeLessThan(0.2);

    await touchSlider(4.5 / 12);
    await kiosk.tap(button('Play'));
    await runsPast(4.6);
    await kiosk.tap(languageButton('th'));
    await caption('ลูกเรือเก็บเชือก');
    await kiosk.page.waitForFunction(() => {
      const film = document.querySelector('video');
      return film !== null && film.src.endsWith('ferry-th.webm') && !film.paused && film.currentTime > 4.6;
    });
    expect(await player()).toMatchObject({ muted: false, volume: 0.5 });

    await kiosk.tap(button('คำบรรยาย'));
    await kiosk.page.locator('.media-caption').waitFor({ state: 'detached' });
    await kiosk.tap(button('อ่านเป็นข้อความ'));
    await kiosk.page.getByText('ระฆังดัง ลูกเรือเก็บเชือก').waitFor();
    await stands();
    await kiosk.page.keyboard.press('Escape');
    await kiosk.page.locator('.sheet').waitFor({ state: 'detached' });

    await home();
    expect(await player()).toBeUndefined();
    await reopen('ferry');
    expect(await player()).toMatchObject({ currentTime: 0, paused: true, muted: true, volume: 0 });
    expect([await stateOf('คำบรรยาย'), await stateOf('เสียง')]).toEqual(['true', 'false']);
    expect(kiosk.problems()).toEqual([]);
  });

  test('a touch on the picture starts and stops it, and to listen is to ask for sound', async () => {
    await walkTo('foghorn', 'en');
    const { x, y, width, height } = await kiosk.box(kiosk.page.locator('.media-stage'));
    expect(await player()).toMatchObject({ paused: true, muted: true });
    await kiosk.tap(button('Listen'));
    await caption('A horn sounds in the fog.');
    expect(await player()).toMatchObject({ paused: false, muted: false, volume: 0.5 });
    await kiosk.tapAt(x + width / 2, y + height / 3);
    await stands();
    await kiosk.tapAt(x + width / 2, y + height / 3);
    await runsPast(0.5);
    await kiosk.tap(button('Sound'));
    await kiosk.page.waitForFunction(() => document.querySelector('audio')?.muted === true);
    expect(kiosk.problems()).toEqual([]);
  });

  test('by keyboard alone', async () => {
    const { page } = kiosk;
    const focused = (): Promise<string | undefined> =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim(),
      );
    const tabTo = async (name: string): Promise<void> => {
      for (let turn = 0; turn < 40 && (await focused()) !== name; turn += 1) await page.keyboard.press('Tab');
      expect(await focused()).toBe(name);
    };
    const title = async (): Promise<string> => page.evaluate(() => document.documentElement.dataset['screen'] ?? '');
    await kiosk.on('attract');
    await page.keyboard.press('Enter');
    await kiosk.on('language');
    await page.locator('.language-choice[lang="en"] button').focus();
    await page.keyboard.press('Enter');
    await kiosk.on('home');
    await page.locator('.cards-topics .card').first().focus();
    await page.keyboard.press('Enter');
    await kiosk.on('topic:sea');
    const cards = page.locator('.cards-panels .card');
    await cards.nth((await cards.count()) - 2).focus();
    await page.keyboard.press('Enter');
    await kiosk.on('panel:ferry');
    // The headline has the focus: the space bar is the player's.
    await page.keyboard.press(' ');
    await runsPast(0.2);
    await page.keyboard.press(' ');
    await stands();
    const from = (await player())?.currentTime ?? 0;
    for (let turn = 0; turn < 40 && (await page.evaluate(() => document.activeElement?.tagName)) !== 'INPUT'; turn += 1)
      await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.matches(':focus-visible'))).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      (at) => Math.abs((document.querySelector('video')?.currentTime ?? 0) - at) < 0.2,
      from + 5,
    );
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction((at) => Math.abs((document.querySelector('video')?.currentTime ?? 0) - at) < 0.2, from);
    await tabTo('Play');
    await page.keyboard.press(' ');
    await runsPast(from + 0.2);
    await tabTo('Captions');
    await page.keyboard.press('Enter');
    await page.locator('.media-caption').waitFor({ state: 'detached' });
    expect(await title()).toBe('panel:ferry');
    await page.keyboard.press('Escape');
    await kiosk.on('panel:bay');
    expect(await player()).toBeUndefined();
    expect(kiosk.problems()).toEqual([]);
  });

  test('there are no controls, no menus and no ways out but ours', async () => {
    const { page } = kiosk;
    await walkTo('ferry', 'en');
    const film = await page.locator('video').evaluate((element: HTMLVideoElement) => ({
      controls: element.controls,
      inPicture: element.disablePictureInPicture,
      remote: (element as unknown as { disableRemotePlayback: boolean }).disableRemotePlayback,
      list: [...(element as unknown as { controlsList: DOMTokenList }).controlsList].sort(),
      tracks: element.textTracks.length,
      menu: element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })),
    }));
    expect(film).toEqual({
      controls: false,
      inPicture: true,
      remote: true,
      list: ['nodownload', 'nofullscreen', 'noplaybackrate', 'noremoteplayback'],
      tracks: 0,
      menu: false,
    });
    await kiosk.tap(button('Play'));
    await runsPast(0.2);
    await kiosk.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      for (const keyCode of ['MediaPlayPause', 'MediaStop', 'MediaNextTrack']) {
        contents?.sendInputEvent({ type: 'keyDown', keyCode });
        contents?.sendInputEvent({ type: 'keyUp', keyCode });
      }
    });
    await runsPast(1);
    expect(await page.evaluate(() => navigator.mediaSession.metadata)).toBeNull();
    const off = await kiosk.app.evaluate(({ app }) => app.commandLine.getSwitchValue('disable-features'));
    expect(off).toMatch(/HardwareMediaKeyHandling.*MediaSessionService/);
  });

  test('nobody is asked whether they are there while it plays; after its end the idle rule counts again', async () => {
    const { page } = kiosk;
    await page.clock.install();
    await walkTo('ferry', 'en');
    await kiosk.tap(button('Play'));
    await runsPast(0.3);
    // The page's clock is wound forward by hand, the film is not: 75 s without a touch pass while it plays.
    await page.clock.runFor(80_000);
    expect(await page.locator('.idle').count()).toBe(0);
    await touchSlider(0.98);
    await page.locator('.media-stage[data-phase="ended"]').waitFor();
    await page.clock.runFor(74_000);
    expect(await page.locator('.idle').count()).toBe(0);
    await page.clock.runFor(3_000);
    expect(await page.locator('.idle').isVisible()).toBe(true);
    await page.clock.runFor(21_000);
    await kiosk.on('attract');
    expect(await player()).toBeUndefined();
  });
});

test('a broken film: its words stand for it in the language chosen, and the visit goes on', async () => {
  kiosk = await launchKiosk({ display: screen.display, pack: broken });
  const { page } = kiosk;
  await walkTo('ferry', 'th');
  await page.locator('.told').waitFor();
  expect(await page.locator('.told p').allTextContents()).toEqual([
    'ระฆังดัง ลูกเรือเก็บเชือก',
    // The sign of repetition is tied to its word.
    'เรือหันหัว เมืองค่อย\u00A0ๆ เล็กลง',
  ]);
  expect(await page.locator('h1').textContent()).toBe('เรือข้ามฟากออกแล้ว');
  expect(await page.locator('.panel .picture').getAttribute('alt')).toBe('เรือข้ามฟากออกจากท่า');
  expect(await player()).toBeUndefined();
  expect(await page.locator('.panel').innerText()).not.toMatch(/[A-Za-z]{3}/);
  expect(kiosk.problems().some((problem) => problem.includes('A recording cannot be played'))).toBe(true);
  await kiosk.tap(page.locator('.dock .button-primary'));
  await kiosk.on('panel:foghorn');
  // Captions that cannot be read are not offered; the sound plays all the same.
  await kiosk.tap(button('ฟังเสียง'));
  await runsPast(0.2);
  await button('คำบรรยาย').waitFor({ state: 'detached' });
  await kiosk.close();
});

test.each([
  ['bangkok-city-library', 'astana'],
  ['astana-national-library', 'bangkok'],
])(
  'at %s every recording of the pack plays from any place, and a browser reads its captions as we do',
  async (venue, id) => {
    kiosk = await launchKiosk({ display: screen.display, venue });
    await kiosk.on('attract');
    const folder = join(project, 'assets/packs', id);
    const pack = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')) as Pack;
    const panels = allPanels(pack).filter((panel) => panel.type === 'video' || panel.type === 'audio');
    expect(panels.map((panel) => panel.type).sort()).toEqual(['audio', 'video']);
    for (const panel of panels) {
      const played = await kiosk.page.evaluate(async (address) => {
        const film = document.createElement('video');
        film.muted = true;
        film.src = address;
        const told = (event: string): Promise<unknown> =>
          new Promise((resolve, reject) => {
            film.addEventListener(event, resolve, { once: true });
            film.addEventListener('error', () => reject(new Error(film.error?.message)), { once: true });
          });
        await told('loadeddata');
        const places: number[] = [];
        for (const part of [0.9, 0.1, 0.5]) {
          film.currentTime = film.duration * part;
          await told('seeked');
          places.push(film.currentTime / film.duration);
        }
        await film.play();
        film.pause();
        return { seconds: film.duration, places };
      }, `pack://${id}/${panel.file}`);
      expect(Math.abs(played.seconds - panel.seconds)).toBeLessThan(1);
      for (const [at, part] of [0.9, 0.1, 0.5].entries()) expect(played.places[at]).toBeCloseTo(part, 2);
      for (const file of Object.values(panel.captions)) {
        const read = await kiosk.page.evaluate(async (address) => {
          const film = document.createElement('video');
          film.crossOrigin = 'anonymous';
          const track = document.createElement('track');
          track.src = address;
          film.append(track);
          document.body.append(film);
          track.track.mode = 'hidden';
          await new Promise((resolve, reject) => {
            track.addEventListener('load', resolve, { once: true });
            track.addEventListener('error', reject, { once: true });
          });
          const cues = [...(track.track.cues ?? [])].map((cue) => {
            const { startTime, endTime, text } = cue as VTTCue;
            return { start: startTime, end: endTime, text };
          });
          film.remove();
          return cues;
        }, `pack://${id}/${file}`);
        expect(parseCaptions(readFileSync(join(folder, file), 'utf8'))).toEqual({ cues: read, faults: [] });
      }
    }
    expect(kiosk.problems()).toEqual([]);
    await kiosk.close();
  },
);
