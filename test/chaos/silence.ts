import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, createReadStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

import { makeDataFolder } from '../helpers/kiosk.ts';
import { application } from '../helpers/project.ts';
import { unprivilegedElectron } from '../helpers/unprivileged.ts';
import { numbersFrom } from '../soak/visitor.ts';

/** Calls by which bytes leave a process for an address. */
const CALLS = 'connect,sendto,sendmsg,sendmmsg';
/** Milliseconds from one touch to the next. */
const BETWEEN = 1_500;

/** What a kiosk said to the world while it was listened to. */
export interface Silence {
  readonly minutes: number;
  readonly touches: number;
  /** Calls that named an address, by its family. */
  readonly families: Readonly<Record<string, number>>;
  /** Calls to an address that is neither a socket of this machine's files nor the kernel. */
  readonly outward: readonly string[];
  /** Threads that were heard. */
  readonly threads: number;
}

/** Families of addresses that do not lead out of the machine. */
const INWARD = new Set(['AF_UNIX', 'AF_NETLINK']);

/** Reads what `strace` wrote: which families of addresses were called, by how many threads. */
export async function readTrace(file: string): Promise<Pick<Silence, 'families' | 'outward' | 'threads'>> {
  const families: Record<string, number> = {};
  const outward: string[] = [];
  const threads = new Set<string>();
  for await (const line of createInterface(createReadStream(file))) {
    const [pid = ''] = line.split(' ');
    threads.add(pid);
    for (const [, family = ''] of line.matchAll(/\bsa_family=(AF_[A-Z0-9]+)/g)) {
      families[family] = (families[family] ?? 0) + 1;
      if (!INWARD.has(family)) outward.push(line.slice(0, 300));
    }
  }
  return { families, outward, threads: threads.size };
}

/**
 * Runs a kiosk as it stands on a wall, without any debugger, under `strace` from its first call on, and touches it now
 * and then through the server of the screen. Gives every call that could have led out of the machine, names included.
 */
export async function listen(options: {
  readonly display: string;
  readonly minutes: number;
  readonly seed: number;
}): Promise<Silence> {
  const { display, minutes, seed } = options;
  const data = makeDataFolder();
  const home = join(data, 'home');
  mkdirSync(home);
  const { executable, uid, environment } = unprivilegedElectron();
  if (uid !== undefined) chownSync(home, uid, uid);
  const file = join(data, 'trace');
  const traced: ChildProcess = spawn(
    'strace',
    ['-f', '-qq', '--seccomp-bpf', '-e', `trace=${CALLS}`, '-e', 'signal=none', '-o', file, executable].concat(
      application,
      `--data=${data}`,
    ),
    { env: { ...process.env, ...environment(home), DISPLAY: display }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = once(traced, 'exit');
  try {
    let said = '';
    await new Promise<void>((resolve, reject) => {
      traced.stderr?.setEncoding('utf8').on('data', (part: string) => {
        said += part;
        if (said.includes('On screen: ')) resolve();
      });
      void gone.then(() => reject(new Error(`The kiosk ended: ${said}`)));
    });
    const random = numbersFrom(seed);
    const began = performance.now();
    const elapsed = (): number => (performance.now() - began) / 60_000;
    let touches = 0;
    for (; elapsed() < minutes; touches += 1) {
      const at = [Math.floor(random() * 1080), Math.floor(random() * 1920)].map(String);
      spawnSync('xdotool', ['mousemove', ...at, 'click', '1'], { env: { ...process.env, DISPLAY: display } });
      if (traced.exitCode !== null) throw new Error(`The kiosk ended: ${said}`);
      await setTimeout(BETWEEN);
    }
    traced.kill('SIGTERM');
    await Promise.race([gone, setTimeout(5_000)]);
    return { minutes: elapsed(), touches, ...(await readTrace(file)) };
  } finally {
    traced.kill('SIGKILL');
    await gone;
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
}
