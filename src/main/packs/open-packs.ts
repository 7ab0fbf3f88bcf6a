import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { newerTrust, type Trust } from '../../node/container/trust.ts';
import { storePaths } from '../../node/store/disk.ts';
import type { StoreOptions } from '../../node/store/keeper.ts';
import type { Slot } from '../../node/store/state.ts';
import { openStore, type Store, type StoreStatus } from '../../node/store/store.ts';
import { listSticks } from '../../node/stick/mounts.ts';
import type { FoundPack } from '../../node/stick/scan.ts';
import { watchSticks } from '../../node/stick/watch.ts';
import type { Refusal } from '../../shared/container/refusal.ts';
import type { Result } from '../../shared/errors.ts';
import type { Venue } from '../../shared/schema/venue.ts';
import { type JobOptions, runJob } from '../background/run-job.ts';
import type { Log } from '../health/log.ts';
import { installPack } from './install-pack.ts';
import { readAskedPack, readPlainPack } from './plain-pack.ts';
import { readExhibit } from './read-exhibit.ts';
import { Stage } from './stage.ts';
import type { TrialSpans } from './trial-watch.ts';
import { readOwnTrust } from './trust.ts';

/** What the packs of a kiosk stand on. */
export interface PacksOptions {
  readonly data: string;
  /** The folder of the bundled packs. */
  readonly bundled: string;
  /** The folder of what the build has kept of them, `ID.json`; none is needed. */
  readonly prepared: string;
  readonly venue: Venue;
  readonly appVersion: string;
  /** The trust file that counts; see `trustFile`. */
  readonly trust: string;
  /** A pack folder to show instead of what the store holds. */
  readonly asked: string | undefined;
  /** Folders to take for sticks, besides what is mounted. */
  readonly sticks: readonly string[];
  readonly spans: TrialSpans;
  readonly log: Log;
  /** Loads the page anew; `hung` where it may not answer any more. */
  readonly renew: (hung: boolean) => void;
}

/** The packs of a running kiosk: what is shown, what is installed, what is plugged in. */
export interface Packs {
  readonly stage: Stage;
  /** Installs from a stick or a disk while the kiosk runs; shown when nobody visits. `trust`: a newer one than its own. */
  install(path: string, options?: JobOptions, trust?: Trust): Promise<Result<Slot, Refusal>>;
  /** What is installed. */
  status(): Promise<StoreStatus>;
  /** The installed packs themselves, for staff who go back and forth among them. */
  readonly store: Store;
  /** The folder of the pack that came with the application. */
  readonly factory: string;
  /** What was found on the sticks that are plugged in. */
  found(): readonly FoundPack[];
  /** Where sticks are plugged in now, whatever is on them. */
  sticks(): Promise<readonly string[]>;
  close(): void;
}

/**
 * The sequence number of the bundled packs. Raise it with a release whose bundled packs are newer than signed ones
 * that are already out there; those are then passed over.
 */
const FACTORY_SEQ = 0;

/** How often a trial is judged, in milliseconds. */
const TICK = 1_000;

async function markOf(path: string): Promise<string> {
  return stat(path).then(
    ({ ino, mtimeMs, size }) => `${ino} ${mtimeMs} ${size}`,
    () => 'none',
  );
}

function watchForSticks(options: PacksOptions, standing: Parameters<typeof watchSticks>[0]['standing']) {
  const { log, sticks } = options;
  let found: readonly FoundPack[] = [];
  const stop = watchSticks({
    standing,
    ...(sticks.length > 0 && { list: () => Promise.resolve(sticks) }),
    lookAtAll: (packs, where) => runJob({ do: 'look', packs, where }),
    onChange: (now) => {
      found = now;
      for (const { name, pack, refusal } of now) {
        const what = pack === undefined ? name : `${name}: ${pack.packId} ${pack.version}, number ${pack.seq}`;
        const fate = refusal === undefined ? 'can be installed' : `${refusal.code} ${refusal.cause}`;
        log.info('stick-pack', `Found on a stick: ${what}; ${fate}.`, { code: refusal?.code });
      }
    },
  });
  return { stop, found: () => found };
}

/** Opens the packs of a kiosk and decides what to show. Never fails: at worst nothing can be shown. */
export async function openPacks(options: PacksOptions): Promise<Packs> {
  const { data, bundled, prepared, venue, appVersion, log, spans, renew } = options;
  const pinned = await readAskedPack(options.asked, log);
  const storeOptions: StoreOptions = {
    data,
    factorySeq: FACTORY_SEQ,
    venue: venue.id,
    appVersion,
    trust: await readOwnTrust(options.trust, log),
  };
  const { store, repaired } = await openStore(storeOptions);
  if (!repaired.ok)
    log.error('store-unrepaired', `${repaired.error.code} ${repaired.error.cause}.`, { code: repaired.error.code });
  let started = false;
  const stage = new Stage({
    store,
    venue,
    pinned,
    log,
    spans,
    renew,
    now: () => performance.now(),
    mark: () => markOf(storePaths(data).state),
    factory: () => readPlainPack(join(bundled, venue.pack), log, join(prepared, `${venue.pack}.json`)),
    // At the start nobody waits for this process; later the work is done beside it.
    read: (folder) => (started ? runJob({ do: 'read', folder }).catch(() => readExhibit(folder)) : readExhibit(folder)),
  });
  await stage.start();
  started = true;
  const sticks = watchForSticks(options, () => store.standing());
  const timer = setInterval(() => void stage.tick(), TICK);
  return {
    stage,
    install: (path, jobOptions, trust) =>
      installPack({ ...storeOptions, trust: newerTrust(storeOptions.trust, trust) }, path, log, jobOptions),
    status: () => store.status(),
    store,
    factory: join(bundled, venue.pack),
    found: sticks.found,
    sticks: () => (options.sticks.length > 0 ? Promise.resolve(options.sticks) : listSticks()),
    close() {
      clearInterval(timer);
      sticks.stop();
    },
  };
}
