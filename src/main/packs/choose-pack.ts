import { basename, join } from 'node:path';

import { type LoadedPack, readPack } from '../../node/pack/read-pack.ts';
import { describeFault } from '../../shared/errors.ts';
import type { Log } from '../health/log.ts';

/** Names at most this many faults of one pack; the pack tools name all. */
const FAULTS_SHOWN = 5;

/** Reads one pack folder; its faults go to the log and the console, one sentence each. */
async function tryPack(folder: string, log: Log): Promise<LoadedPack | undefined> {
  const read = await readPack(folder);
  if (read.ok) {
    log.info('pack-loaded', `Pack ${read.value.pack.id} ${read.value.pack.version} from ${folder}`);
    return read.value;
  }
  for (const fault of read.error.slice(0, FAULTS_SHOWN)) {
    const named = { ...fault, file: join(basename(folder), fault.file ?? '') };
    log.error('pack-refused', describeFault(named), { folder, code: fault.code });
  }
  const rest = read.error.length - FAULTS_SHOWN;
  if (rest > 0)
    log.error('pack-refused', `${rest} more faults in ${folder}; "npm run pack -- check ${folder}" names them all.`);
  return undefined;
}

/**
 * The pack to show: the one asked for, where it is sound, otherwise the bundled one.
 * Undefined only where the bundled one is broken, too.
 */
export async function choosePack(
  asked: string | undefined,
  bundled: string,
  log: Log,
): Promise<LoadedPack | undefined> {
  if (asked !== undefined) {
    const loaded = await tryPack(asked, log);
    if (loaded !== undefined) return loaded;
    log.warn('pack-fallback', 'Showing the bundled pack instead.');
  }
  return tryPack(bundled, log);
}
