/** How long an open console waits for a touch, and how long the pad for a PIN does, in milliseconds. */
export const CONSOLE_PATIENCE = 60_000;
export const PAD_PATIENCE = 30_000;

/** Fewest milliseconds between the end of one visit to the console and the next, and so between two knocks. */
const KNOCK_PAUSE = 2_000;

/** What the clock asks for: lock the console, or give the screen back to the visitors. */
export type Due = 'lock' | 'leave';

/**
 * Whether the console is open, and for how long yet. It is bound to one window and dies with it. The clock is passed in;
 * it must only go forward, so that nobody lengthens a minute by setting the clock of the wall.
 */
export class StaffSession {
  #open = false;
  #touchedAt: number;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
    this.#touchedAt = now();
  }

  get isOpen(): boolean {
    // Also where nobody has asked in time: a request that comes late is refused, not served and then locked.
    return this.#open && this.#now() - this.#touchedAt < CONSOLE_PATIENCE;
  }

  /** The PIN was right. */
  open(): void {
    this.#open = true;
    this.#touchedAt = this.#now();
  }

  lock(): void {
    this.#open = false;
    this.#touchedAt = this.#now();
  }

  /** Somebody touched the console; what has run out already is not brought back. */
  touch(): void {
    if (!this.#open || this.isOpen) this.#touchedAt = this.#now();
  }

  /** What is due now, if anything; to be asked at least once a second. */
  due(): Due | undefined {
    const idle = this.#now() - this.#touchedAt;
    if (this.#open) return idle < CONSOLE_PATIENCE ? undefined : 'lock';
    return idle < PAD_PATIENCE ? undefined : 'leave';
  }
}

/** Lets a knock through where the last one, or the end of what came of it, is long enough ago. */
export class KnockFilter {
  #last = Number.NEGATIVE_INFINITY;

  /** Whether this knock counts. */
  admits(now: number): boolean {
    if (now - this.#last < KNOCK_PAUSE) return false;
    this.#last = now;
    return true;
  }

  /** What came of the last knock is over; the pause begins anew. */
  rest(now: number): void {
    this.#last = now;
  }
}
