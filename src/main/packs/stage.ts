import { join } from 'node:path';

import type { LoadedPack } from '../../node/pack/read-pack.ts';
import type { Reason, Slot } from '../../node/store/state.ts';
import type { Beat, Exhibit } from '../../shared/ipc/contract.ts';
import type { Venue } from '../../shared/schema/venue.ts';
import type { Log } from '../health/log.ts';
import { type Decided, decide, type DecideOptions, folderOf } from './decide.ts';
import { logTroubles } from './log-troubles.ts';
import type { ReadExhibit } from './read-exhibit.ts';
import { TrialWatch, type TrialSpans } from './trial-watch.ts';

/** What a stage works with; all of it is passed in, so that it can be tested without Electron. */
export interface StageOptions extends Omit<DecideOptions, 'venue' | 'tell'> {
  readonly log: Log;
  readonly venue: Venue;
  /** A pack that is shown instead of anything in the store; for authors at a desk. */
  readonly pinned?: ReadExhibit | undefined;
  /** What tells one state of the store's state file from another, without reading it. */
  readonly mark: () => Promise<string>;
  readonly spans: TrialSpans;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
  /** Loads the page anew; `hung` where it may not answer any more. */
  readonly renew: (hung: boolean) => void;
}

interface Shown extends Decided {
  readonly revision: number;
  readonly host: string;
}

/** A file of a pack to be served, or why it is not. */
export type FileAnswer = { readonly path: string; readonly pack: LoadedPack['pack'] } | 'refused' | 'rotten';

/**
 * Keeps what is shown in step with the store: serves its files, watches over a trial, falls back from a rotten pack,
 * and takes on what was installed as soon as nobody visits.
 */
export class Stage {
  readonly #options: StageOptions;
  #shown: Shown | undefined;
  /** What the page may still have on screen, until it has taken on what is shown. */
  #before: Shown | undefined;
  #watch: TrialWatch | undefined;
  #mark = '';
  #visiting = false;
  /** When the page asked for what is shown; undefined once it was painted. */
  #askedAt: number | undefined;
  #hashedAhead = 0;
  /** What staff were told last; the store repeats it until all is well. */
  #told = '';
  /** Changes happen one after another. */
  #work: Promise<void> = Promise.resolve();
  #looking = false;
  #held = false;

  constructor(options: StageOptions) {
    this.#options = options;
  }

  /** Decides what to show first. */
  async start(): Promise<void> {
    await this.#inTurn(() => this.#change());
  }

  /** The pack shown; undefined where not even the bundled one can be. */
  get pack(): LoadedPack['pack'] | undefined {
    return this.#shown?.exhibit.loaded.pack;
  }

  /** Where the pack shown is from, and its number; 0 where it was not signed. */
  get origin(): { readonly kind: 'bundled' | 'installed' | 'trial' | 'pinned'; readonly seq: number } {
    const slot = this.#slot();
    if (this.isPinned || slot === undefined) return { kind: this.isPinned ? 'pinned' : 'bundled', seq: 0 };
    return { kind: this.#watch === undefined ? 'installed' : 'trial', seq: slot.seq };
  }

  /** Whether a pack of an author at a desk is shown, whatever the store holds. */
  get isPinned(): boolean {
    return this.#options.pinned !== undefined;
  }

  /** What the page asks for when it starts or takes on another pack. @throws where there is nothing to show. */
  load(): Exhibit {
    if (this.#shown === undefined) throw new Error('There is no pack to show');
    const { revision, host, exhibit } = this.#shown;
    const { pack, texts, files } = exhibit.loaded;
    this.#askedAt = this.#options.now();
    this.#watch?.loaded(this.#askedAt);
    const inspect = this.#watch === undefined ? [] : [...files.keys()];
    return { venue: this.#options.venue, pack, texts, digests: exhibit.digests, serving: { revision, host, inspect } };
  }

  /** The page gave a sign of life; answers which revision it is to show. Looks for news where nobody visits. */
  beat(beat: Beat): { readonly revision: number } {
    this.#visiting = beat.visiting;
    this.#watch?.beat(beat, this.#options.now());
    if (!beat.visiting) this.look();
    if (beat.painted && beat.revision === this.#shown?.revision) this.#painted();
    return { revision: this.#shown?.revision ?? beat.revision };
  }

  #painted(): void {
    const { log, now } = this.#options;
    if (this.#askedAt !== undefined) {
      // Beats come once a second, so this is up to one second more than the visitor would have seen.
      const milliseconds = Math.round(now() - this.#askedAt);
      log.info('pack-shown', `On screen: ${this.pack?.id ?? ''}`, { revision: this.#shown?.revision, milliseconds });
    }
    this.#askedAt = undefined;
    void this.#hashAhead();
  }

  /** Looks whether the store wants something else to be shown; cheap while its state file does not change. */
  look(): void {
    if (this.#looking || this.#held || this.#options.pinned !== undefined) return;
    this.#looking = true;
    void this.#inTurn(() => this.#takeOn()).finally(() => {
      this.#looking = false;
    });
  }

  async #takeOn(): Promise<void> {
    const mark = await this.#options.mark();
    if (mark === this.#mark) return;
    this.#mark = mark;
    const next = await this.#options.store.next();
    const folder = next.ok ? next.value?.folder : this.#folder();
    if (folder !== this.#folder() || this.#shown === undefined) {
      const blank = this.#shown === undefined;
      if ((await this.#change()) && blank) this.#options.renew(false);
    }
  }

  #folder(): string | undefined {
    return this.#shown && folderOf(this.#shown.serving);
  }

  /** The file behind an address of `pack://`; the store reads it whole before it is first given. */
  async file(host: string, path: string): Promise<FileAnswer> {
    const shown = [this.#shown, this.#before].find((each) => each?.host === host);
    if (shown === undefined || !shown.exhibit.loaded.files.has(path)) return 'refused';
    const { loaded } = shown.exhibit;
    const answer = { path: join(loaded.folder, path), pack: loaded.pack };
    // No hash where the application brought the pack, or an author works at it.
    if (await this.#options.store.checkFile(shown.serving, path)) return answer;
    if (shown === this.#shown) this.#recover();
    return 'rotten';
  }

  /** A file that is listed could not be read: another process may have taken the pack away. */
  lost(host: string): void {
    if (host === this.#shown?.host) this.#recover();
  }

  #recover(): void {
    const rotten = this.#shown;
    void this.#inTurn(async () => {
      // Several files of a pack are asked for at once; the first has done it for all.
      if (this.#shown !== rotten) return;
      // Said before anything else is found: the store remembers only what happened last.
      const { notice } = await this.#options.store.status();
      if (notice !== null) this.#tell(notice);
      if (await this.#change()) this.#options.renew(false);
    });
  }

  /** A picture or film could not be shown by the page. */
  missing(address: string): void {
    const [, host, file] = /^pack:\/\/([^/]+)\/([^?#]+)/.exec(address) ?? [];
    if (file !== undefined && host === this.#shown?.host) this.#watch?.missing(file);
  }

  /**
   * The page does not live with what is shown: goes back to the pack before, to the bundled one at last. A pack on
   * trial has failed it, once the page has it; one that was kept is left out until the next start. Resolves when the
   * page can be loaded again, with false where there is nothing to go back to.
   */
  async stepDown(cause: string): Promise<boolean> {
    let changed = false;
    await this.#inTurn(async () => {
      const slot = this.#slot();
      if (slot === undefined || (this.#watch !== undefined && !this.#watch.began)) return;
      const reason: Reason = { code: 'TRIAL', cause };
      if (this.#watch === undefined) {
        this.#tell(reason);
        this.#options.store.leaveOut(slot, reason);
        changed = await this.#change();
      } else {
        await this.#fail(reason);
        changed = true;
      }
    });
    return changed;
  }

  /** The page is out of sight and cannot paint: until `release`, nothing else is taken on and no trial is judged. */
  hold(): void {
    this.#held = true;
  }

  /** The page is about to be loaded anew and shown; resolves when what it is to show is decided. */
  release(): Promise<void> {
    this.#held = false;
    this.look();
    return this.#work;
  }

  /** To be called once a second: how does the pack on trial fare? */
  tick(): Promise<void> {
    if (this.#held) return Promise.resolve();
    if (this.#shown === undefined) this.look();
    return this.#inTurn(async () => {
      const verdict = this.#watch?.verdict(this.#options.now());
      if (verdict?.kind === 'healthy') await this.#confirm();
      if (verdict?.kind !== 'failed' || (!verdict.urgent && this.#visiting)) return;
      await this.#fail(verdict.reason);
      if (verdict.urgent) this.#options.renew(true);
    });
  }

  #slot(): Slot | undefined {
    const serving = this.#shown?.serving;
    return serving === undefined || serving.kind === 'factory' ? undefined : serving.slot;
  }

  async #confirm(): Promise<void> {
    const { store, log } = this.#options;
    const slot = this.#slot();
    const { packId = '', version = '', seq = 0 } = slot ?? {};
    const confirmed = await store.confirmTrial(slot);
    if (!confirmed.ok) {
      log.error('trial-unwritten', `The trial could not be ended: ${confirmed.error.cause}.`, {
        code: confirmed.error.code,
      });
      return;
    }
    this.#watch = undefined;
    log.info('trial-confirmed', `Pack ${packId} ${version}, number ${seq}, passed its trial.`, { seq });
  }

  async #fail(reason: Reason): Promise<void> {
    const { store, log } = this.#options;
    const slot = this.#slot();
    this.#watch = undefined;
    const { packId = '', version = '', seq = 0 } = slot ?? {};
    log.error('trial-failed', `Pack ${packId} ${version}, number ${seq}, failed its trial.`, { seq });
    this.#tell(reason);
    await store.failTrial(reason, slot);
    await this.#change();
  }

  #tell(reason: Reason): void {
    const { code, cause } = reason;
    const said = `${code} ${cause}`;
    if (said === this.#told) return;
    this.#told = said;
    this.#options.log.error('pack-notice', `${said}.`, { code });
  }

  /** Shows what the store gives now; false where that is what is shown already. */
  async #change(): Promise<boolean> {
    const { log, now, spans, pinned, venue } = this.#options;
    const began = now();
    const decided: Decided | undefined =
      pinned === undefined
        ? await decide({ ...this.#options, venue: venue.id, tell: (reason) => this.#tell(reason) })
        : { serving: { kind: 'factory', folder: undefined }, exhibit: pinned };
    if (decided === undefined) return false;
    const same = this.#shown !== undefined && folderOf(decided.serving) === this.#folder();
    if (same) return false;
    const revision = (this.#shown?.revision ?? 0) + 1;
    const { id, version } = decided.exhibit.loaded.pack;
    this.#before = this.#shown;
    // A host must not end in a number, or it would be an address of the internet.
    this.#shown = { ...decided, revision, host: revision === 1 ? id : `${revision}.${id}` };
    this.#watch = decided.serving.kind === 'trial' ? new TrialWatch(revision, spans, now()) : undefined;
    this.#hashedAhead = 0;
    const seq = decided.serving.kind === 'factory' ? undefined : decided.serving.slot.seq;
    log.info('pack-chosen', `Pack ${id} ${version}, ${decided.serving.kind}${seq === undefined ? '' : ` ${seq}`}`, {
      kind: decided.serving.kind,
      seq,
      revision,
      milliseconds: Math.round(now() - began),
    });
    logTroubles(decided.exhibit.loaded, log);
    return true;
  }

  /** Reads the files that nobody has asked for yet, so that no visitor waits for a film to be checked. */
  async #hashAhead(): Promise<void> {
    const shown = this.#shown;
    if (shown === undefined || shown.serving.kind === 'factory' || this.#hashedAhead === shown.revision) return;
    this.#hashedAhead = shown.revision;
    for (const path of shown.exhibit.loaded.files.keys()) {
      if (this.#shown !== shown || (await this.file(shown.host, path)) === 'rotten') return;
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<void> {
    this.#work = this.#work.then(async () => {
      try {
        await work();
      } catch (error) {
        this.#options.log.error('stage-failed', 'The pack to show could not be changed.', {
          stack: error instanceof Error ? error.stack : String(error),
        });
      }
    });
    return this.#work;
  }
}
