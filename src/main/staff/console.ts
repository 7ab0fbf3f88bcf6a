import { BrowserWindow, type Session } from 'electron';

import type { Door } from '../../node/staff/door.ts';
import type { ConsoleFrame, Lobby } from '../../shared/ipc/staff-contract.ts';
import type { Log } from '../health/log.ts';
import { handleStaff } from '../ipc/handle.ts';
import { STAFF_ADDRESS } from '../protocol/addresses.ts';
import { lockedPreferences } from '../window/kiosk-window.ts';
import { KnockFilter, StaffSession } from './session.ts';

/** Registers what an open console can be asked; called once for each window. */
export type StaffFeature = (handle: ReturnType<typeof handleStaff>, desk: StaffDesk) => void;

/** What a feature of the console may do to it. */
export interface StaffDesk {
  readonly window: BrowserWindow;
  /** Tries a PIN once more, for what must not happen by a slip of the finger. */
  confirm(pin: string): ReturnType<Door['enter']>;
  leave(): Promise<void>;
  isOpen(): boolean;
  /** Somebody touches something that belongs to the console. */
  touch(): void;
  /** Runs it whenever the console is locked or left. */
  onLock(run: () => void): void;
}

/** What the console works with. */
export interface ConsoleOptions {
  readonly log: Log;
  readonly door: Door;
  /** The window of the exhibit; a recovery may have made another one since it was asked last. */
  readonly visitor: () => BrowserWindow;
  readonly preload: string;
  /** A session of the console alone; opened with its first window. */
  readonly session: () => Session;
  readonly frame: () => Promise<ConsoleFrame>;
  readonly now: () => number;
  readonly features: readonly StaffFeature[];
  /** The exhibit is out of sight: nothing of it may change or be judged until it comes back. */
  readonly onOpen: () => void;
  /** Brings the exhibit into its first state, on its own page and out of sight; resolves when it can be shown. */
  readonly onLeave: () => Promise<void>;
}

/** How often the clock is asked, in milliseconds. */
const TICK = 500;

/** Whole seconds to wait, never too few. */
const secondsOf = (milliseconds: number): number => Math.ceil(milliseconds / 1000);

/**
 * The console: a window of its own over the hidden exhibit, with its own process, session, preload and channels. It is
 * made for one knock and destroyed when it is left; nothing of it survives but what was decided in it.
 */
export class Console {
  readonly #options: ConsoleOptions;
  readonly #knocks = new KnockFilter();
  #window: BrowserWindow | undefined;
  #ends: Promise<void> | undefined;

  constructor(options: ConsoleOptions) {
    this.#options = options;
  }

  /** Somebody knocked. Gives whether the kiosk turns to its staff now; while it does, and shortly after, it does not hear. */
  knock(): boolean {
    const { log, now } = this.#options;
    if (!this.#knocks.admits(now()) || this.#window !== undefined || this.#ends !== undefined) return false;
    this.#open().catch((error: unknown) => {
      log.error('console-failed', 'The console could not be opened.', { stack: String(error) });
      void this.leave();
    });
    return true;
  }

  async #open(): Promise<void> {
    const { log, door, preload, session: sessionOf, now, onOpen, frame, features } = this.#options;
    const visitor = this.#options.visitor();
    const session = new StaffSession(now);
    const place = visitor.isKiosk() ? visitor.getBounds() : { ...visitor.getContentBounds(), useContentSize: true };
    const window = new BrowserWindow({
      ...place,
      show: false,
      backgroundColor: '#10202c',
      frame: !visitor.isKiosk(),
      kiosk: visitor.isKiosk(),
      autoHideMenuBar: true,
      title: 'sister-cities-kiosk',
      webPreferences: lockedPreferences(sessionOf(), preload),
    });
    this.#window = window;
    log.info('console-opened', 'Staff knocked; the console is shown.');
    await door.refresh();
    const { webContents: contents } = window;
    contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
    const ends: (() => void)[] = [];
    const lock = (): void => {
      session.lock();
      for (const run of ends) run();
    };
    const handle = handleStaff(log, contents.ipc, () => session.isOpen);
    const enter = async (work: () => ReturnType<Door['enter']>): ReturnType<Door['enter']> => {
      session.touch();
      const entry = await work();
      if (entry === 'open' && !window.isDestroyed()) session.open();
      log.info('console-entry', `A PIN was tried: ${entry}.`);
      return entry;
    };
    handle('staff:frame', frame);
    handle('staff:lobby', (): Lobby => {
      const { setUp, hard, wait } = door.status();
      return { at: session.isOpen ? 'open' : setUp ? 'setup' : 'pin', hard, wait: secondsOf(wait) };
    });
    handle('staff:touch', () => {
      session.touch();
      return null;
    });
    handle('staff:enter', (pin) => enter(() => door.enter(pin)));
    handle('staff:setup', (code, pin) => enter(() => door.setUp(code, pin)));
    handle('staff:change-pin', (old, pin) => enter(() => door.change(old, pin)));
    handle('staff:lock', () => {
      lock();
      return null;
    });
    handle('staff:leave', async () => {
      lock();
      await this.leave();
      return null;
    });
    const desk: StaffDesk = {
      window,
      confirm: (pin) => door.enter(pin),
      leave: () => this.leave(),
      isOpen: () => session.isOpen,
      touch: () => {
        session.touch();
      },
      onLock: (run) => void ends.push(run),
    };
    for (const feature of features) feature(handle, desk);
    const timer = setInterval(() => {
      // Asking is what writes down how much of a wait is left.
      door.status();
      const due = session.due();
      if (due === 'lock') lock();
      else if (due === 'leave') void this.leave();
    }, TICK);
    window.once('closed', () => {
      clearInterval(timer);
      lock();
      void this.leave();
    });
    contents.on('render-process-gone', (_event, { reason }) => {
      log.error('console-gone', `The console's page ended (${reason}); the exhibit is shown.`);
      void this.leave();
    });
    window.on('page-title-updated', (event) => {
      event.preventDefault();
    });
    window.once('ready-to-show', () => {
      onOpen();
      window.show();
      window.focus();
      this.#options.visitor().hide();
    });
    await window.loadURL(STAFF_ADDRESS);
  }

  /** Gives the screen back to the visitors, with the exhibit in its first state; resolves when it is shown. */
  leave(): Promise<void> {
    this.#ends ??= this.#end().finally(() => {
      this.#ends = undefined;
    });
    return this.#ends;
  }

  async #end(): Promise<void> {
    const { log, onLeave, now } = this.#options;
    const window = this.#window;
    if (window === undefined) return;
    await onLeave().catch((error: unknown) => {
      log.error('console-left-badly', 'The exhibit could not be loaded anew.', { stack: String(error) });
    });
    this.#window = undefined;
    this.#knocks.rest(now());
    const visitor = this.#options.visitor();
    if (!visitor.isDestroyed()) {
      const whole = visitor.isKiosk();
      visitor.show();
      if (whole) visitor.setKiosk(true);
      visitor.focus();
    }
    if (!window.isDestroyed()) window.destroy();
    log.info('console-left', 'The console is closed; the exhibit is shown.');
  }
}
