import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { supervise } from '../../src/node/supervisor/supervise.ts';
import { makeDataFolder } from '../helpers/kiosk.ts';
import { application } from '../helpers/project.ts';
import { openCdp } from '../soak/cdp.ts';
import { unprivilegedElectron } from '../helpers/unprivileged.ts';

/** A process of the kiosk that can be ended. */
export type Part = 'main' | 'renderer' | 'gpu-process';

/** A line that the kiosk or its supervisor printed, and when it was read, by this process's monotonic clock. */
export interface Said {
  readonly line: string;
  readonly at: number;
}

/** A kiosk that is not back by then, in milliseconds, never will be. */
const GIVE_UP = 60_000;

/** The exhibit's first screen has been painted. */
export const ON_SCREEN = /^On screen: /;
/** Frames are drawn again after the process that draws was lost. */
export const DRAWING_AGAIN = /^Drawing again /;

/** A kiosk under the supervisor, without any debugger, as it runs on a wall: seen from outside only. */
export interface WatchedKiosk {
  readonly data: string;
  /** The process of this kind that runs now. */
  pid(part: Part): number;
  /** Waits for a line that comes after this moment. */
  line(which: RegExp, after: number): Promise<Said>;
  /** Has the page run something that may never end; only in a kiosk that is `open`. */
  runInPage(script: string): Promise<void>;
  /** All lines so far. */
  lines(): readonly Said[];
  stop(): Promise<void>;
}

/** The processes below another one, with what they were started as. */
function* below(pid: number): Generator<{ readonly pid: number; readonly args: string }> {
  let children: string;
  try {
    children = readdirSync(`/proc/${pid}/task`)
      .map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8'))
      .join(' ');
  } catch {
    return;
  }
  for (const child of children.split(' ').filter(Boolean).map(Number)) {
    try {
      yield { pid: child, args: readFileSync(`/proc/${child}/cmdline`, 'utf8').replaceAll('\0', ' ') };
    } catch {
      continue;
    }
    yield* below(child);
  }
}

/** Whether a process has not ended; a zombie has. */
export function lives(pid: number): boolean {
  try {
    return !/^State:\t[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Where a kiosk that is open says that it can be looked into. */
const LISTENING = /^Debugger listening on (ws:\S+)$/;

/**
 * Switches of a kiosk that can be told to run something in its page, through its main process; nobody is attached to it
 * until then, and to its page never. What its page may use up is bounded (MiB), so that the machine is not used up too.
 */
export const OPEN: readonly string[] = ['--inspect=0', '--js-flags=--max-old-space-size=256'];

/** Starts a kiosk under the supervisor and waits until the exhibit is on screen; `switches` are for Chromium. */
export async function watchKiosk(
  display: string,
  args: readonly string[] = [],
  switches: readonly string[] = [],
): Promise<WatchedKiosk> {
  const data = makeDataFolder();
  const home = join(data, 'home');
  mkdirSync(home);
  const { executable, uid, environment } = unprivilegedElectron();
  if (uid !== undefined) chownSync(home, uid, uid);
  const said: Said[] = [];
  const waiting = new Set<() => void>();
  const hear = (line: string): void => {
    said.push({ line, at: performance.now() });
    for (const wake of waiting) wake();
  };
  let main = 0;
  const ending = new AbortController();
  const supervised = supervise({
    command: executable,
    args: [...switches, application, `--data=${data}`, ...args],
    env: { ...process.env, ...environment(home), DISPLAY: display },
    signal: ending.signal,
    say: hear,
    onStart(kiosk) {
      main = kiosk.pid ?? 0;
      let rest = '';
      kiosk.stdout?.resume();
      kiosk.stderr?.setEncoding('utf8').on('data', (part: string) => {
        const lines = (rest + part).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) hear(line);
      });
    },
  });
  const kiosk: WatchedKiosk = {
    data,
    pid(part) {
      if (part === 'main') return main;
      for (const { pid, args: started } of below(main))
        if (started.includes(`--type=${part}`) && lives(pid)) return pid;
      throw new Error(`There is no ${part}`);
    },
    lines: () => said,
    async runInPage(script) {
      const address = said.findLast(({ line }) => LISTENING.test(line))?.line;
      const cdp = await openCdp(LISTENING.exec(address ?? '')?.[1] ?? '');
      try {
        // Not waited for: it may never answer.
        await cdp.run(
          `void process.mainModule.require('electron').BrowserWindow.getAllWindows()[0].webContents
            .executeJavaScript(${JSON.stringify(script)}).catch(() => undefined)`,
        );
      } finally {
        cdp.close();
      }
    },
    line: (which, after) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          const last = said.slice(-8).map((each) => each.line);
          reject(new Error(`${String(which)} was not said; the last lines are\n${last.join('\n')}`));
        }, GIVE_UP);
        const look = (): void => {
          const found = said.find(({ line, at }) => at > after && which.test(line));
          if (found === undefined) return;
          waiting.delete(look);
          clearTimeout(timer);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    async stop() {
      ending.abort();
      await supervised;
      rmSync(data, { recursive: true, force: true });
    },
  };
  await kiosk.line(ON_SCREEN, 0);
  return kiosk;
}
