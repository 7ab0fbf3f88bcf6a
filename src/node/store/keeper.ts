import type { Manifest } from '../../shared/container/manifest.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { type Standing, standingFault } from '../../shared/container/sequence.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { attempt } from '../container/io-fault.ts';
import { newerTrust, parseTrust, type Trust } from '../container/trust.ts';
import { makeFolder, type StorePaths, storePaths, syncFolder, tryRemove } from './disk.ts';
import { removeLockLitter, takeLock } from './lock.ts';
import { rebuildState, removeLeftovers, slotMark, slotSoundness, type Soundness } from './slot-files.ts';
import { emptyState, readState, type Reason, setStateAside, type Slot, type StoreState, writeState } from './state.ts';
import { dropSlot, slotsOf } from './transitions.ts';

/** What a store stands on; all but `data` comes with the application. */
export interface StoreOptions {
  readonly data: string;
  /** The sequence number of the bundled packs; nothing older is installed. */
  readonly factorySeq: number;
  /** The application's own trust; without one nothing can be installed. */
  readonly trust?: Trust | undefined;
  readonly venue?: string | undefined;
  readonly appVersion?: string | undefined;
}

/** Another process changes the state in milliseconds; whoever takes longer than this has stopped. */
const STATE_PATIENCE = 5_000;

type Change<T> = Result<{ readonly state: StoreState; readonly value: T }, Refusal>;

/** Keeps the state file: reads it, changes it in durable steps, and repairs what an interruption left. */
export class Keeper {
  readonly paths: StorePaths;
  readonly #options: StoreOptions;
  #state: StoreState = emptyState;
  /** False until a sound state was read: an unknown state must not be written over a damaged one. */
  #known = false;
  /** Manifests found sound in this run: by the folder of their pack, what tells one state of the file from another. */
  readonly #seen = new Map<string, string>();

  constructor(options: StoreOptions) {
    this.#options = options;
    this.paths = storePaths(options.data);
  }

  /** The state as last read or written. */
  get state(): StoreState {
    return this.#state;
  }

  /** The application's own trust, or the newer one that an installed pack brought. */
  async trust(): Promise<Trust | undefined> {
    const { trust } = this.#options;
    const { trust: text } = this.#state;
    const stored = text === null ? undefined : await parseTrust(text, 'state.json');
    return newerTrust(trust, stored?.ok === true ? stored.value : undefined);
  }

  #standingOf(state: StoreState): Standing {
    const { venue, appVersion, factorySeq } = this.#options;
    const floor =
      state.floor !== null && state.floor.seq >= factorySeq ? state.floor : { seq: factorySeq, hash: undefined };
    return {
      venue: venue ?? state.venue ?? undefined,
      appVersion,
      floor,
      shown: [state.trial, state.current].filter((slot) => slot !== null),
      blocked: state.blocked.map((each) => each.hash),
    };
  }

  /** Where the kiosk stands, with whom it trusts. */
  async standing(): Promise<Standing & { readonly trust: Trust | undefined }> {
    return { ...this.#standingOf(this.#state), trust: await this.trust() };
  }

  /** Why a pack may not be installed in that state; undefined where it may. */
  async refusalFor(state: StoreState, manifest: Manifest, hash: string): Promise<Refusal | undefined> {
    return standingFault(manifest, hash, this.#standingOf(state));
  }

  /**
   * Changes the state: reads it again, asks `change` for the next one, writes it durably and removes what it no longer
   * names. Nobody else changes it meanwhile. Refuses with what `change` refuses, or with BLOCKED, NOSPACE or IO.
   */
  async update<T>(change: (state: StoreState) => Promise<Change<T>>): Promise<Result<T, Refusal>> {
    const lock = await takeLock(this.paths.stateLock, STATE_PATIENCE);
    if (!lock.ok) return lock;
    try {
      return await attempt(async () => {
        const loaded = await this.load();
        if (!loaded.ok) return loaded;
        const next = await change(this.#state);
        if (!next.ok) return next;
        this.#state = await writeState(this.paths, next.value.state);
        await removeLeftovers(this.paths, this.#state);
        return ok(next.value.value);
      });
    } finally {
      await lock.value();
    }
  }

  /** Reads the state, or keeps the one last known where the file is damaged. Refuses with IO. */
  load(): Promise<Result<null, Refusal>> {
    return attempt(async () => {
      const read = await readState(this.paths);
      if (read === undefined && !this.#known)
        return refuse('IO', 'the state file is damaged', 'start the kiosk once, it repairs the file');
      this.#state = read ?? this.#state;
      this.#known = true;
      return ok(null);
    });
  }

  /** Changes what is shown for this run only: where the disk refuses to remember, the visitor is served all the same. */
  overlay(state: StoreState): void {
    this.#state = state;
  }

  /**
   * Brings the store into order after whatever happened: finishes or undoes an interrupted installation, rebuilds a
   * damaged state, forgets packs whose folder is gone. Where the disk refuses, it works with what can be read.
   */
  async repair(): Promise<Result<null, Refusal>> {
    const made = await attempt(async () => {
      await makeFolder(this.paths.packs);
      return ok(null);
    });
    const lock = made.ok ? await takeLock(this.paths.stateLock, STATE_PATIENCE) : made;
    const unreadable: [Slot, Reason][] = [];
    try {
      return await attempt(async () => {
        const read = await readState(this.paths);
        this.#state = read ?? (await rebuildState(this.paths, this.#options.trust));
        this.#known = true;
        const before = this.#state;
        for (const slot of slotsOf(before)) {
          const soundness = await this.#soundness(slot);
          const reason = { code: 'HASH', cause: `pack ${slot.seq} is damaged on the disk` } as const;
          if (soundness === 'rotten') this.#state = dropSlot(this.#state, slot.folder, reason);
          if (soundness === 'unreadable') unreadable.push([slot, reason]);
        }
        const { venue } = this.#options;
        if (venue !== undefined && venue !== this.#state.venue) this.#state = { ...this.#state, venue };
        if (!lock.ok) return lock;
        if (read === undefined) await setStateAside(this.paths);
        if (this.#state !== read) this.#state = await writeState(this.paths, this.#state);
        await tryRemove(`${this.paths.state}.new`);
        await removeLeftovers(this.paths, this.#state);
        await this.#removeStaging();
        // Nothing depends on these few bytes: what cannot be removed now is removed another time.
        await removeLockLitter(this.paths.data).catch(() => undefined);
        // A state that was renamed into place before a power cut, or before this process took over, is durable from here.
        await syncFolder(this.paths.data);
        return ok(null);
      });
    } finally {
      // Passed over in this run only: the disk that refuses today may read tomorrow.
      for (const [slot, reason] of unreadable) this.overlay(dropSlot(this.#state, slot.folder, reason));
      if (lock.ok) await lock.value();
    }
  }

  /**
   * Whether a pack is there. Its manifest, of up to a megabyte, is read at the first look; later ones only ask whether
   * the file is still the same, because `readSlot` reads it once more before anything is served from it.
   */
  async #soundness(slot: Slot): Promise<Soundness> {
    const mark = await slotMark(this.paths, slot);
    if (mark !== undefined && this.#seen.get(slot.folder) === mark) return 'sound';
    const soundness = await slotSoundness(this.paths, slot);
    if (soundness === 'sound' && mark !== undefined) this.#seen.set(slot.folder, mark);
    return soundness;
  }

  /** Removes what an interrupted installation left, unless one is under way in another process. */
  async #removeStaging(): Promise<void> {
    const lock = await takeLock(this.paths.installLock);
    if (!lock.ok) return;
    await tryRemove(this.paths.staging);
    await lock.value();
  }
}
