import type { Beat } from '../../shared/ipc/contract.ts';
import type { Reason } from '../../node/store/state.ts';

/** How long a trial takes and how much it forgives, in milliseconds. */
export interface TrialSpans {
  /** How long the page must live and show the pack without a fault. */
  readonly healthy: number;
  /** How long it may take until the first screen is painted. */
  readonly paint: number;
  /** Longest time without a sign of life. */
  readonly silence: number;
  /** How long the page may take to try every file of the pack. */
  readonly inspection: number;
}

/** What a venue gets: a minute of health, and patience for an old computer. */
export const trialSpans: TrialSpans = { healthy: 60_000, paint: 30_000, silence: 10_000, inspection: 600_000 };

/** How a trial stands. `urgent`: the page itself is in trouble, and a visitor has nothing left to lose. */
export type Verdict =
  | { readonly kind: 'watching' | 'healthy' }
  | { readonly kind: 'failed'; readonly reason: Reason; readonly urgent: boolean };

const trouble = (cause: string): Verdict => ({ kind: 'failed', urgent: true, reason: { code: 'TRIAL', cause } });
const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 1000)} s`;

/**
 * Judges a pack on trial by the page's signs of life. Times are those of a monotonic clock and are passed in; look
 * at the verdict at least once in `silence`.
 */
export class TrialWatch {
  readonly #revision: number;
  readonly #spans: TrialSpans;
  #missing: string | undefined;
  /** When the page asked for the pack; undefined while it still shows another one. */
  #loadedAt: number | undefined;
  /** The last sign of life with the pack on screen. */
  #lastBeat: number | undefined;
  #paintedAt: number | undefined;
  #inspected = false;
  #lastLook: number;

  constructor(revision: number, spans: TrialSpans, now: number) {
    this.#revision = revision;
    this.#spans = spans;
    this.#lastLook = now;
  }

  /** Whether the page has the pack, and what happens to it may be the pack's doing. */
  get began(): boolean {
    return this.#loadedAt !== undefined;
  }

  /** The page asked for the pack, at its start or in the middle of its life. The minute of health begins anew. */
  loaded(now: number): void {
    this.#loadedAt = now;
    this.#lastBeat = undefined;
    this.#paintedAt = undefined;
    this.#inspected = false;
  }

  /** The page gave a sign of life. */
  beat(beat: Beat, now: number): void {
    if (beat.revision !== this.#revision) {
      // A visitor came before the page could change over, and is still with the pack before.
      if (beat.visiting) this.#loadedAt = undefined;
      return;
    }
    this.#loadedAt ??= now;
    this.#lastBeat = now;
    if (beat.painted) this.#paintedAt ??= now;
    this.#inspected = beat.inspected;
  }

  /** A file of the pack could not be shown. */
  missing(file: string): void {
    this.#missing ??= file;
  }

  /** How the trial stands now. */
  verdict(now: number): Verdict {
    this.#forgiveOwnSleep(now);
    const { healthy, paint, silence, inspection } = this.#spans;
    if (this.#missing !== undefined) {
      const reason: Reason = { code: 'MISSING', cause: `${this.#missing} could not be shown` };
      return { kind: 'failed', urgent: false, reason };
    }
    if (this.#loadedAt === undefined) return { kind: 'watching' };
    if (this.#lastBeat !== undefined && now - this.#lastBeat > silence)
      return trouble(`the page gave no sign of life for ${seconds(silence)}`);
    if (this.#paintedAt === undefined)
      return now - this.#loadedAt > paint
        ? trouble(`its first screen was not there after ${seconds(paint)}`)
        : { kind: 'watching' };
    if (now - this.#paintedAt < healthy) return { kind: 'watching' };
    if (this.#inspected) return { kind: 'healthy' };
    return now - this.#paintedAt > inspection
      ? trouble(`its files could not all be tried in ${seconds(inspection)}`)
      : { kind: 'watching' };
  }

  /** A process that was itself stopped must not take the time for silence of the page, nor for health. */
  #forgiveOwnSleep(now: number): void {
    const slept = now - this.#lastLook;
    this.#lastLook = now;
    if (slept <= this.#spans.silence / 2) return;
    if (this.#lastBeat !== undefined) this.#lastBeat += slept;
    if (this.#loadedAt !== undefined) this.#loadedAt += slept;
    if (this.#paintedAt !== undefined) this.#paintedAt += slept;
  }
}
