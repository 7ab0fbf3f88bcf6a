import { statfs } from 'node:fs/promises';
import { join } from 'node:path';

import { storePaths } from '../../node/store/disk.ts';
import { FILES } from '../../node/store/slot-files.ts';
import type { Slot } from '../../node/store/state.ts';
import { type Refusal, refuse, type RefusalCode } from '../../shared/container/refusal.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { Comparison, Desk, DeskJob, PackCard, StickPack } from '../../shared/ipc/staff-contract.ts';
import { judgeHealth } from '../../shared/staff/judge-health.ts';
import { type PackContents, packDifference } from '../../shared/staff/pack-difference.ts';
import { countRestarts, type Restart } from '../../shared/staff/restarts.ts';
import { runJob } from '../background/run-job.ts';
import type { Log } from '../health/log.ts';
import type { Packs } from '../packs/open-packs.ts';

/** What the desk of packs stands on. */
export interface PackDeskOptions {
  readonly data: string;
  readonly packs: Packs;
  readonly log: Log;
  /** Wrong PINs since the last right one, before this visit to the console. */
  readonly wrongPins: () => number;
  /** When the kiosk began anew. */
  readonly restarts: () => Promise<readonly Restart[]>;
}

function cardOf({ packId, version, seq, created, size, languages, titles, signers, panels }: PackContents): PackCard {
  return { packId, version, seq, created, size, languages, titles, signers, panels: panels.length };
}

/** The packs of a kiosk as staff see and change them. It lives as long as the kiosk: work goes on while the console is locked. */
export class PackDesk {
  readonly #options: PackDeskOptions;
  /** What was read of packs in the store and of the bundled one: they never change under their name. */
  readonly #known = new Map<string, Promise<PackContents | undefined>>();
  #job: DeskJob | null = null;
  #stop: AbortController | undefined;

  constructor(options: PackDeskOptions) {
    this.#options = options;
  }

  /** Where a pack lies that was unpacked to be looked at. */
  get previewFolder(): string {
    return join(this.#options.data, 'preview');
  }

  #describe(slot: Slot | null): Promise<PackContents | undefined> {
    const { data, packs, log } = this.#options;
    const key = slot?.folder ?? '';
    let known = this.#known.get(key);
    if (known === undefined) {
      const home = slot === null ? packs.factory : join(storePaths(data).packs, slot.folder);
      const job =
        slot === null
          ? ({ do: 'describe', folder: home, manifest: undefined } as const)
          : ({ do: 'describe', folder: join(home, FILES), manifest: join(home, 'manifest.json') } as const);
      known = runJob(job).then(
        (read) => {
          if (read.ok) return { ...read.value, seq: slot?.seq ?? null };
          log.warn('pack-undescribed', `${read.error.code} ${read.error.cause}.`, { code: read.error.code });
          return undefined;
        },
        () => undefined,
      );
      this.#known.set(key, known);
    }
    return known;
  }

  async #card(slot: Slot | null): Promise<PackCard | null> {
    const contents = await this.#describe(slot);
    return contents === undefined ? null : cardOf(contents);
  }

  #found(): StickPack[] {
    return this.#options.packs.found().map(({ path, name, pack, refusal }) => ({
      path,
      name,
      packId: pack?.packId ?? null,
      version: pack?.version ?? null,
      size: pack?.totalSize ?? null,
      refusal: refusal?.code ?? null,
    }));
  }

  /** How everything stands now. */
  async view(previewing: boolean): Promise<Desk> {
    const { data, packs, wrongPins, restarts } = this.#options;
    const { trial, current, previous, notice } = await packs.status();
    const disk = await statfs(data).catch(() => undefined);
    const shown = trial ?? current;
    const found = this.#found();
    const begun = countRestarts(await restarts(), Date.now(), 7);
    return {
      health: judgeHealth({
        showing: packs.stage.pack !== undefined,
        notice: notice?.code ?? null,
        trial: trial !== null,
        freeBytes: disk === undefined ? undefined : disk.bavail * disk.bsize,
        wrongPins: wrongPins(),
        restarts: begun.unwantedToday,
        year: new Date().getFullYear(),
        newPack: found.some(({ refusal }) => refusal === null),
      }),
      restarts: begun.all,
      shown: await this.#card(shown),
      trial: trial !== null,
      shownIs: packs.stage.isPinned ? 'pinned' : shown === null ? 'bundled' : 'installed',
      previous:
        trial !== null && current !== null ? await this.#card(current) : previous && (await this.#card(previous)),
      bundled: await this.#card(null),
      stick: (await packs.sticks()).length > 0,
      found,
      job: this.#job,
      previewing,
    };
  }

  /** Only what was found on a stick is touched. */
  #isFound(path: string): boolean {
    return this.#options.packs.found().some((each) => each.path === path);
  }

  /** What would change if that container were installed. Refuses as `describeContainer`. */
  async compare(path: string): Promise<Result<Comparison, Refusal>> {
    const { packs } = this.#options;
    const { trial, current } = await packs.status();
    const { trust } = await packs.store.standing();
    if (!this.#isFound(path)) return refuse('IO', 'the stick is gone', 'plug it in again');
    if (trust === undefined) return refuse('KEY', 'this kiosk trusts nobody yet', 'name a trust file');
    const [before, after] = await Promise.all([
      this.#describe(trial ?? current),
      runJob({ do: 'describe', container: path, trust }).catch(() =>
        refuse('IO', 'the pack could not be read', 'plug the stick in again'),
      ),
    ]);
    if (!after.ok) return after;
    if (before === undefined) return refuse('IO', 'the pack shown cannot be read', 'install it again');
    const difference = packDifference(before, after.value);
    return ok({ before: cardOf(before), after: cardOf(after.value), difference });
  }

  async #work(
    kind: DeskJob['kind'],
    path: string,
    work: (options: {
      readonly progress: (done: number, total: number) => void;
      readonly signal: AbortSignal;
    }) => Promise<Result<unknown, Refusal>>,
  ): Promise<boolean> {
    if (this.#job?.state === 'running') return false;
    const stop = new AbortController();
    this.#stop = stop;
    this.#job = { kind, path, state: 'running', done: 0, total: 0, refusal: null };
    const tell = (change: Partial<DeskJob>): void => {
      if (this.#job !== null) this.#job = { ...this.#job, ...change };
    };
    const progress = (done: number, total: number): void => {
      tell({ done, total });
    };
    const result = await work({ progress, signal: stop.signal }).catch((error: unknown) => {
      this.#options.log.error('desk-failed', `The work ${kind} ended in the middle.`, { stack: String(error) });
      return refuse('IO', 'the work ended in the middle', 'try again');
    });
    const refusal: RefusalCode | null = result.ok ? null : result.error.code;
    tell({ state: result.ok ? 'done' : stop.signal.aborted ? 'gone' : 'failed', refusal });
    return result.ok;
  }

  /** Installs from a stick; resolves when it has ended, whatever came of it. */
  async install(path: string): Promise<void> {
    if (!this.#isFound(path)) return;
    await this.#work('install', path, (options) => this.#options.packs.install(path, options));
  }

  /** Unpacks from a stick, to be looked at; gives whether there is something to see. */
  async unpack(path: string): Promise<boolean> {
    const { data, packs } = this.#options;
    const { trust } = await packs.store.standing();
    if (!this.#isFound(path) || trust === undefined) return false;
    return this.#work('preview', path, (options) =>
      runJob({ do: 'unpack', path, folder: this.previewFolder, trust, data }, options),
    );
  }

  /** Compares every file of the pack on show with what was signed; the built-in pack is compared with its own check. */
  async check(): Promise<void> {
    const { data, packs } = this.#options;
    const { trial, current } = await packs.status();
    const slot = trial ?? current;
    await this.#work('check', '', async (options) => {
      if (slot === null) {
        const read = await runJob({ do: 'read', folder: packs.factory });
        return read.ok ? ok(null) : refuse('MISSING', 'the built-in pack is not whole', 'install the kiosk again');
      }
      const home = join(storePaths(data).packs, slot.folder);
      return runJob({ do: 'check', folder: join(home, FILES), manifest: join(home, 'manifest.json') }, options);
    });
  }

  /** Headlines of the panels on show, by panel and language. */
  async titles(): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
    const { trial, current } = await this.#options.packs.status();
    const contents = await this.#describe(trial ?? current);
    return Object.fromEntries((contents?.panels ?? []).map(({ id, titles }) => [id, titles]));
  }

  /** Asks the work to stop; it leaves everything as it was. */
  cancel(): void {
    this.#stop?.abort();
  }

  /** Somebody has read what came of the work. */
  seen(): void {
    if (this.#job?.state !== 'running') this.#job = null;
  }

  /** Shows another pack; the visitors see it when the console is left. */
  async show(which: 'previous' | 'bundled'): Promise<Result<null, Refusal>> {
    const { packs, log } = this.#options;
    const changed = which === 'bundled' ? await packs.store.restoreFactory() : await packs.store.rollBack();
    if (!changed.ok) return changed;
    log.info('pack-changed', `Staff went to the ${which} pack.`);
    return ok(null);
  }
}
