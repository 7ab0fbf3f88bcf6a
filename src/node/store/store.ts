import { join } from 'node:path';

import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { install, type InstallOptions } from './install.ts';
import { Keeper, type StoreOptions } from './keeper.ts';
import { FILES, fileSoundness, readSlot, type Soundness } from './slot-files.ts';
import type { SlotManifest } from './slot-manifest.ts';
import type { Reason, Slot, StoreState } from './state.ts';
import {
  commitTrial,
  countAttempt,
  dropSlot,
  failTrial,
  MAX_ATTEMPTS,
  restoreFactory,
  rollBack,
} from './transitions.ts';

/** The pack to be served. `folder` holds its pack.json; undefined means the pack that came with the application. */
export type Serving =
  | {
      readonly kind: 'trial' | 'installed';
      readonly folder: string;
      readonly slot: Slot;
      readonly manifest: SlotManifest;
    }
  | { readonly kind: 'factory'; readonly folder: undefined };

/** What a store holds, for staff. */
export interface StoreStatus {
  readonly floor: number;
  readonly current: Slot | null;
  readonly previous: Slot | null;
  readonly trial: (Slot & { readonly attempts: number }) | null;
  readonly blocked: StoreState['blocked'];
  readonly notice: Reason | null;
  /** The newest accepted root; null where none is known. */
  readonly rootVersion: number | null;
}

/** Whether the pack that was watched is the one on trial; where none is named, whichever is. */
const isOn = (state: StoreState, seen: Slot | undefined): boolean =>
  seen === undefined || state.trial?.folder === seen.folder;

/** The installed packs of a kiosk. One of these a data folder; the command line may have another at the same time. */
export class Store {
  readonly #keeper: Keeper;
  readonly #factorySeq: number;
  /** Files found sound in this run, by folder and path. A file is read whole once, before it is first served. */
  readonly #checked = new Map<string, Promise<boolean>>();
  /** Packs passed over in this run: unreadable ones, and rotten ones where the disk refuses to remember it. */
  readonly #passedOver = new Map<string, Reason>();

  constructor(keeper: Keeper, factorySeq: number) {
    this.#keeper = keeper;
    this.#factorySeq = factorySeq;
  }

  /**
   * Decides which pack to serve, and counts the start where it is one on trial: call it right before loading, once a
   * start of the page. Never refuses: what cannot be read or written is passed over, down to the factory pack.
   */
  async beginServing(): Promise<Serving> {
    // A look at the state of others: the command line may have installed or rolled back.
    await this.#keeper.repair();
    for (const [folder, reason] of this.#passedOver) {
      this.#keeper.overlay(dropSlot(this.#keeper.state, folder, reason));
    }
    const trial = await this.#beginTrial();
    if (trial !== undefined) return trial;
    for (;;) {
      const { current } = this.#keeper.state;
      if (current === null || current.seq < this.#factorySeq) return { kind: 'factory', folder: undefined };
      const manifest = await readSlot(this.#keeper.paths, current);
      if (typeof manifest === 'object')
        return { kind: 'installed', slot: current, manifest, folder: this.#folderOf(current) };
      const reason = { code: 'HASH', cause: `pack ${current.seq}: the manifest is damaged on the disk` } as const;
      if (manifest === 'rotten') await this.#drop(current, reason);
      // Asked again at the next start of the page: this says nothing about its bytes.
      else this.#keeper.overlay(dropSlot(this.#keeper.state, current.folder, reason));
    }
  }

  #folderOf(slot: Slot): string {
    return join(this.#keeper.paths.packs, slot.folder, FILES);
  }

  async #beginTrial(): Promise<Serving | undefined> {
    const { trial } = this.#keeper.state;
    if (trial === null) return undefined;
    if (trial.attempts >= MAX_ATTEMPTS) {
      await this.failTrial({ code: 'TRIAL', cause: `it did not come up in ${MAX_ATTEMPTS} starts` }, trial);
      return undefined;
    }
    // An attempt that cannot be counted must not be made: a pack that crashes the kiosk would be tried for ever.
    const counted = await this.#keeper.update(async (state) => ok({ state: countAttempt(state), value: state.trial }));
    const slot = counted.ok ? counted.value : null;
    const manifest = slot === null ? undefined : await readSlot(this.#keeper.paths, slot);
    return slot !== null && typeof manifest === 'object'
      ? { kind: 'trial', slot, manifest, folder: this.#folderOf(slot) }
      : undefined;
  }

  /**
   * The pack that `beginServing` would begin with, by the state on the disk as it is now; null for the factory pack.
   * Counts and changes nothing: a kiosk asks whether another process has installed or gone back. Refuses with IO.
   */
  async next(): Promise<Result<Slot | null, Refusal>> {
    const loaded = await this.#keeper.load();
    if (!loaded.ok) return loaded;
    let { state } = this.#keeper;
    for (const [folder, reason] of this.#passedOver) state = dropSlot(state, folder, reason);
    const { trial, current } = state;
    const slot = trial ?? current;
    return ok(slot !== null && slot === current && slot.seq < this.#factorySeq ? null : slot);
  }

  /**
   * The pack on trial was healthy for its whole minute: it stays, and nothing older can be installed any more.
   * `seen` is the pack that was watched: where another process has put a newer one on trial meanwhile, nothing happens.
   */
  confirmTrial(seen?: Slot): Promise<Result<null, Refusal>> {
    return this.#keeper.update(async (state) =>
      ok({ state: isOn(state, seen) ? commitTrial(state) : state, value: null }),
    );
  }

  /** The pack on trial failed. It is never tried again; `beginServing` gives the one before. `seen` as above. */
  async failTrial(reason: Reason, seen?: Slot): Promise<Result<null, Refusal>> {
    const fail = (state: StoreState): StoreState => (isOn(state, seen) ? failTrial(state, reason) : state);
    const failed = await this.#keeper.update(async (state) => ok({ state: fail(state), value: null }));
    if (!failed.ok) this.#keeper.overlay(fail(this.#keeper.state));
    return failed;
  }

  /**
   * Serves without this pack for as long as this process lives: it is sound on the disk, and a page that shows it does
   * not live. Staff are told; nothing is written, because the next start may find the machine in a better mood.
   */
  leaveOut(slot: Slot, reason: Reason): void {
    this.#passOver(slot, reason);
  }

  /** Back to the pack before, by staff. Gives what is shown then, null for the factory pack. Refuses with MISSING. */
  rollBack(): Promise<Result<Slot | null, Refusal>> {
    return this.#keeper.update(async (state) => {
      const next = rollBack(state);
      return next === undefined
        ? refuse('MISSING', 'no other pack is installed', 'install one from a stick')
        : ok({ state: next, value: next.current });
    });
  }

  /** To the pack of the application, by staff. Refuses with NOOP where it is shown. */
  restoreFactory(): Promise<Result<null, Refusal>> {
    return this.#keeper.update(async (state) => {
      const next = restoreFactory(state);
      return next === undefined
        ? refuse('NOOP', 'the pack of the application is shown already', 'nothing has to be done')
        : ok({ state: next, value: null });
    });
  }

  /** Installs a container from outside and puts it on trial; see `install`. */
  install(path: string, options?: InstallOptions): Promise<Result<Slot, Refusal>> {
    return install(this.#keeper, path, options);
  }

  /**
   * Whether a file of the pack served is what was signed. Reads it on its first use, answers at once from then on.
   * False where the pack has no such file. A rotten file makes the store forget the pack, one that the disk refuses to
   * read makes it pass the pack over in this run: call `beginServing` again.
   */
  async checkFile(serving: Serving, path: string): Promise<boolean> {
    if (serving.kind === 'factory') return true;
    const { slot, folder, manifest } = serving;
    const file = manifest.find(path);
    if (file === undefined) return false;
    const key = `${slot.folder}/${path}`;
    let check = this.#checked.get(key);
    if (check === undefined) {
      const looked = fileSoundness(join(folder, path), file);
      check = looked.then((soundness) => soundness === 'sound');
      this.#checked.set(key, check);
      await this.#judge(slot, path, await looked);
    }
    return check;
  }

  async #judge(slot: Slot, path: string, soundness: Soundness): Promise<void> {
    if (soundness === 'sound') return;
    for (const key of [...this.#checked.keys()].filter((each) => each.startsWith(`${slot.folder}/`)))
      this.#checked.delete(key);
    const what = soundness === 'rotten' ? 'is damaged on the disk' : 'cannot be read from the disk';
    const reason = { code: 'HASH', cause: `pack ${slot.seq}: ${path} ${what}` } as const;
    if (soundness === 'rotten') await this.#drop(slot, reason);
    else this.#passOver(slot, reason);
  }

  /** Forgets a pack for good; where the disk refuses to remember that, for this run. */
  async #drop(slot: Slot, reason: Reason): Promise<void> {
    this.#passOver(slot, reason);
    const dropped = await this.#keeper.update(async (state) =>
      ok({ state: dropSlot(state, slot.folder, reason), value: null }),
    );
    if (dropped.ok) this.#passedOver.delete(slot.folder);
    else this.#keeper.overlay(dropSlot(this.#keeper.state, slot.folder, reason));
  }

  /** Serves without a pack in this run: another start may find its disk in a better mood. */
  #passOver(slot: Slot, reason: Reason): void {
    this.#passedOver.set(slot.folder, reason);
    this.#keeper.overlay(dropSlot(this.#keeper.state, slot.folder, reason));
  }

  /** Where the kiosk stands, and whom it trusts: for looking at a stick before an installation. */
  standing(): ReturnType<Keeper['standing']> {
    return this.#keeper.standing();
  }

  /** What is installed, as last read. */
  async status(): Promise<StoreStatus> {
    const { floor, current, previous, trial, blocked, notice } = this.#keeper.state;
    const trust = await this.#keeper.trust();
    return {
      floor: Math.max(this.#factorySeq, floor?.seq ?? 0),
      current,
      previous,
      trial,
      blocked,
      notice,
      rootVersion: trust?.root.version ?? null,
    };
  }
}

/**
 * Opens the store of a data folder and brings it into order after a power cut. Never fails: `repaired` says what the
 * disk refused, and the store serves what can be read, down to the factory pack.
 */
export async function openStore(
  options: StoreOptions,
): Promise<{ readonly store: Store; readonly repaired: Result<null, Refusal> }> {
  const keeper = new Keeper(options);
  const repaired = await keeper.repair();
  return { store: new Store(keeper, options.factorySeq), repaired: repaired.ok ? repaired : err(repaired.error) };
}

/** What is installed in a data folder, read without changing anything. Refuses with IO. */
export async function readStatus(data: string): Promise<Result<StoreStatus, Refusal>> {
  const keeper = new Keeper({ data, factorySeq: 0 });
  const loaded = await keeper.load();
  return loaded.ok ? ok(await new Store(keeper, 0).status()) : loaded;
}

/** Goes back one pack in a data folder, for the command line; see `Store.rollBack`. */
export function rollBackIn(data: string): Promise<Result<Slot | null, Refusal>> {
  return new Store(new Keeper({ data, factorySeq: 0 }), 0).rollBack();
}
