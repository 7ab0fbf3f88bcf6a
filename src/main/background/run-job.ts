import { join } from 'node:path';

import { utilityProcess } from 'electron';

import type { FromJob, Job, JobResults, ToJob } from './jobs.ts';

/** How a job is followed and stopped. */
export interface JobOptions {
  readonly progress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does a job in a process of its own. To abort is to ask: the job answers with its refusal, and has cleaned up.
 *
 * @throws where that process ends without an answer.
 */
export function runJob<K extends Job['do']>(
  job: Extract<Job, { readonly do: K }>,
  { progress, signal }: JobOptions = {},
): Promise<JobResults[K]> {
  return new Promise((resolve, reject) => {
    const worker = utilityProcess.fork(join(__dirname, 'background.cjs'), [], { serviceName: `kiosk ${job.do}` });
    const tell = (message: ToJob): void => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window: it has no origin
      worker.postMessage(message);
    };
    const abort = (): void => {
      tell({ type: 'abort' });
    };
    worker.on('message', (message: FromJob) => {
      if (message.type === 'progress') progress?.(message.done, message.total);
      else {
        if (message.type === 'done') resolve(message.result as JobResults[K]);
        else reject(new Error(`The job ${job.do} failed: ${message.stack}`));
        worker.kill();
      }
    });
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', abort);
      reject(new Error(`The job ${job.do} ended with code ${code} and no answer`));
    });
    worker.once('spawn', () => {
      tell({ type: 'do', job });
      if (signal?.aborted === true) abort();
      signal?.addEventListener('abort', abort);
    });
  });
}
