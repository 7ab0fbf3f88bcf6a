import { constants, setPriority } from 'node:os';

import { lookAtChannel } from '../../node/channel/look.ts';
import { checkFiles } from '../../node/store/check-files.ts';
import { describeContainer, describeFolder } from '../../node/pack/contents.ts';
import { lookAt } from '../../node/stick/scan.ts';
import { openStore } from '../../node/store/store.ts';
import { unpack } from '../../node/store/unpack.ts';
import { spaceReserve } from '../../shared/container/limits.ts';
import { assertNever } from '../../shared/errors.ts';
import { readExhibit } from '../packs/read-exhibit.ts';
import type { FromJob, Job, JobKind, JobResults, ToJob } from './jobs.ts';

// The utility process that does one job and ends. It is a process and not a thread: the locks of the store are held
// by processes, and what a forged container might break is not the kiosk.

/** Milliseconds between two words about progress. */
const PROGRESS_EVERY = 100;

const port = process.parentPort;
const abort = new AbortController();

function say(message: FromJob): void {
  port.postMessage(message);
}

function reportProgress(): (done: number, total: number) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - last < PROGRESS_EVERY) return;
    last = now;
    say({ type: 'progress', done, total });
  };
}

async function work(job: Job): Promise<JobResults[JobKind]> {
  switch (job.do) {
    case 'install': {
      const { store, repaired } = await openStore(job.store);
      if (!repaired.ok) return repaired;
      return store.install(job.path, { progress: reportProgress(), signal: abort.signal });
    }
    case 'look': {
      const found: JobResults['look'] = [];
      for (const [stick, path] of job.packs) found.push(await lookAt(path, stick, job.where));
      return found;
    }
    case 'channel':
      return lookAtChannel(job.order, { signal: abort.signal, progress: reportProgress() });
    case 'read':
      return readExhibit(job.folder);
    case 'describe':
      return 'container' in job
        ? describeContainer(job.container, job.trust)
        : describeFolder(job.folder, job.manifest);
    case 'check':
      return checkFiles(job.folder, job.manifest, { progress: reportProgress(), signal: abort.signal });
    case 'unpack':
      return unpack(job.path, job.folder, job.trust, {
        data: job.data,
        reserveBytes: spaceReserve,
        progress: reportProgress(),
        signal: abort.signal,
      });
    default:
      return assertNever(job);
  }
}

port.on('message', ({ data }: { data: ToJob }) => {
  if (data.type === 'abort') {
    abort.abort();
    return;
  }
  if (data.job.do !== 'read') {
    try {
      // The visitor comes first.
      setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // Then the system decides.
    }
  }
  work(data.job)
    .then((result) => {
      say({ type: 'done', result });
    })
    .catch((error: unknown) => {
      say({ type: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    });
});
