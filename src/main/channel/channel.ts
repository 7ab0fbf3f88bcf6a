import type { Looked, ReadyPack } from '../../node/channel/look.ts';
import {
  type ChannelFault,
  type ChannelOutcome,
  channelOff,
  type ChannelStatus,
} from '../../shared/channel/outcome.ts';
import { describeFault, type Result } from '../../shared/errors.ts';
import type { ChannelSettings } from '../../shared/schema/configuration.ts';
import type { Venue } from '../../shared/schema/venue.ts';
import type { Log } from '../health/log.ts';
import { isQuiet } from './quiet-hours.ts';

/** What a channel works with; all of it is passed in, so that it can be tested without Electron and without waiting. */
export interface ChannelOptions {
  readonly settings: ChannelSettings;
  readonly venue: () => Pick<Venue, 'quiet' | 'closed'>;
  readonly log: Log;
  /** Looks once; see `lookAtChannel`. It may throw where its process ends. */
  readonly look: () => Promise<Looked>;
  /** Installs as from a stick: the pack is tried when nobody visits. */
  readonly install: (ready: ReadyPack) => Promise<Result<unknown, ChannelFault>>;
  /** Remembers what came of it; see `settleInstall`. */
  readonly settle: (ready: ReadyPack, fault: ChannelFault | undefined) => Promise<void>;
  /** The wall clock. */
  readonly clock: () => Date;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Calls back after so many milliseconds, unless the answer is called first. */
  readonly later: (milliseconds: number, then: () => void) => () => void;
}

const MINUTE = 60_000;
/** The first look after a start comes within this, so that a hall of kiosks on one switch does not ask at once. */
const FIRST = 10 * MINUTE;

/** How long until the first look, in milliseconds: up to ten minutes, and less where looks are frequent. */
export const firstWait = (everyMinutes: number, random: number): number =>
  random * Math.min(FIRST, (everyMinutes * MINUTE) / 6);

/** How long until the next look: the time that is set, give or take a half. */
export const nextWait = (everyMinutes: number, random: number): number => everyMinutes * MINUTE * (0.5 + random);

/** Looks at the channel now and then, and installs what it brought in the quiet hours. Nothing of it reaches the page. */
export class Channel {
  readonly #options: ChannelOptions;
  #status: ChannelStatus;
  #pending: ReadyPack | undefined;
  #said = '';
  #stops: (() => void)[] = [];
  #closed = false;
  /** Looks and installations take turns: both work on the state of the channel. */
  #work: Promise<void> = Promise.resolve();

  constructor(options: ChannelOptions) {
    this.#options = options;
    this.#status = { ...channelOff, state: 'idle', host: new URL(options.settings.baseUrl).host };
  }

  /** How the channel stands now. */
  get status(): ChannelStatus {
    return this.#status;
  }

  /** Begins; nothing is asked before the first wait is over. */
  start(): void {
    const { settings, random } = this.#options;
    this.#after(firstWait(settings.everyMinutes, random()), () => this.#round());
    this.#after(MINUTE, () => this.#everyMinute());
  }

  /** Ends the looking; one under way is not waited for. */
  close(): void {
    this.#closed = true;
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  #after(milliseconds: number, then: () => Promise<void>): void {
    if (this.#closed) return;
    const stop = this.#options.later(milliseconds, () => {
      this.#stops = this.#stops.filter((each) => each !== stop);
      void then();
    });
    this.#stops.push(stop);
  }

  #round(): Promise<void> {
    const { settings, random } = this.#options;
    return this.#inTurn(async () => {
      await this.#lookOnce();
      await this.#installIfQuiet();
    }).finally(() => this.#after(nextWait(settings.everyMinutes, random()), () => this.#round()));
  }

  #everyMinute(): Promise<void> {
    return this.#inTurn(() => this.#installIfQuiet()).finally(() => this.#after(MINUTE, () => this.#everyMinute()));
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      this.#status = { ...this.#status, state: 'idle' };
      this.#options.log.error('channel-failed', 'A look at the channel ended in the middle.', { stack: String(error) });
    });
    return this.#work;
  }

  async #lookOnce(): Promise<void> {
    const { look, clock } = this.#options;
    this.#status = { ...this.#status, state: 'looking' };
    const { outcome, index, lastContact, clock: itsClock, bytes, ready } = await look();
    // What waits stays when the line is down; it does not stay where the channel offers something else, or is stale.
    if (outcome.kind !== 'refused' || outcome.fault.code === 'EXPIRED') this.#pending = ready;
    this.#status = {
      ...this.#status,
      state: this.#pending === undefined ? 'idle' : 'waiting-for-quiet',
      lastCheck: clock().toISOString(),
      lastContact,
      index,
      clock: itsClock,
      fetchedBytes: this.#status.fetchedBytes + bytes,
    };
    this.#tell(outcome);
  }

  async #installIfQuiet(): Promise<void> {
    const { venue, clock, install, settle } = this.#options;
    const [ready, now] = [this.#pending, clock()];
    if (ready === undefined || !isQuiet(venue(), now.getHours() * 60 + now.getMinutes())) return;
    const { lastOutcome } = this.#status;
    this.#status = { ...this.#status, state: 'installing' };
    const installed = await install(ready);
    // Refused for now or for ever, it is the next look that makes it ready again.
    this.#pending = undefined;
    await settle(ready, installed.ok ? undefined : installed.error);
    this.#status = { ...this.#status, state: 'idle' };
    if (!installed.ok) this.#tell({ kind: 'refused', fault: installed.error });
    else if (lastOutcome?.kind === 'ready') this.#tell({ kind: 'installed', pack: lastOutcome.pack });
  }

  /** Keeps an outcome, and writes it to the log where it is another than the last. */
  #tell(outcome: ChannelOutcome): void {
    const { log } = this.#options;
    this.#status = { ...this.#status, lastOutcome: outcome };
    const said = JSON.stringify(outcome);
    if (said === this.#said) return;
    this.#said = said;
    const fields = { outcome: outcome.kind, index: this.#status.index?.sequence };
    const pack = 'pack' in outcome ? `${outcome.pack.packId} ${outcome.pack.version}, number ${outcome.pack.seq}` : '';
    switch (outcome.kind) {
      case 'current':
        log.info('channel-outcome', 'The channel has nothing newer.', fields);
        return;
      case 'later':
        log.info('channel-outcome', `The channel has ${pack}, and not for this kiosk yet (${outcome.why}).`, fields);
        return;
      case 'ready':
        log.info('channel-outcome', `The channel brought ${pack}; it waits for the quiet hours.`, fields);
        return;
      case 'installed':
        log.info('channel-outcome', `The channel's ${pack} waits for its trial.`, fields);
        return;
      default: {
        const { fault } = outcome;
        log.warn('channel-outcome', `Channel: ${fault.code} ${describeFault(fault)}`, { ...fields, code: fault.code });
      }
    }
  }
}
