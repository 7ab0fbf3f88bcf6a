import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { memoryOf, ownMemoryOf, processTree } from '../bench/electron/processes.ts';
import { application } from '../helpers/project.ts';
import { unprivilegedElectron } from '../helpers/unprivileged.ts';
import { giveAway } from '../helpers/workshop.ts';
import { type Cdp, openCdp } from './cdp.ts';
import type { Sample } from './verdict.ts';

/** Seconds without a touch until the kiosk asks, and until it forgets: an hour must hold many such visits. */
const IDLE = { baseSeconds: 6, warningSeconds: 2 };

/** A copy of the built application whose visitors are given up sooner; nothing else is different. */
export function impatientApplication(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-soak-app-'));
  for (const part of ['package.json', 'out', 'assets', 'locales'])
    cpSync(join(application, part), join(folder, part), { recursive: true });
  const venues = join(folder, 'assets/venues');
  for (const name of readdirSync(venues)) {
    const venue = JSON.parse(readFileSync(join(venues, name), 'utf8')) as Record<string, unknown>;
    writeFileSync(join(venues, name), JSON.stringify({ ...venue, idle: IDLE }));
  }
  giveAway(folder);
  return folder;
}

/** A kiosk that is watched from outside, through the protocol of the developer tools alone. */
export interface SoakedKiosk {
  readonly page: Cdp;
  /** Ends the page's process; the kiosk loads it again, and the connection is made anew. */
  crash(): Promise<void>;
  /** Counts what is alive, after the garbage has gone. */
  sample(): Promise<Omit<Sample, 'minutes' | 'visits' | 'frames'>>;
  /** Uncaught errors of the page so far. */
  readonly uncaught: string[];
  stop(): Promise<void>;
}

/** Runs in the page: from now on counts timers, screens on their way, and the frames of a visit while it is told to. */
const INSTRUMENTS = `(() => {
  if (window.soak !== undefined) return;
  const alive = new Set();
  const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
  window.setTimeout = (run, wait, ...args) => {
    const id = setTimeout((...given) => { alive.delete(id); run(...given); }, wait, ...args);
    alive.add(id);
    return id;
  };
  window.clearTimeout = (id) => { alive.delete(id); clearTimeout(id); };
  window.setInterval = (...args) => { const id = setInterval(...args); alive.add(id); return id; };
  window.clearInterval = (id) => { alive.delete(id); clearInterval(id); };
  let frames = [];
  let before;
  let counting = false;
  const beat = (now) => {
    if (!counting) return;
    if (before !== undefined) frames.push(now - before);
    before = now;
    requestAnimationFrame(beat);
  };
  const moving = new Set();
  const startViewTransition = document.startViewTransition.bind(document);
  document.startViewTransition = (change) => {
    const transition = startViewTransition(change);
    const ended = transition.finished.catch(() => undefined).finally(() => moving.delete(ended));
    moving.add(ended);
    return transition;
  };
  window.soak = {
    rest: async () => {
      while (moving.size > 0) await Promise.all(moving);
      // Looked at and not waited for: whoever asks an animation for its end keeps it, and its sheet, for good.
      const rising = () => document.getAnimations().some(({ effect, playState }) =>
        playState === 'running' && effect?.target?.matches?.('dialog') && effect.getTiming().iterations !== Infinity);
      while (rising()) await new Promise(requestAnimationFrame);
    },
    timers: () => alive.size,
    begin: () => { frames = []; before = undefined; counting = true; requestAnimationFrame(beat); },
    end: () => { counting = false; return frames; },
  };
})()`;

function countDescriptors(pid: number): number {
  try {
    // Only what the kiosk opens counts: shared memory comes and goes with every picture that is drawn.
    return readdirSync(`/proc/${pid}/fd`).filter((name) => {
      try {
        return !/memfd|\/dev\/shm|\.org\.chromium/.test(readlinkSync(`/proc/${pid}/fd/${name}`));
      } catch {
        return false;
      }
    }).length;
  } catch {
    return 0;
  }
}

interface Target {
  readonly type: string;
  readonly webSocketDebuggerUrl: string;
}

async function firstTarget(port: number, type: string): Promise<Target> {
  for (let tries = 0; ; tries += 1) {
    const found = await fetch(`http://127.0.0.1:${port}/json/list`)
      .then(async (answer) => ((await answer.json()) as Target[]).find((each) => each.type === type))
      .catch(() => undefined);
    if (found !== undefined) return found;
    if (tries > 300) throw new Error(`No ${type} answers on port ${port}`);
    await setTimeout(100);
  }
}

/** Starts a kiosk on a display and connects to both of its sides. */
export async function startSoakedKiosk(
  display: string,
  app: string,
  data: string,
  args: readonly string[],
): Promise<SoakedKiosk> {
  const { executable, environment } = unprivilegedElectron();
  const home = join(data, 'home');
  const child: ChildProcess = spawn(
    executable,
    ['--remote-debugging-port=0', '--inspect=0', app, `--data=${data}`, ...args],
    { env: { ...process.env, ...environment(home), DISPLAY: display }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = once(child, 'exit');
  const { pid, stderr } = child;
  if (pid === undefined || stderr === null) throw new Error('Electron could not be started');
  const ports: { page?: number; main?: string } = {};
  await new Promise<void>((resolve, reject) => {
    let said = '';
    stderr.setEncoding('utf8').on('data', (part: string) => {
      if (ports.page !== undefined && ports.main !== undefined) return;
      said += part;
      const page = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      const main = /Debugger listening on (ws:\S+)/.exec(said)?.[1];
      if (page !== undefined) ports.page = Number(page);
      if (main !== undefined) ports.main = main;
      if (page !== undefined && main !== undefined) resolve();
    });
    void gone.then(() => reject(new Error(`The kiosk ended at once: ${said}`)));
  });
  const main = await openCdp(ports.main ?? '');
  const uncaught: string[] = [];
  const connect = async (): Promise<Cdp> => {
    const page = await openCdp((await firstTarget(ports.page ?? 0, 'page')).webSocketDebuggerUrl);
    page.on('Runtime.exceptionThrown', (params) => uncaught.push(JSON.stringify(params).slice(0, 600)));
    await page.send('Runtime.enable');
    const ready = "document.documentElement?.dataset.screen === 'attract'";
    for (let tries = 0; !(await page.run<boolean>(ready).catch(() => false)); tries += 1) {
      if (tries > 600) throw new Error('The attract screen never came');
      await setTimeout(100);
    }
    // The page may not be loaded anew by anybody but the kiosk, so its first timers are not counted.
    await page.run(INSTRUMENTS);
    return page;
  };
  const kiosk: { -readonly [K in keyof SoakedKiosk]: SoakedKiosk[K] } = {
    page: await connect(),
    uncaught,
    async crash() {
      const loaded = new Promise<void>((resolve) => {
        kiosk.page.on('Inspector.targetReloadedAfterCrash', () => resolve());
      });
      await kiosk.page.send('Inspector.enable');
      // It cannot answer any more.
      kiosk.page.send('Page.crash').catch(() => undefined);
      await Promise.race([
        loaded,
        setTimeout(60_000).then(() => {
          throw new Error('The page did not come back after a crash');
        }),
      ]);
      kiosk.page.close();
      kiosk.page = await connect();
    },
    async sample() {
      // What a collection has freed may free more.
      for (let turn = 0; turn < 2; turn += 1) {
        await kiosk.page.send('HeapProfiler.collectGarbage');
        await main.send('HeapProfiler.collectGarbage');
      }
      await kiosk.page.send('Performance.enable');
      const { metrics } = (await kiosk.page.send('Performance.getMetrics')) as {
        metrics: { name: string; value: number }[];
      };
      const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? 0;
      const inside = await main.run<{ heap: number; resources: number }>(
        '({ heap: process.memoryUsage().heapUsed, resources: process.getActiveResourcesInfo().length })',
      );
      const tree = processTree(pid);
      return {
        pss: memoryOf(pid),
        own: ownMemoryOf(pid),
        descriptors: tree.reduce((sum, each) => sum + countDescriptors(each), 0),
        processes: tree.length,
        nodes: metric('Nodes'),
        listeners: metric('JSEventListeners'),
        timers: await kiosk.page.run<number>('window.soak.timers()'),
        heap: metric('JSHeapUsedSize'),
        mainHeap: inside.heap,
        mainResources: inside.resources,
      };
    },
    async stop() {
      kiosk.page.close();
      main.close();
      child.kill('SIGKILL');
      await gone;
    },
  };
  return kiosk;
}

/** Removes what a soak leaves. */
export function removeAll(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
