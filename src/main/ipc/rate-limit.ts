/** Requests of one kind that may come at once, and how many a second may follow. */
const BURST = 60;
const PER_SECOND = 20;

/** Lets a page ask as often as a page needs to, and no oftener. Times are those of a monotonic clock, in milliseconds. */
export class RateLimit {
  readonly #left = new Map<string, { readonly left: number; readonly at: number }>();

  /** Whether a request of this kind may be answered now. */
  allows(kind: string, now: number): boolean {
    const { left, at } = this.#left.get(kind) ?? { left: BURST, at: now };
    const filled = Math.min(BURST, left + (Math.max(0, now - at) * PER_SECOND) / 1_000);
    this.#left.set(kind, { left: filled < 1 ? filled : filled - 1, at: now });
    return filled >= 1;
  }
}
