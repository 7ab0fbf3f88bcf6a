import type { StoreOptions } from '../../node/store/keeper.ts';
import type { Slot } from '../../node/store/state.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { describeFault, type Result } from '../../shared/errors.ts';
import { type JobOptions, runJob } from '../background/run-job.ts';
import type { Log } from '../health/log.ts';

/**
 * Installs a container while the kiosk runs, in a process of its own: the visitor goes on undisturbed, and the pack is
 * tried as soon as nobody visits. `options.signal` stops it; the disk is left as it was.
 * Refuses with any code of `refusal.ts`.
 */
export async function installPack(
  store: StoreOptions,
  path: string,
  log: Log,
  options: JobOptions = {},
): Promise<Result<Slot, Refusal>> {
  const began = performance.now();
  const installed = await runJob({ do: 'install', path, store }, options).catch((error: unknown) => {
    log.error('install-failed', 'The installation ended in the middle.', { stack: String(error) });
    return refuse('IO', 'the installation ended in the middle', 'try again');
  });
  if (installed.ok) {
    const { packId, version, seq } = installed.value;
    const milliseconds = Math.round(performance.now() - began);
    log.info('pack-installed', `Pack ${packId} ${version}, number ${seq}, waits for its trial.`, { seq, milliseconds });
  } else {
    const { code } = installed.error;
    log.warn('pack-refused', `${code} ${describeFault({ ...installed.error, file: path })}`, { code });
  }
  return installed;
}
