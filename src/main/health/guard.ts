import { app, BrowserWindow, powerMonitor, screen } from 'electron';

import type { Beat, Pulse } from '../../shared/ipc/contract.ts';
import { assertNever } from '../../shared/errors.ts';
import { INDEX_ADDRESS, STILL_ADDRESS } from '../protocol/addresses.ts';
import { isBlank } from './blank.ts';
import type { Log } from './log.ts';
import {
  beginning,
  debuggingPatience,
  LOOK_EVERY,
  patience,
  recover,
  type Recovery,
  type Sign,
  type Step,
} from './recovery.ts';

/** How often the picture itself is looked at, in milliseconds, and how long that may take. */
const PICTURE_EVERY = 30_000;
const PICTURE_PATIENCE = 10_000;
/** So many empty pictures in a row. A slow machine may be between two screens once. */
const BLANKS = 2;
/** Width of the stripe down the middle of the screen that is looked at, in device-independent pixels. */
const STRIPE = 16;

/** What a guard works with. */
export interface GuardOptions {
  readonly log: Log;
  /** Makes the window; it covers the screen at once where `now`. */
  readonly createWindow: (now: boolean) => BrowserWindow;
  /** Whether there is an exhibit to show. */
  readonly hasExhibit: () => boolean;
  /** Goes back to the pack before; false where there is none. */
  readonly stepDown: (why: string) => Promise<boolean>;
  /** Starts the whole kiosk anew. */
  readonly restart: (how: { readonly software: boolean; readonly why: string }) => void;
  /** Called when a page has painted its first screen. */
  readonly onPainted: () => void;
}

/** Watches over the window and its page, and brings back what is lost. `recovery.ts` decides, this does. */
export class Guard {
  readonly #options: GuardOptions;
  readonly #patience =
    !app.isPackaged && app.commandLine.hasSwitch('remote-debugging-port') ? debuggingPatience : patience;
  #state: Recovery = beginning(performance.now());
  #window: BrowserWindow | undefined;
  #retry: NodeJS.Timeout | undefined;
  #revision: number | undefined;
  #painted = false;
  #blanks = 0;
  #looking = false;
  /** On the way out nothing is to be brought back. */
  #over = false;

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  /** The one window of the exhibit; another one after a recovery. @throws before `start`. */
  get window(): BrowserWindow {
    if (this.#window === undefined) throw new Error('There is no window yet');
    return this.#window;
  }

  /** Opens the window, loads the exhibit and watches from then on. */
  async start(): Promise<void> {
    app.on('before-quit', () => {
      this.#over = true;
    });
    app.on('child-process-gone', (_event, { type, reason }) => {
      if (type === 'GPU' && reason !== 'clean-exit') this.tell({ kind: 'gpu-gone', why: reason });
    });
    for (const event of ['resume', 'unlock-screen'] as const)
      powerMonitor.on(event as 'resume', () => {
        this.tell({ kind: 'woke' });
      });
    const fit = (): void => {
      this.#fit();
    };
    screen.on('display-added', fit);
    screen.on('display-removed', fit);
    screen.on('display-metrics-changed', fit);
    setInterval(() => {
      this.tell({ kind: 'look' });
    }, LOOK_EVERY);
    setInterval(() => {
      void this.#lookAtPicture();
    }, PICTURE_EVERY);
    this.#open(false);
    await this.#load();
  }

  /** The page gave a sign of life. */
  beat({ painted, revision }: Beat, pulse: Pulse): void {
    if (this.#revision !== undefined && revision !== this.#revision) this.tell({ kind: 'pack' });
    this.#revision = revision;
    this.tell({ kind: 'beat', pulse, painted });
    if (painted && !this.#painted) this.#options.onPainted();
    this.#painted = painted;
  }

  /** What is shown has changed behind the page's back: it is loaded anew, ended first where it hangs. */
  async renew(hung: boolean): Promise<void> {
    if (hung) this.tell({ kind: 'failed', why: 'it hangs' });
    else await this.#load();
  }

  /** Something happened; what follows from it is done. */
  tell(sign: Sign): void {
    if (this.#over) return;
    const [state, steps] = recover(this.#state, sign, performance.now(), this.#patience);
    this.#state = state;
    if (steps.length > 0) void this.#take(steps);
  }

  async #take(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      try {
        await this.#do(step);
      } catch (error) {
        this.#options.log.error('recovery-failed', `The step ${step.do} failed.`, { stack: String(error) });
      }
    }
  }

  async #do(step: Step): Promise<void> {
    const { log, stepDown, restart } = this.#options;
    switch (step.do) {
      case 'log':
        log[step.level](step.event, step.message);
        return;
      case 'crash':
        this.#contents()?.forcefullyCrashRenderer();
        return;
      case 'kill': {
        const pid = this.#contents()?.getOSProcessId() ?? 0;
        log.error('page-killed', 'The page did not end, and is killed.', { pid });
        if (pid > 0) process.kill(pid, 'SIGKILL');
        return;
      }
      case 'step-down':
        if (!(await stepDown(step.why))) this.tell({ kind: 'bottom' });
        return;
      case 'load':
        this.#later(step.after, step.fresh);
        return;
      case 'rest':
        await this.#load(STILL_ADDRESS);
        this.#later(step.retry, false);
        return;
      case 'refocus':
        this.#refocus();
        return;
      case 'restart':
        restart(step);
        return;
      default:
        assertNever(step);
    }
  }

  #contents(): BrowserWindow['webContents'] | undefined {
    return this.#window === undefined || this.#window.isDestroyed() ? undefined : this.#window.webContents;
  }

  #later(milliseconds: number, fresh: boolean): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      if (this.#over) return;
      if (fresh || this.#contents() === undefined) this.#open(true);
      this.#closeOthers();
      void this.#load();
    }, milliseconds);
  }

  /** Opens a window over the one that is there, and only then takes that one away: nobody sees what lies behind. */
  #open(now: boolean): void {
    const before = this.#window;
    const window = this.#options.createWindow(now);
    this.#window = window;
    const { webContents } = window;
    const mine = (): boolean => this.#window === window;
    const failed = (why: string): void => {
      if (mine()) this.tell({ kind: 'failed', why });
    };
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (mine()) this.tell({ kind: 'gone', why: reason });
    });
    webContents.on('did-fail-load', (_event, code, words, _address, isMainFrame) => {
      // -3: another load has taken its place.
      if (isMainFrame && code !== -3) failed(`it could not be loaded (${words || code})`);
    });
    webContents.on('did-navigate', (_event, address) => {
      if (address !== INDEX_ADDRESS && address !== STILL_ADDRESS) failed(`it went to ${address.slice(0, 200)}`);
    });
    webContents.on('preload-error', (_event, _path, error) => {
      failed(`its preload script failed (${error.message})`);
    });
    window.on('unresponsive', () => {
      failed('it takes no input');
    });
    webContents.on('input-event', (_event, { type }) => {
      if (mine() && (type === 'touchStart' || type === 'mouseDown')) this.tell({ kind: 'touch' });
    });
    window.on('close', (event) => {
      if (!this.#over && window.isKiosk()) event.preventDefault();
    });
    window.on('closed', () => {
      if (mine()) this.tell({ kind: 'closed' });
    });
    if (before !== undefined && !before.isDestroyed()) before.destroy();
  }

  /** A window that staff left open does not outlive what went wrong: visitors must find the exhibit. */
  #closeOthers(): void {
    for (const other of BrowserWindow.getAllWindows()) if (other !== this.#window) other.destroy();
  }

  async #load(wanted?: string): Promise<void> {
    clearTimeout(this.#retry);
    const address = wanted ?? (this.#options.hasExhibit() ? INDEX_ADDRESS : STILL_ADDRESS);
    this.#painted = false;
    this.tell({ kind: 'load', resting: address === STILL_ADDRESS });
    // What fails here is told by did-fail-load or render-process-gone.
    await this.#window?.loadURL(address).catch(() => undefined);
  }

  #refocus(): void {
    const window = this.#window;
    if (window === undefined || window.isDestroyed()) return;
    window.blur();
    window.focus();
    window.webContents.focus();
  }

  #fit(): void {
    const window = this.#window;
    if (window === undefined || window.isDestroyed() || !window.isKiosk()) return;
    const { bounds } = screen.getPrimaryDisplay();
    this.#options.log.info('screen-changed', `The screen is ${bounds.width} by ${bounds.height} now.`);
    window.setBounds(bounds);
    this.tell({ kind: 'woke' });
  }

  /** A page can live, draw, and still show nothing: the glass tells. */
  async #lookAtPicture(): Promise<void> {
    const window = this.#window;
    if (this.#looking || !this.#painted || window === undefined || window.isDestroyed() || !window.isVisible()) return;
    this.#looking = true;
    const { width, height } = window.getContentBounds();
    const stripe = { x: Math.floor((width - STRIPE) / 2), y: 0, width: STRIPE, height };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, PICTURE_PATIENCE, undefined);
    });
    const picture = await Promise.race([window.webContents.capturePage(stripe).catch(() => undefined), late]);
    clearTimeout(timer);
    this.#looking = false;
    if (!this.#painted || window !== this.#window) return;
    const blank = picture === undefined || isBlank(picture.toBitmap());
    this.#blanks = blank ? this.#blanks + 1 : 0;
    if (this.#blanks < BLANKS) return;
    this.#blanks = 0;
    this.tell({ kind: 'failed', why: 'the picture is empty' });
  }
}
