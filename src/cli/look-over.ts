import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import type { LookAnswer, LookJob } from '../node/authoring/look-job.ts';
import { err, type Fault, ok, type Result } from '../shared/errors.ts';
import type { Host } from './command.ts';

/** How often the answers are read while the window is at work, in milliseconds. */
const EVERY = 150;

/** What the window has answered, and where its pictures lie until `dispose`. */
export interface LookedOver {
  readonly answers: readonly LookAnswer[];
  readonly folder: string;
  readonly dispose: () => Promise<void>;
}

function parseLines(text: string): LookAnswer[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as LookAnswer);
}

/** Has the kiosk look at a pack in a window that nobody sees, and tells how far it has come. */
export async function lookOver(folder: string, ask: LookJob['ask'], host: Host): Promise<Result<LookedOver, Fault>> {
  const failed = (cause: string): Result<LookedOver, Fault> =>
    err({
      code: 'RENDER',
      cause,
      remedy: 'see that "preview" opens a window here, or leave out what wants to see the screens',
    });
  if (host.openKiosk === undefined) return failed('there is no kiosk here that could show the pack');
  const place = await mkdtemp(join(tmpdir(), 'kiosk-look-'));
  const dispose = (): Promise<void> => rm(place, { recursive: true, force: true });
  try {
    const own = { folder: resolve(folder), data: join(place, 'data'), answers: join(place, 'out', 'answers.jsonl') };
    await mkdir(join(place, 'out'));
    // The window of a superuser runs as somebody who may not look into every folder, nor write into this one.
    if (process.getuid?.() === 0) {
      own.folder = join(place, 'pack');
      await cp(folder, own.folder, { recursive: true, filter: (source) => !source.includes('/.cache') });
      await openToAll(place);
    }
    const job: LookJob = { folder: own.folder, answers: own.answers, ask };
    await writeFile(join(place, 'job.json'), JSON.stringify(job), { mode: 0o644 });
    const ending = host.openKiosk([`--look=${join(place, 'job.json')}`, `--data=${own.data}`, '--windowed'], 'unheard');
    const read = async (): Promise<LookAnswer[]> => parseLines(await readFile(own.answers, 'utf8').catch(() => ''));
    for (let open = true; open;) {
      open = (await Promise.race([ending.then(() => 'ended'), setTimeout(EVERY, 'open')])) === 'open';
      const last = (await read()).findLast((each) => each.kind === 'progress');
      if (last?.kind === 'progress') host.progress(last.done, last.total, 'steps');
    }
    const answers = await read();
    if (!answers.some((each) => each.kind === 'end')) {
      await dispose();
      const why = answers.find((each) => each.kind === 'failed');
      return failed(
        why?.kind === 'failed' ? why.why : `the window that shows the pack ended with code ${(await ending) ?? 'none'}`,
      );
    }
    return ok({ answers, folder: join(place, 'out'), dispose });
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Lets the user that the window runs as read the pack and write the answers. */
async function openToAll(place: string): Promise<void> {
  await chmod(place, 0o755);
  await chmod(join(place, 'out'), 0o777);
}
