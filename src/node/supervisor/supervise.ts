import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** How long a kiosk is given, in milliseconds. */
export interface SupervisorPatience {
  /** From its start to its first sign of life. */
  readonly start: number;
  /** Between two signs of life. */
  readonly silence: number;
  /** From the word to end to the kill. */
  readonly end: number;
}

export const supervisorPatience: SupervisorPatience = { start: 30_000, silence: 5_000, end: 5_000 };

/** How often to look, in milliseconds. */
const LOOK_EVERY = 500;

/** Exit codes after which a kiosk is not started again: it ended on purpose, or cannot start as it was asked to. */
const FINAL = new Set([0, 2]);

export interface SuperviseOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Ends the kiosk and with it the supervision. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly patience?: SupervisorPatience;
  /** Where what the kiosk prints goes; the terminal when left out. */
  readonly onStart?: (kiosk: ChildProcess) => void;
}

/** Milliseconds before the next start: none after a single failure, then a second, doubling, half a minute at most. */
export const backOff = (failures: number): number => (failures < 2 ? 0 : Math.min(1_000 * 2 ** (failures - 2), 30_000));

/** Whether a kiosk lives, by the letters that it sends; a supervisor that was itself stopped forgives it the time. */
export class LifeWatch {
  readonly #patience: SupervisorPatience;
  #heardAt: number;
  #began = false;
  #lastLook: number;

  constructor(patience: SupervisorPatience, now: number) {
    this.#patience = patience;
    this.#heardAt = now;
    this.#lastLook = now;
  }

  /** It gave a sign of life. */
  heard(now: number): void {
    this.#began = true;
    this.#heardAt = now;
  }

  /** Whether it has been silent for too long. Look every half second. */
  isDead(now: number): boolean {
    const passed = now - this.#lastLook;
    if (passed > 2 * LOOK_EVERY) this.#heardAt += passed;
    this.#lastLook = now;
    const { silence, start } = this.#patience;
    return now - this.#heardAt > (this.#began ? silence : start);
  }
}

/** Ends every process of the kiosk, also those that were stopped or do not answer. */
function killAll(kiosk: ChildProcess): void {
  try {
    if (kiosk.pid !== undefined) process.kill(-kiosk.pid, 'SIGKILL');
  } catch {
    // They have all ended.
  }
}

interface Ended {
  readonly code: number | null;
  readonly why: string;
  /** Whether the exhibit was on screen. */
  readonly shown: boolean;
}

async function runOnce(options: SuperviseOptions): Promise<Ended> {
  const { command, args, env, signal, say, patience = supervisorPatience, onStart } = options;
  const began = performance.now();
  const output = onStart === undefined ? 'inherit' : 'pipe';
  // A group of its own, so that all of it can be ended.
  const kiosk = spawn(command, [...args], {
    env: { ...env, KIOSK_BEAT_FD: '3' },
    stdio: ['ignore', output, output, 'pipe'],
    detached: true,
  });
  onStart?.(kiosk);
  const watch = new LifeWatch(patience, began);
  let shown = false;
  const beats = kiosk.stdio[3] as Readable | null;
  beats?.on('data', (letters: Buffer) => {
    watch.heard(performance.now());
    shown ||= letters.includes('R');
  });
  beats?.on('error', () => undefined);
  const looking = setInterval(() => {
    if (!watch.isDead(performance.now())) return;
    say('The kiosk gives no sign of life, and is killed.');
    killAll(kiosk);
  }, LOOK_EVERY);
  let grace: NodeJS.Timeout | undefined;
  const end = (): void => {
    kiosk.kill('SIGTERM');
    grace = setTimeout(killAll, patience.end, kiosk);
  };
  if (signal.aborted) end();
  signal.addEventListener('abort', end);
  try {
    const [code, killed] = (await once(kiosk, 'exit')) as [number | null, string | null];
    return {
      code,
      why: killed === null ? `code ${code ?? '?'}` : killed,
      shown,
    };
  } finally {
    clearInterval(looking);
    clearTimeout(grace);
    signal.removeEventListener('abort', end);
    killAll(kiosk);
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds === 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

/**
 * Starts a kiosk and starts it again whenever it ends or falls silent: at once the first time, then ever later, half a
 * minute at most, for ever. A stand-in for systemd where there is none; the kiosk itself shows the still screen after
 * three starts that came to nothing. Gives the exit code once the kiosk has ended on purpose or `signal` says so.
 *
 * @throws where the program itself cannot be run.
 */
export async function supervise(options: SuperviseOptions): Promise<number> {
  const { signal, say } = options;
  let failures = 0;
  for (;;) {
    const { code, why, shown } = await runOnce(options);
    if (signal.aborted) return 0;
    if (code !== null && FINAL.has(code)) return code;
    // One that was on screen is wanted back at once, however often.
    failures = shown ? 1 : failures + 1;
    const pause = backOff(failures);
    say(`The kiosk ended (${why}), and is started again${pause === 0 ? '' : ` in ${pause / 1000} s`}.`);
    await wait(pause, signal);
    if (signal.aborted) return 0;
  }
}
