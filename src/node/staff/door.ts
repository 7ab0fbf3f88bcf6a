import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

import { describeFault } from '../../shared/errors.ts';
import { countAttempt, isHardLocked, openLock } from '../../shared/staff/lock.ts';
import { pinFlaw } from '../../shared/staff/pin.ts';
import type { StateFile } from '../state/state-file.ts';
import { type DoorState, openDoorState } from './door-state.ts';
import { hashPin, isPin } from './pin-hash.ts';

/** What came of a PIN or a code. `disk`: nothing was checked, because the attempt could not be written down. */
export type Entry = 'open' | 'wrong' | 'wait' | 'hard' | 'disk' | 'short' | 'simple';

/** How the door stands. */
export interface DoorStatus {
  /** Whether a PIN has to be set first, with the setup code. */
  readonly setUp: boolean;
  /** Only an administrator can open it. */
  readonly hard: boolean;
  /** Milliseconds until the next try. */
  readonly wait: number;
}

/** What a door works with. */
export interface DoorOptions {
  readonly data: string;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
  /** Tells the one-time setup code to whoever can read the console or the log. */
  readonly announce: (code: string) => void;
  /** Told what was found damaged. */
  readonly tell: (sentence: string) => void;
}

/** How often the rest of a wait is written down, in milliseconds: at most so much is waited twice after a restart. */
const WRITE_EVERY = 10_000;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The door of the console: a PIN, and a memory of wrong ones that outlives everything but an administrator. */
export class Door {
  readonly #options: DoorOptions;
  #file: StateFile<DoorState>;
  /** The setup code of this run; only while there is no PIN. */
  #code: string | undefined;
  /** What is left to be waited, and when that was reckoned and written last. */
  #wait: number;
  #at: number;
  #writtenAt: number;
  #wrongBefore = 0;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(options: DoorOptions, file: StateFile<DoorState>) {
    this.#options = options;
    this.#file = file;
    this.#wait = file.value().lock.wait;
    this.#at = options.now();
    this.#writtenAt = this.#at;
    this.#opened();
  }

  /** Reads what is kept; where there is no PIN yet, announces a setup code. */
  static async open(options: DoorOptions): Promise<Door> {
    return new Door(options, await openDoorState(options.data));
  }

  /** Reads it again: an administrator may have taken the PIN away meanwhile. */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      this.#pass();
      const { failures } = this.#file.value().lock;
      this.#file = await openDoorState(this.#options.data);
      const { lock } = this.#file.value();
      // What was waited in this run counts, where nothing else has changed.
      this.#wait = lock.failures === failures ? Math.min(lock.wait, this.#wait) : lock.wait;
      this.#opened();
    });
  }

  #opened(): void {
    for (const fault of this.#file.faults) this.#options.tell(describeFault(fault));
    if (this.#file.value().pin !== null) this.#code = undefined;
    else if (this.#code === undefined) {
      this.#code = String(randomInt(100_000_000)).padStart(8, '0');
      this.#options.announce(this.#code);
    }
  }

  /** Takes what has passed off the wait. Time in which the kiosk was off, or its clock jumped, does not count. */
  #pass(): void {
    const now = this.#options.now();
    const before = this.#wait;
    this.#wait = Math.max(0, before - Math.max(0, now - this.#at));
    this.#at = now;
    if (before === 0 || (this.#wait > 0 && now - this.#writtenAt < WRITE_EVERY)) return;
    // Between two of these, the disk holds more than is left.
    this.#writtenAt = now;
    const state = this.#file.value();
    void this.#file.write({ ...state, lock: { ...state.lock, wait: this.#wait } });
  }

  /** How it stands now. Ask once in a while as long as there is a wait: asking is what writes down how much is left. */
  status(): DoorStatus {
    this.#pass();
    const { pin, lock } = this.#file.value();
    return { setUp: pin === null, hard: isHardLocked(lock), wait: this.#wait };
  }

  /** How many wrong PINs there were before the last right one: staff should know that somebody tried. */
  get wrongBefore(): number {
    return this.#wrongBefore;
  }

  /** Tries a PIN. One at a time; each is written down before it is looked at. */
  enter(pin: string): Promise<Entry> {
    return this.#attempt(async () => {
      const { pin: kept } = this.#file.value();
      return kept !== null && (await isPin(pin, kept)) ? kept : undefined;
    });
  }

  /** Sets the first PIN with the setup code. A PIN that cannot be set costs no attempt. */
  async setUp(code: string, pin: string): Promise<Entry> {
    const flaw = pinFlaw(pin);
    if (flaw !== undefined) return flaw;
    return this.#attempt(async () => {
      const right = this.#code !== undefined && timingSafeEqual(digest(code), digest(this.#code));
      return right && this.#file.value().pin === null ? hashPin(pin) : undefined;
    });
  }

  /** Sets another PIN; the old one is tried like any. */
  async change(old: string, pin: string): Promise<Entry> {
    const flaw = pinFlaw(pin);
    if (flaw !== undefined) return flaw;
    return this.#attempt(async () => {
      const { pin: kept } = this.#file.value();
      return kept !== null && (await isPin(old, kept)) ? hashPin(pin) : undefined;
    });
  }

  #attempt(check: () => Promise<DoorState['pin'] | undefined>): Promise<Entry> {
    return this.#inTurn(async () => {
      const { hard, wait } = this.status();
      if (hard) return 'hard';
      if (wait > 0) return 'wait';
      const before = this.#file.value();
      const counted = { ...before, lock: countAttempt(before.lock) };
      const written = await this.#file.write(counted);
      // Whoever can try without being counted can try for ever.
      if (!written.ok) {
        await this.#file.write(before);
        return 'disk';
      }
      const pin = await check();
      if (pin === undefined) {
        this.#wait = counted.lock.wait;
        this.#at = this.#options.now();
        this.#writtenAt = this.#at;
        return 'wrong';
      }
      await this.#file.write({ ...counted, pin, lock: openLock });
      this.#code = undefined;
      this.#wrongBefore = before.lock.failures;
      return 'open';
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
