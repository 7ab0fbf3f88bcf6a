import { mkdir, rename, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import { spaceFactor, spaceReserve } from '../../shared/container/limits.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { attempt } from '../container/io-fault.ts';
import { openSource, type SourceOptions } from '../container/source.ts';
import { formatTrust } from '../container/trust.ts';
import { openContainer, type OpenedContainer, type Progress, readFiles } from '../container/verify.ts';
import { syncFolder, tryRemove, writeNewFile } from './disk.ts';
import { takeLock } from './lock.ts';
import type { Keeper } from './keeper.ts';
import { FILES, removeLeftovers, TRUST_FILE } from './slot-files.ts';
import { stageInto } from './staging.ts';
import type { Slot } from './state.ts';
import { slotsOf, startTrial } from './transitions.ts';

/** How an installation is followed and stopped. */
export interface InstallOptions extends SourceOptions {
  readonly progress?: Progress | undefined;
  /** Free bytes to leave on the disk, beside the pack; 200 MiB when left out. */
  readonly reserveBytes?: number | undefined;
}

/**
 * Installs a container and puts it on trial. Until the last step, one rename of the state file, the old pack is the
 * one that serves, whatever happens; after it, the new one. On refusal the disk is left as it was.
 */
export async function install(
  keeper: Keeper,
  path: string,
  options: InstallOptions = {},
): Promise<Result<Slot, Refusal>> {
  const lock = await takeLock(keeper.paths.installLock);
  if (!lock.ok) return lock;
  const source = await openSource(path, options);
  try {
    if (!source.ok) return source;
    return await attempt(async () => {
      const standing = await keeper.standing();
      if (standing.trust === undefined) return refuse('KEY', 'this kiosk trusts nobody yet', 'name a trust file');
      const container = await openContainer(source.value, standing.trust, standing);
      if (!container.ok) return container;
      await tryRemove(keeper.paths.staging);
      const space = await spaceFault(keeper.paths.data, container.value, options.reserveBytes ?? spaceReserve);
      return space === undefined ? await stageAndSwitch(keeper, container.value, options) : err(space);
    });
  } finally {
    if (source.ok) await source.value.close();
    await tryRemove(keeper.paths.staging);
    await lock.value();
  }
}

/** Why a pack has no room on the disk; undefined where it has. */
export async function spaceFault(
  data: string,
  { manifest }: OpenedContainer,
  reserve: number,
): Promise<Refusal | undefined> {
  const { bavail, bsize } = await statfs(data);
  const wanted = Math.ceil(manifest.totalSize * spaceFactor) + reserve;
  const free = bavail * bsize;
  if (free >= wanted) return undefined;
  return refuse('NOSPACE', `${wanted} bytes are wanted on the disk, ${free} are free`, 'make room on the disk').error;
}

async function stageAndSwitch(
  keeper: Keeper,
  container: OpenedContainer,
  options: InstallOptions,
): Promise<Result<Slot, Refusal>> {
  const { paths } = keeper;
  const { manifest, hash, trust } = container;
  const staged = join(paths.staging, 'pack');
  await mkdir(paths.staging);
  await mkdir(staged);
  await mkdir(join(staged, FILES));
  const staging = stageInto(join(staged, FILES));
  const read = await readFiles(container, staging, options.progress);
  await staging.quiet();
  if (!read.ok) return read;
  const wrong = await staging.settle();
  if (wrong !== undefined)
    return refuse('IO', 'the disk gave back other bytes than were written', 'check the disk', { file: wrong.path });
  await writeNewFile(join(staged, 'manifest.json'), container.bytes);
  await writeNewFile(join(staged, TRUST_FILE), Buffer.from(formatTrust(trust.chain)));
  await syncFolder(staged);

  return keeper.update(async (state) => {
    // Another change may have come between; the state decides again, now that nobody else can touch it.
    const refusal = await keeper.refusalFor(state, manifest, hash);
    if (refusal !== undefined) return err(refusal);
    const slot: Slot = {
      folder: freeName(slotsOf(state), manifest.seq, hash),
      seq: manifest.seq,
      hash,
      packId: manifest.packId,
      version: manifest.version,
    };
    const target = join(paths.packs, slot.folder);
    await removeLeftovers(paths, state);
    await rename(staged, target);
    await syncFolder(paths.packs);
    return ok({ state: startTrial(state, slot, formatTrust(trust.chain)), value: slot });
  });
}

/** `12-0123456789abcdef`, or with a number behind it while the same pack lies there already. */
function freeName(taken: readonly Slot[], seq: number, hash: string): string {
  const name = `${seq}-${hash.slice(0, 16)}`;
  const folders = new Set(taken.map((slot) => slot.folder));
  for (let again = 1; ; again += 1) {
    const folder = again === 1 ? name : `${name}-${again}`;
    if (!folders.has(folder)) return folder;
  }
}
