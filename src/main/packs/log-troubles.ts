import type { LoadedPack } from '../../node/pack/read-pack.ts';
import { describeTrouble } from '../../shared/content/read-panels.ts';
import { describeFault } from '../../shared/errors.ts';
import type { Log } from '../health/log.ts';

/** Names at most this many of the faults that take nothing from visitors; "check" names all. */
const FAULTS_SHOWN = 5;

/** Says in the log which panels of a pack are shown as their words and why, a line each; nothing where all are sound. */
export function logTroubles({ pack, faults, troubles }: LoadedPack, log: Log): void {
  for (const trouble of troubles)
    log.warn('panel-as-words', `Pack ${pack.id}: ${describeTrouble(trouble)}`, {
      panel: trouble.panel,
      shown: trouble.shown,
      code: trouble.faults[0]?.code,
    });
  if (troubles.length > 0) return;
  for (const fault of faults.slice(0, FAULTS_SHOWN))
    log.warn('pack-faulty', `Pack ${pack.id}: ${describeFault(fault)}`, { code: fault.code });
}
