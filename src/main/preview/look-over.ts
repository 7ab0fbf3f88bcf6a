import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { app, BrowserWindow, Menu, type NativeImage } from 'electron';

import { glassSizes, type LookAnswer, type LookJob, lookJobSchema } from '../../node/authoring/look-job.ts';
import { readLanguages } from '../../node/languages/read-languages.ts';
import { readVenues } from '../../node/venue/read-venues.ts';
import { type allPanels, panelText } from '../../shared/content/pack-view.ts';
import type { Exhibit } from '../../shared/ipc/contract.ts';
import type { Look, LookPlan, PanelToLookAt } from '../../shared/schema/look.ts';
import type { Log } from '../health/log.ts';
import { exitCodes } from '../health/exit-codes.ts';
import { handle } from '../ipc/handle.ts';
import { handleExhibit } from '../ipc/handlers/exhibit.ts';
import { handleProblems } from '../ipc/handlers/problem.ts';
import { readExhibit, type ReadExhibit } from '../packs/read-exhibit.ts';
import { INDEX_ADDRESS } from '../protocol/addresses.ts';
import { serveApp, servePacks } from '../protocol/serve.ts';
import { chooseVenue } from '../startup.ts';
import { lockedPreferences } from '../window/kiosk-window.ts';
import { openKioskSession } from '../window/lockdown.ts';
import { PreviewStage } from './preview-stage.ts';

/** Pixels across a picture for translators: the words can be read, and a hundred of them make a small file. */
const PICTURE_WIDTH = 360;
const PICTURE_QUALITY = 72;

/** Most looks for a frame that has been drawn. */
const MOST_TRIES = 50;

/** Whether a picture has the frame's crimson at a point of the page. */
function isFrameAt(picture: NativeImage, { x, y }: { x: number; y: number }): boolean {
  const { width, height } = picture.getSize();
  const bitmap = picture.toBitmap();
  const at = (Math.min(height - 1, Math.round(y)) * width + Math.min(width - 1, Math.round(x))) * 4;
  const [blue = 0, green = 0, red = 0] = bitmap.subarray(at, at + 3);
  return red > 150 && green < 80 && blue < 120;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Everything of a pack that has words, as a walk. */
function planFor({ loaded }: ReadExhibit, language: string, painted: boolean): LookPlan {
  const { pack, texts } = loaded;
  const words = texts[language];
  const sheetsOf = (panel: ReturnType<typeof allPanels>[number]): PanelToLookAt['sheets'] => {
    const text = words === undefined ? undefined : panelText(panel, words);
    return [
      ...(text?.more === undefined ? [] : (['more'] as const)),
      ...(text !== undefined && 'transcript' in text && text.transcript !== undefined ? (['transcript'] as const) : []),
      'sources',
    ];
  };
  return {
    language,
    // The largest letters ask for the most room; what fits in both fits between.
    textSizes: painted ? [1] : [1, 3],
    topics: pack.topics.map(({ id, panels }) => ({
      id,
      panels: panels.map((panel) => ({ id: panel.id, sheets: sheetsOf(panel) })),
    })),
    painted,
  };
}

/** A page of the exhibit in a window that nobody sees, at any size of glass, whatever screen this computer has. */
class HiddenPage {
  readonly #window: BrowserWindow;
  #ready: () => void = () => undefined;
  /** The language that greets: the first one offered. */
  language = '';

  constructor(
    log: Log,
    folder: { renderer: string; preload: string },
    stage: PreviewStage,
    exhibit: ReadExhibit,
    read: Awaited<ReturnType<typeof readLanguages>>,
  ) {
    const session = openKioskSession(log);
    serveApp(session, folder.renderer, read.fonts);
    servePacks(session, stage, log);
    handleProblems(log, () => undefined);
    const load = (): Exhibit => {
      const shown = stage.load();
      const { languages } = exhibit.loaded.pack;
      const offered = [this.language, ...languages.filter((each) => each !== this.language)];
      return { ...shown, venue: { ...shown.venue, languages: offered } };
    };
    handleExhibit(log, { load, beat: (beat) => stage.beat(beat) }, read.languages);
    handle(log, 'preview:next', async (after) => {
      // The page asks for news once all of it is there.
      this.#ready();
      return stage.next(Math.max(after, 1));
    });
    handle(log, 'visit:report', () => null);
    handle(log, 'door:knock', () => false);
    this.#window = new BrowserWindow({
      show: false,
      webPreferences: {
        ...lockedPreferences(session, folder.preload),
        offscreen: true,
        backgroundThrottling: false,
        additionalArguments: ['--pack-preview'],
      },
    });
  }

  /** Opens the page anew, on glass of that size. */
  async open(size: Size, language: string): Promise<void> {
    this.language = language;
    const { webContents: contents } = this.#window;
    // A window that never showed anything has no screen to pretend.
    if (contents.getURL() === '') await this.#load();
    this.#window.setContentSize(size.width, size.height);
    contents.enableDeviceEmulation({
      screenPosition: 'mobile',
      screenSize: { ...size },
      viewSize: { ...size },
      viewPosition: { x: 0, y: 0 },
      deviceScaleFactor: 1,
      scale: 1,
    });
    await this.#load();
  }

  async #load(): Promise<void> {
    const ready = new Promise<void>((resolve) => {
      this.#ready = resolve;
    });
    await this.#window.loadURL(INDEX_ADDRESS);
    await ready;
  }

  #ask<T>(call: string): Promise<T> {
    return this.#window.webContents.executeJavaScript(`window.lookOver.${call}`) as Promise<T>;
  }

  begin(plan: LookPlan): Promise<void> {
    return this.#ask(`begin(${JSON.stringify(plan)})`);
  }

  next(wanted: readonly string[]): Promise<Look | undefined> {
    return this.#ask(`next(${JSON.stringify(wanted)})`);
  }

  /** A picture of the screen, with a frame around a text where one is given, as JPEG. */
  async picture(
    text: string | undefined,
  ): Promise<{ readonly jpeg: Buffer; readonly width: number; readonly height: number }> {
    const line = await this.#ask<{ x: number; y: number } | undefined>(
      `frame(${text === undefined ? '' : JSON.stringify(text)})`,
    );
    let taken = await this.#window.webContents.capturePage();
    // What is captured may be a frame behind what the page has drawn: the picture itself says when it is there.
    const isThere = (): boolean => line === undefined || isFrameAt(taken, line);
    for (let tries = 0; !isThere() && tries < MOST_TRIES; tries += 1) {
      await this.#ask('painted()');
      taken = await this.#window.webContents.capturePage();
    }
    const small = taken.resize({ width: PICTURE_WIDTH, quality: 'good' });
    await this.#ask('frame()');
    return { jpeg: small.toJPEG(PICTURE_QUALITY), ...small.getSize() };
  }
}

async function findOverflow(
  page: HiddenPage,
  exhibit: ReadExhibit,
  sizes: readonly Size[],
  tell: (answer: LookAnswer) => void,
): Promise<number> {
  const { languages } = exhibit.loaded.pack;
  const total = sizes.length * languages.length;
  let [done, looks] = [0, 0];
  for (const size of sizes)
    for (const language of languages) {
      await page.open(size, language);
      await page.begin(planFor(exhibit, language, false));
      for (let look = await page.next([]); look !== undefined; look = await page.next([])) {
        looks += 1;
        const { screen, textSize } = look;
        for (const { what, texts } of look.findings)
          tell({ kind: 'overflow', language, screen, ...size, textSize, what, texts });
      }
      tell({ kind: 'progress', done: (done += 1), total });
    }
  return looks;
}

async function takePictures(
  page: HiddenPage,
  exhibit: ReadExhibit,
  { ask, answers }: LookJob,
  tell: (answer: LookAnswer) => void,
): Promise<number> {
  if (ask.kind !== 'pictures') return 0;
  const left = new Map(ask.texts.map(({ place, text }) => [place, text]));
  const total = left.size;
  let looks = 0;
  await page.open(glassSizes[0], ask.language);
  await page.begin(planFor(exhibit, ask.language, true));
  /** Which of the texts may stand on a screen: a word may be on many, and the right one is its own. */
  const belongs = (place: string, screen: string): boolean => {
    const [top, id] = place.split('.');
    if (top === 'panels') return screen === `panel:${id ?? ''}`;
    if (top === 'topics') return screen === 'home' || screen === `topic:${id ?? ''}`;
    return !screen.startsWith('panel:');
  };
  while (left.size > 0) {
    const look = await page.next([...new Set(left.values())]);
    if (look === undefined) break;
    looks += 1;
    for (const [place, text] of left) {
      // What a picture shows is read aloud and written nowhere: the translator sees the picture itself.
      const isAlt = /(^|\.)(alt|coverAlt)$/.test(place);
      if (!(isAlt || look.seen.includes(text)) || !belongs(place, look.screen)) continue;
      const { jpeg, width, height } = await page.picture(isAlt ? undefined : text);
      const file = `${total - left.size}.jpg`;
      writeFileSync(join(dirname(answers), file), jpeg);
      left.delete(place);
      tell({ kind: 'picture', place, file, width, height });
      tell({ kind: 'progress', done: total - left.size, total });
    }
  }
  return looks;
}

/**
 * Looks at a pack for the pack tools, in a window that nobody sees: the kiosk's own page behind the kiosk's own locks.
 * Answers in a file, line by line, and ends.
 */
export async function startLookOver(jobFile: string, venueId: string | undefined, log: Log): Promise<void> {
  const job = lookJobSchema.parse(JSON.parse(readFileSync(jobFile, 'utf8')));
  const tell = (answer: LookAnswer): void => {
    appendFileSync(job.answers, `${JSON.stringify(answer)}\n`);
  };
  const assets = join(app.getAppPath(), 'assets');
  const venue = chooseVenue(await readVenues(join(assets, 'venues')), venueId);
  if (!venue.ok) throw new Error(venue.error);
  const exhibit = await readExhibit(resolve(job.folder));
  if (!exhibit.ok) {
    tell({ kind: 'failed', why: 'the pack cannot be shown' });
    app.exit(exitCodes.done);
    return;
  }
  const stage = new PreviewStage(resolve(job.folder), venue.value, exhibit.value);
  const [languages] = await Promise.all([
    readLanguages(join(app.getAppPath(), 'locales')),
    stage.refresh(),
    app.whenReady(),
  ]);
  Menu.setApplicationMenu(null);
  const folders = { renderer: join(__dirname, '../renderer'), preload: join(__dirname, '../preload/index.cjs') };
  const page = new HiddenPage(log, folders, stage, exhibit.value, languages);
  const looks =
    job.ask.kind === 'overflow'
      ? await findOverflow(page, exhibit.value, job.ask.sizes ?? glassSizes, tell)
      : await takePictures(page, exhibit.value, job, tell);
  tell({ kind: 'end', looks });
  app.exit(exitCodes.done);
}
