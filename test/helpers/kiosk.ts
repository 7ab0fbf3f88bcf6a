import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { _electron, type CDPSession, type ElectronApplication, type Locator, type Page } from 'playwright-core';

import { settle } from './browser-kiosk.ts';
import { application } from './project.ts';
import { unprivilegedElectron } from './unprivileged.ts';

/** A point of the glass in CSS pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Milliseconds between two reports of a finger. */
const FRAME = 16;

/** How a kiosk is started for a test. */
export interface KioskOptions {
  readonly display: string;
  readonly venue?: string;
  readonly pack?: string;
  readonly windowed?: boolean;
  /** The application folder, where it is not the project's. */
  readonly application?: string;
  /** A data folder that somebody else makes and removes, see `makeDataFolder`; its own when left out. */
  readonly data?: string;
  /** The socket of a speech dispatcher; without one there is no voice. */
  readonly voices?: string;
  /** More arguments, like `--trial=2`. */
  readonly args?: readonly string[];
}

/** A line of the kiosk's log. */
export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

/** A real kiosk, driven as a visitor would. */
export interface Kiosk {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where it keeps everything it writes. */
  readonly data: string;
  /** Console errors, uncaught errors and warnings of the log so far. */
  problems(): string[];
  /** Addresses asked for so far. */
  readonly requests: string[];
  /** A finger down and up in the middle of an element, without the helping hand that a click gives. */
  tap(target: Locator): Promise<void>;
  /** Where an element stands once everything has come to rest. */
  box(target: Locator): Promise<{ x: number; y: number; width: number; height: number }>;
  /** A finger down and up at a point. */
  tapAt(x: number, y: number): Promise<void>;
  /** A finger put down, moved through points, and lifted where `letGo` says so. */
  drag(points: readonly Spot[], letGo: boolean): Promise<void>;
  /** The finger that a drag left on the glass, moved on and lifted after it was held still for a while. */
  letGo(x: number, y: number, held?: number): Promise<void>;
  /**
   * Fingers come, move or go, so many milliseconds (a frame) after the last touch; a finger that comes without saying
   * when comes now. The glass says when that was, not the machine: a slow one makes no slow hand.
   */
  fingers(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Spot[], after?: number): Promise<void>;
  /** When the glass was touched last, on its own clock, in milliseconds since 1970. */
  glassTime(): number;
  /** Waits until this screen is the one shown. */
  on(screen: string): Promise<void>;
  /** Lines of the log. */
  log(): LogLine[];
  close(): Promise<void>;
}

/** A data folder that the user Electron runs as may write. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-data-'));
  const owner = unprivilegedElectron().uid;
  if (owner !== undefined) chownSync(folder, owner, owner);
  return folder;
}

/** Waits until what was just touched has been painted, and what follows from it. Runs inside the page. */
function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        resolve();
      });
    });
  });
}

/** Starts a kiosk with a data folder of its own and waits for its first screen. The sandbox is on. */
export async function launchKiosk(options: KioskOptions): Promise<Kiosk> {
  const data = options.data ?? makeDataFolder();
  const home = join(data, 'home');
  mkdirSync(home, { recursive: true });
  const { executable, uid, environment } = unprivilegedElectron();
  if (uid !== undefined) chownSync(home, uid, uid);
  const app = await _electron.launch({
    executablePath: executable,
    chromiumSandbox: true,
    env: {
      ...(process.env as Record<string, string>),
      ...environment(home),
      DISPLAY: options.display,
      // What voices the machine under test has is no matter of chance: none, or those that a test brings.
      SPEECHD_ADDRESS: `unix_socket:${options.voices ?? join(home, 'no-voices')}`,
    },
    args: [
      options.application ?? application,
      `--data=${data}`,
      ...(options.venue === undefined ? [] : [`--venue=${options.venue}`]),
      ...(options.pack === undefined ? [] : [`--pack=${options.pack}`]),
      ...(options.windowed === true ? ['--windowed'] : []),
      ...(options.args ?? []),
    ],
  });
  const page = await app.firstWindow();
  const seen: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    // Said of every page whose policy has a sandbox, also of one at the top, where it is not true.
    if (message.text().startsWith('An iframe which has both allow-scripts and allow-same-origin')) return;
    if (message.type() === 'error' || message.type() === 'warning')
      seen.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.push(`page error: ${error.message}`));
  page.on('request', (request) => requests.push(request.url()));
  await page.waitForSelector('html[data-screen], main p', { state: 'attached' });
  const touch: CDPSession = await app.context().newCDPSession(page);
  let touched = 0;
  const kiosk: Kiosk = {
    app,
    page,
    data,
    requests,
    problems: () => [
      ...seen,
      ...kiosk
        .log()
        .filter((line) => line.level !== 'info')
        // Where a test lets hours pass in a moment, the page says in that moment how often it lived in them.
        .filter((line) => line.message !== 'refused page:beat: asked too often')
        .map((line) => `log ${line.level}: ${line.message}`),
    ],
    async fingers(type, points, after) {
      const next = touched + (after ?? FRAME);
      touched = type === 'touchStart' && after === undefined ? Math.max(Date.now(), next) : next;
      await touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map((point, id) => ({ ...point, id })),
        timestamp: touched / 1000,
      });
    },
    glassTime: () => touched,
    async tapAt(x, y) {
      await kiosk.fingers('touchStart', [{ x, y }]);
      await kiosk.fingers('touchEnd', []);
    },
    async drag([first, ...others], letGo) {
      if (first === undefined) return;
      await kiosk.fingers('touchStart', [first]);
      for (const point of others) await kiosk.fingers('touchMove', [point]);
      if (letGo) await kiosk.fingers('touchEnd', []);
    },
    async letGo(x, y, held = 0) {
      await kiosk.fingers('touchMove', [{ x, y }]);
      await kiosk.fingers('touchEnd', [], FRAME + held);
    },
    async box(target) {
      await target.waitFor({ state: 'visible' });
      // A finger follows what moves; a test that measures first and touches later would miss it.
      await page.evaluate(settle);
      const box = await target.boundingBox();
      if (box === null) throw new Error('There is nothing to touch');
      return box;
    },
    async tap(target) {
      const box = await kiosk.box(target);
      await kiosk.tapAt(box.x + box.width / 2, box.y + box.height / 2);
      // What is shown follows a frame after what was pressed.
      await page.evaluate(twoFrames);
    },
    async on(screen) {
      await page.waitForFunction((name) => document.documentElement.dataset['screen'] === name, screen, {
        timeout: 10_000,
      });
    },
    log() {
      const file = join(data, 'logs/kiosk.jsonl');
      if (!existsSync(file)) return [];
      return readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as LogLine);
    },
    async close() {
      await app.close();
      if (options.data === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
  return kiosk;
}
