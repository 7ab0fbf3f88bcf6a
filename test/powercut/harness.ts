import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build } from 'vite';

import { formatTrust, type Trust } from '../../src/node/container/trust.ts';
import { openStore } from '../../src/node/store/store.ts';
import { craft, harbourFiles, makeKey, makeSignedRoot, trustOf } from '../helpers/container.ts';

/**
 * A power cut without a power switch: the step runs on a loop image under strace, which kills it at one system call;
 * the image as it lies on the host at that moment is what a disk would hold. ext4 is told not to flush by itself
 * (commit=300), so what was not synced is not there. The copy of the image is mounted and started from.
 */
const CALLS = ['write', 'pwrite64', 'fsync', 'fdatasync', 'mkdir', 'rename', 'link', 'unlink', 'rmdir'] as const;
const STEPS = new URL('steps.ts', import.meta.url).pathname;
/** Images in memory where that is possible: the host's own disk is not under test. */
const HOST = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const IMAGE_MIB = 24;

/** A step, the state it starts from, and the only packs that may serve after a cut in it (0: the factory pack). */
export interface Scenario {
  readonly name: string;
  readonly step: 'install' | 'trial' | 'rollback';
  readonly before: readonly ('install 1' | 'install 2' | 'trial')[];
  readonly container?: 1 | 2;
  readonly allowed: readonly number[];
  /** What must serve once the step has ended. */
  readonly done: number;
}

export const scenarios: readonly Scenario[] = [
  { name: 'install', step: 'install', before: [], container: 1, allowed: [0, 1], done: 1 },
  { name: 'trial', step: 'trial', before: ['install 1', 'trial', 'install 2'], allowed: [2], done: 2 },
  { name: 'upgrade', step: 'install', before: ['install 1', 'trial'], container: 2, allowed: [1, 2], done: 2 },
  {
    name: 'rollback',
    step: 'rollback',
    before: ['install 1', 'trial', 'install 2', 'trial'],
    allowed: [2, 1],
    done: 1,
  },
];

/** What came of the cuts in one scenario. */
export interface Tally {
  cuts: number;
  images: number;
  readonly bad: string[];
  readonly served: Record<string, number>;
}

/** Why the harness cannot run here, or undefined where it can. */
export function obstacle(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs Linux and root, for loop devices';
  if (spawnSync('strace', ['-V']).status !== 0) return 'it needs strace: apt-get install strace';
  if (spawnSync('sh', ['-c', 'command -v mkfs.ext4']).status !== 0)
    return 'it needs mkfs.ext4: apt-get install e2fsprogs';
  const probe = spawnSync('losetup', ['-f']);
  return probe.status === 0 ? undefined : 'it needs loop devices, which this container does not give';
}

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A place of its own for one line of cuts; two may run side by side. */
export class Bench {
  readonly #folder = mkdtempSync(join(HOST, 'kiosk-cut-'));
  readonly #image = join(this.#folder, 'disk.img');
  readonly #log = join(this.#folder, 'trace');
  readonly #mount = join(this.#folder, 'disk');
  readonly #mountCut = join(this.#folder, 'cut');
  /** The disk at the cut: without what nobody synced, and with a journal that was written by chance. */
  readonly #images = { unsynced: join(this.#folder, 'unsynced.img'), journal: join(this.#folder, 'journal.img') };
  #trust: Trust | undefined;

  /** Writes the two packs, of `extra` small files more than the fixture. */
  async prepare(extra: number): Promise<void> {
    const key = makeKey('pack');
    const root = makeSignedRoot(1, [makeKey('root')], [key]);
    this.#trust = await trustOf(root);
    mkdirSync(this.#mount);
    mkdirSync(this.#mountCut);
    // One file instead of a hundred modules: under strace every call of Node's start costs.
    await build({
      configFile: false,
      logLevel: 'silent',
      ssr: { noExternal: true },
      build: {
        ssr: STEPS,
        outDir: join(this.#folder, 'out'),
        rollupOptions: { output: { entryFileNames: 'steps.mjs' } },
      },
    });
    copyFileSync(join(this.#folder, 'out/steps.mjs'), join(this.#folder, 'steps.mjs'));
    for (const seq of [1, 2]) {
      const more = Object.fromEntries(
        Array.from({ length: extra }, (_, at) => [`media/s${at}/track-${at}.vtt`, Buffer.alloc(9_000 + at, `${seq}`)]),
      );
      writeFileSync(
        join(this.#folder, `${seq}.kpack`),
        craft({ keys: [key], roots: [root], files: { ...harbourFiles(), ...more }, manifest: { seq } }),
      );
    }
  }

  get #data(): string {
    return join(this.#mount, 'data');
  }

  #arguments(step: string, container?: number): string[] {
    const trust = formatTrust(this.#trust?.chain ?? []);
    return [
      join(this.#folder, 'steps.mjs'),
      step,
      this.#data,
      trust,
      ...(container === undefined ? [] : [join(this.#folder, `${container}.kpack`)]),
    ];
  }

  /** Makes the disk that every cut of a scenario starts from. */
  seed({ before }: Scenario): void {
    writeFileSync(this.#image, '');
    run('truncate', '-s', `${IMAGE_MIB}M`, this.#image);
    run('mkfs.ext4', '-qF', '-E', 'lazy_itable_init=0,lazy_journal_init=0', this.#image);
    run('mount', '-o', 'loop', this.#image, this.#mount);
    mkdirSync(this.#data);
    for (const each of before) {
      const [step, container] = each.split(' ');
      run(process.execPath, ...this.#arguments(step ?? '', container === undefined ? undefined : Number(container)));
    }
    run('umount', this.#mount);
    copyFileSync(this.#image, `${this.#image}.seed`);
  }

  /** Starts the step under strace on a fresh disk, and leaves it mounted. True where it ended by itself. */
  #underStrace(scenario: Scenario, environment: Record<string, string>, inject: string[] = []): boolean {
    copyFileSync(`${this.#image}.seed`, this.#image);
    run('mount', '-o', 'loop,commit=300,noatime', this.#image, this.#mount);
    const log = ['-f', '-qq', '-y', '-o', this.#log, '-e', `trace=${CALLS.join(',')}`];
    const step = [process.execPath, ...this.#arguments(scenario.step, scenario.container)];
    // One worker thread: strace counts the calls of each thread by itself.
    const env = { ...process.env, UV_THREADPOOL_SIZE: '1', ...environment };
    return spawnSync('strace', [...log, ...inject, ...step], { env, stdio: 'ignore' }).status === 0;
  }

  /** Which calls of a step touch the disk under test, as strace counts them: Node writes to itself as well. */
  #listCalls(scenario: Scenario, environment: Record<string, string>): [call: string, k: number][] {
    try {
      if (!this.#underStrace(scenario, environment)) throw new Error(`The step ${scenario.name} does not work`);
    } finally {
      run('umount', this.#mount);
    }
    const counts = new Map<string, number>();
    return readFileSync(this.#log, 'utf8')
      .split('\n')
      .flatMap((line): [string, number][] => {
        const [, thread = '', call = ''] = /^(\d+)\s+(\w+)\(/.exec(line) ?? [];
        if (call === '') return [];
        const k = (counts.get(`${thread} ${call}`) ?? 0) + 1;
        counts.set(`${thread} ${call}`, k);
        return line.includes(this.#mount) ? [[call, k]] : [];
      });
  }

  /** Runs the step, killed before its k-th call of that name, and keeps the disk of that moment. False: it came to its end. */
  #cutAt(scenario: Scenario, call: string, k: number, environment: Record<string, string>): boolean {
    try {
      const inject = ['-e', `inject=${call}:signal=KILL:when=${k}`];
      const ended = this.#underStrace(scenario, environment, inject);
      copyFileSync(this.#image, this.#images.unsynced);
      // Somebody else syncs a file: the journal with every name is written, what was only in memory is not.
      const other = openSync(join(this.#mount, 'other'), 'w');
      writeSync(other, 'x');
      fsyncSync(other);
      closeSync(other);
      copyFileSync(this.#image, this.#images.journal);
      return !ended;
    } finally {
      run('umount', this.#mount);
    }
  }

  /** Starts from an image as the kiosk does, and says which pack serves; a sentence where it is not whole. */
  async #boot(image: string): Promise<number | string> {
    run('mount', '-o', 'loop', image, this.#mountCut);
    try {
      const data = join(this.#mountCut, 'data');
      const { store, repaired } = await openStore({ data, factorySeq: 0, trust: this.#trust });
      if (!repaired.ok) return `it cannot be repaired: ${repaired.error.cause}`;
      const { notice } = await store.status();
      if (notice !== null) return `it had to be mended: ${notice.cause}`;
      if (existsSync(join(data, 'staging')) || existsSync(join(data, 'state.json.new'))) return 'leftovers stay';
      const serving = await store.beginServing();
      if (serving.kind === 'factory') return 0;
      for (const path of serving.manifest.files.keys()) {
        if (!(await store.checkFile(serving, path))) return `${path} is damaged`;
      }
      return serving.slot.seq;
    } finally {
      run('umount', this.#mountCut);
    }
  }

  /**
   * Cuts the power at every call of the scenario, or at every `stride`-th, and starts from the disk of each moment in
   * three forms: nothing written but what was synced, the journal written, and everything written.
   */
  async cutEverywhere(
    scenario: Scenario,
    { stride = 1, unsynced = false, report = undefined as ((tally: Tally) => void) | undefined } = {},
  ): Promise<Tally> {
    const tally: Tally = { cuts: 0, images: 0, bad: [], served: {} };
    const environment: Record<string, string> = unsynced ? { UNSYNCED: '1' } : {};
    this.seed(scenario);
    const calls = this.#listCalls(scenario, environment).filter((_, at) => at % stride === 0);
    // The last one is never reached: what a step that has ended leaves must be there after a cut as well.
    for (const [call, k] of [...calls, ['rmdir', 100_000] as const]) {
      const killed = this.#cutAt(scenario, call, k, environment);
      if (killed) tally.cuts += 1;
      for (const [form, image] of [...Object.entries(this.#images), ['everything', this.#image] as const]) {
        const found = await this.#boot(image);
        tally.images += 1;
        tally.served[String(found)] = (tally.served[String(found)] ?? 0) + 1;
        const allowed = killed ? scenario.allowed : [scenario.done];
        if (typeof found === 'string' || !allowed.includes(found))
          tally.bad.push(`${scenario.name}, ${killed ? `before ${call} ${k}` : 'at its end'}, ${form}: ${found}`);
      }
      report?.(tally);
    }
    return tally;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
