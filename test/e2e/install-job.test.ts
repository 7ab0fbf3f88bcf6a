import { randomFillSync } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { FromJob, ToJob } from '../../src/main/background/jobs.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { application } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';
import { openWorkshop, type Workshop } from '../helpers/workshop.ts';

// The job that `installPack` starts, in the Electron that is to run it, beside a kiosk that serves a visitor.

const FILM_MEBIBYTES = 24;
const FILMS = 6;
/** What the main process may stand still at most while a pack is installed, in milliseconds. */
const STALL = 100;

let screen: VirtualScreen;
let workshop: Workshop;
let kiosk: Kiosk;
let container: string;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  workshop = await openWorkshop();
  container = await workshop.build({
    seq: 4,
    change: (folder) => {
      mkdirSync(join(folder, 'media'), { recursive: true });
      for (let film = 0; film < FILMS; film += 1)
        writeFileSync(
          join(folder, `media/film-${film}.mp4`),
          randomFillSync(Buffer.alloc(FILM_MEBIBYTES * 1024 * 1024)),
        );
    },
  });
  kiosk = await launchKiosk({ display: screen.display, data: workshop.data, args: [`--trust=${workshop.trustFile}`] });
});
afterAll(async () => {
  await kiosk.close();
  workshop.remove();
  await screen.stop();
});

/** Installs in a process of its own as the kiosk does, and measures how long its main process stood still. */
function install(abortAt?: number) {
  const job: ToJob = {
    type: 'do',
    job: {
      do: 'install',
      path: container,
      store: {
        data: workshop.data,
        factorySeq: 0,
        trust: workshop.trust,
        venue: 'bangkok-city-library',
        appVersion: '0.1.0',
      },
    },
  };
  return kiosk.app.evaluate(
    async ({ utilityProcess }, { module, text, abortAt }) => {
      const revive = (key: string, value: unknown): unknown => (key === 'known' ? new Set(value as string[]) : value);
      const worker = utilityProcess.fork(module);
      const words: FromJob[] = [];
      // A machine that gives this process no time is not its own standing still: what counts is work in between.
      const worked = (): number => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1000;
      };
      let last = { at: performance.now(), work: worked() };
      let longest = 0;
      const pulse = setInterval(() => {
        const now = { at: performance.now(), work: worked() };
        longest = Math.max(longest, Math.min(now.at - last.at, now.work - last.work));
        last = now;
      }, 5);
      await new Promise<void>((resolve) => {
        worker.on('message', (message: FromJob) => {
          words.push(message);
          if (message.type !== 'progress') resolve();
          else if (abortAt !== undefined && message.done >= abortAt * message.total) {
            // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
            worker.postMessage({ type: 'abort' });
          }
        });
        worker.once('spawn', () => {
          last = { at: performance.now(), work: worked() };
          longest = 0;
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
          worker.postMessage(JSON.parse(text, revive));
        });
      });
      clearInterval(pulse);
      worker.kill();
      return { words, longest };
    },
    {
      module: join(application, 'out/main/background.cjs'),
      text: JSON.stringify(job, (key, value: unknown) => (key === 'known' ? [...(value as Set<string>)] : value)),
      abortAt,
    },
  );
}

test('an installation that staff stop half-way leaves nothing behind', async () => {
  const { words } = await install(0.5);
  expect(words.at(-1)).toMatchObject({ type: 'done', result: { ok: false, error: { code: 'IO' } } });
  expect(readdirSync(workshop.data)).not.toContain('staging');
  expect(readdirSync(join(workshop.data, 'packs'))).toEqual([]);
});

test('the main process runs freely while a pack is installed, and hears how far it has come', async ({ annotate }) => {
  const { words, longest } = await install();
  await annotate(
    `${FILMS * FILM_MEBIBYTES} MiB: the main process worked for ${longest.toFixed(0)} ms at a stretch at most`,
  );
  expect(words.at(-1)).toMatchObject({ type: 'done', result: { ok: true, value: { seq: 4 } } });
  const progress = words.filter((word) => word.type === 'progress');
  expect(progress.length).toBeGreaterThan(1);
  expect(progress.at(-1)).toMatchObject({ done: progress[0]?.total });
  expect(longest).toBeLessThan(STALL);
});
