import { basename, join } from 'node:path';

import type { PackFault } from '../../shared/content/check-pack.ts';
import { describeFault, ok } from '../../shared/errors.ts';
import type { Log } from '../health/log.ts';
import { readPrepared } from './prepared-pack.ts';
import { type ReadExhibit, readExhibit } from './read-exhibit.ts';

/** Names at most this many faults of one pack; the pack tools name all. */
const FAULTS_SHOWN = 5;

/** Names the faults of a pack folder in the log and on the console, one sentence each. */
function logFaults(faults: readonly PackFault[], folder: string, log: Log): void {
  for (const fault of faults.slice(0, FAULTS_SHOWN)) {
    const named = { ...fault, file: join(basename(folder), fault.file ?? '') };
    log.error('pack-refused', describeFault(named), { folder, code: fault.code });
  }
  const rest = faults.length - FAULTS_SHOWN;
  if (rest > 0)
    log.error('pack-refused', `${rest} more faults in ${folder}; "npm run pack -- check ${folder}" names them all.`);
}

/**
 * Reads a plain pack folder, the bundled one or that of an author; undefined where it is not sound, and the log says why.
 * `prepared` names what the build has kept of it.
 */
export async function readPlainPack(folder: string, log: Log, prepared?: string): Promise<ReadExhibit | undefined> {
  const ready = prepared === undefined ? undefined : await readPrepared(prepared, folder);
  const read = ready === undefined ? await readExhibit(folder) : ok(ready);
  if (!read.ok) {
    logFaults(read.error, folder, log);
    return undefined;
  }
  const { pack } = read.value.loaded;
  log.info('pack-loaded', `Pack ${pack.id} ${pack.version} from ${folder}`);
  return read.value;
}

/** The pack that somebody at a desk asked for; undefined where none was, or it is not sound. */
export async function readAskedPack(asked: string | undefined, log: Log): Promise<ReadExhibit | undefined> {
  if (asked === undefined) return undefined;
  const read = await readPlainPack(asked, log);
  if (read === undefined) log.warn('pack-fallback', 'Showing the kiosk’s own pack instead.');
  return read;
}
