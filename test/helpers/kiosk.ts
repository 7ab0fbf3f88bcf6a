import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { _electron, type CDPSession, type ElectronApplication, type Locator, type Page } from 'playwright-core';

import { settle } from './browser-kiosk.ts';
import { application } from './project.ts';
import { unprivilegedElectron } from './unprivileged.ts';

/** How a kiosk is started for a test. */
export interface KioskOptions {
  readonly display: string;
  readonly venue?: string;
  readonly pack?: string;
  readonly windowed?: boolean;
  /** The application folder, where it is not the project's. */
  readonly application?: string;
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
  /** A finger down and up at a point. */
  tapAt(x: number, y: number): Promise<void>;
  /** A finger put down, moved through points, and lifted where `letGo` says so. */
  drag(points: readonly { x: number; y: number }[], letGo: boolean): Promise<void>;
  /** The finger that a drag left on the glass, moved on and lifted. */
  letGo(x: number, y: number): Promise<void>;
  /** Waits until this screen is the one shown. */
  on(screen: string): Promise<void>;
  /** Lines of the log. */
  log(): { level: string; event: string; message: string }[];
  close(): Promise<void>;
}

function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-data-'));
  const owner = unprivilegedElectron().uid;
  if (owner !== undefined) chownSync(folder, owner, owner);
  return folder;
}

/** Starts a kiosk with a data folder of its own and waits for its first screen. The sandbox is on. */
export async function launchKiosk(options: KioskOptions): Promise<Kiosk> {
  const data = makeDataFolder();
  const home = join(data, 'home');
  mkdirSync(home);
  const { executable, uid, environment } = unprivilegedElectron();
  if (uid !== undefined) chownSync(home, uid, uid);
  const app = await _electron.launch({
    executablePath: executable,
    chromiumSandbox: true,
    env: { ...(process.env as Record<string, string>), ...environment(home), DISPLAY: options.display },
    args: [
      options.application ?? application,
      `--data=${data}`,
      ...(options.venue === undefined ? [] : [`--venue=${options.venue}`]),
      ...(options.pack === undefined ? [] : [`--pack=${options.pack}`]),
      ...(options.windowed === true ? ['--windowed'] : []),
    ],
  });
  const page = await app.firstWindow();
  const seen: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      seen.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.push(`page error: ${error.message}`));
  page.on('request', (request) => requests.push(request.url()));
  await page.waitForSelector('html[data-screen], main p', { state: 'attached' });
  const touch: CDPSession = await app.context().newCDPSession(page);
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
        .map((line) => `log ${line.level}: ${line.message}`),
    ],
    async tapAt(x, y) {
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
    async drag([first, ...others], letGo) {
      if (first === undefined) return;
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [first] });
      for (const point of others)
        await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
      if (letGo) await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
    async letGo(x, y) {
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y }] });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
    async tap(target) {
      await target.waitFor({ state: 'visible' });
      // A finger follows what moves; a test that measures first and touches later would miss it.
      await page.evaluate(settle);
      const box = await target.boundingBox();
      if (box === null) throw new Error('There is nothing to touch');
      await kiosk.tapAt(box.x + box.width / 2, box.y + box.height / 2);
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
        .map((line) => JSON.parse(line) as { level: string; event: string; message: string });
    },
    async close() {
      await app.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
  return kiosk;
}
