import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
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
import type { Control, Scenario } from './scenarios.ts';
import { orderFaults, readTrace, TRACED } from './trace.ts';

/**
 * A power cut without a power switch: the step runs on a loop image under strace, which kills it at one system call;
 * the image as it lies on the host at that moment is what a disk would hold. ext4 is told not to write by itself:
 * its journal waits 300 s, blocks are given to files as late as it can (its default, `delalloc`), and not at a rename
 * (`noauto_da_alloc`: other file systems are not so kind either). What was not synced is not there. The copy of the
 * image is mounted and started from. The host's cache stands behind the loop device, not before it: the copy sees
 * what the device was given, and nothing of what ext4 still holds back.
 */
const OPTIONS = 'loop,commit=300,noauto_da_alloc,noatime';
const STEPS = new URL('steps.ts', import.meta.url).pathname;
/** Images in memory where that is possible: the host's own disk is not under test. */
const HOST = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const IMAGE_MIB = 24;
/** strace counts no further than this. */
const MOST = 65_535;

/** What came of the cuts in one scenario. */
export interface Tally {
  cuts: number;
  images: number;
  readonly bad: string[];
  readonly served: Record<string, number>;
}

/** A system call on the disk under test: the k-th of its name in its thread. */
interface Cut {
  readonly call: string;
  readonly k: number;
}

/** Why nothing can be traced here, or undefined where it can. */
export function traceObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'it needs Linux';
  return spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
    ? undefined
    : 'it needs strace, and to be let use it';
}

/** Why no power can be cut here, or undefined where it can. */
export function obstacle(): string | undefined {
  const none = traceObstacle();
  if (none !== undefined) return none;
  if (process.getuid?.() !== 0) return 'it needs root, for loop devices';
  if (spawnSync('sh', ['-c', 'command -v mkfs.ext4']).status !== 0)
    return 'it needs mkfs.ext4: apt-get install e2fsprogs';
  return spawnSync('losetup', ['-f']).status === 0
    ? undefined
    : 'it needs loop devices, which this container does not give';
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

  /** Writes the three packs, of `extra` small files more than the fixture. */
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
    for (const seq of [1, 2, 3]) {
      const more = Object.fromEntries(
        Array.from({ length: extra }, (_, at) => [`media/s${at}/track-${at}.vtt`, Buffer.alloc(9_000 + at, `${seq}`)]),
      );
      writeFileSync(
        join(this.#folder, `${seq}.kpack`),
        craft({ keys: [key], roots: [root], files: { ...harbourFiles(), ...more }, manifest: { seq } }),
      );
    }
  }

  #command(step: string, data: string): string[] {
    const [name = '', seq] = step.split(' ');
    const container = seq === undefined ? [] : [join(this.#folder, `${seq}.kpack`)];
    return [
      process.execPath,
      join(this.#folder, 'steps.mjs'),
      name,
      data,
      formatTrust(this.#trust?.chain ?? []),
      ...container,
    ];
  }

  #doBefore({ before }: Scenario, data: string): void {
    mkdirSync(data);
    for (const each of before) {
      if (each === 'leftovers') {
        mkdirSync(join(data, 'staging/pack/files/media'), { recursive: true });
        writeFileSync(join(data, 'staging/pack/files/media/half.vtt'), 'half');
        mkdirSync(join(data, 'packs/9-0123456789abcdef/files'), { recursive: true });
        writeFileSync(join(data, 'packs/9-0123456789abcdef/manifest.json'), '{');
        writeFileSync(join(data, 'state.json.new'), '{"sha256":');
      } else {
        const [program = '', ...args] = this.#command(each, data);
        run(program, ...args);
      }
    }
  }

  /** Runs the step under strace. True where it ended by itself; false where it was killed at the cut. */
  #trace(scenario: Scenario, data: string, control: Control | undefined, ...options: string[]): boolean {
    const strace = ['-f', '-qq', '-y', '-o', this.#log, '-e', `trace=${TRACED}`, ...options];
    // One worker thread: strace counts the calls of each thread by itself.
    const env = { ...process.env, UV_THREADPOOL_SIZE: '1', ...(control && { CONTROL: control }) };
    const { status, signal, stderr } = spawnSync('strace', [...strace, ...this.#command(scenario.step, data)], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0 && signal !== 'SIGKILL') throw new Error(`The step ${scenario.name} failed: ${stderr}`);
    return status === 0;
  }

  /** Runs the scenario once, on any disk, and gives what of the order of its calls a power cut could punish. */
  order(scenario: Scenario, control?: Control): string[] {
    const data = join(this.#folder, 'order');
    try {
      this.#doBefore(scenario, data);
      const packs = join(data, 'packs');
      const there = existsSync(packs) ? readdirSync(packs) : [];
      this.#trace(scenario, data, control, '-s', '65536');
      const calls = readTrace(readFileSync(this.#log, 'utf8'), data);
      if (!calls.some(({ name }) => name === 'sync') && control === undefined) return ['nothing was traced'];
      return orderFaults(calls, data, there);
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  }

  get #data(): string {
    return join(this.#mount, 'data');
  }

  /** Makes the disk that every cut of a scenario starts from. */
  #seed(scenario: Scenario): void {
    writeFileSync(this.#image, '');
    run('truncate', '-s', `${IMAGE_MIB}M`, this.#image);
    run('mkfs.ext4', '-qF', '-E', 'lazy_itable_init=0,lazy_journal_init=0', this.#image);
    run('mount', '-o', 'loop', this.#image, this.#mount);
    try {
      this.#doBefore(scenario, this.#data);
    } finally {
      run('umount', this.#mount);
    }
    copyFileSync(this.#image, `${this.#image}.seed`);
  }

  /** Which calls of the step touch the disk under test, as strace counts them: Node writes to itself as well. */
  #listCuts(scenario: Scenario, control: Control | undefined): Cut[] {
    copyFileSync(`${this.#image}.seed`, this.#image);
    run('mount', '-o', OPTIONS, this.#image, this.#mount);
    try {
      this.#trace(scenario, this.#data, control, '-s', '0');
    } finally {
      run('umount', this.#mount);
    }
    const counts = new Map<string, number>();
    return readFileSync(this.#log, 'utf8')
      .split('\n')
      .flatMap((line): Cut[] => {
        const [, thread = '', call = ''] = /^(\d+)\s+(\w+)\(/.exec(line) ?? [];
        if (call === '') return [];
        const k = (counts.get(`${thread} ${call}`) ?? 0) + 1;
        counts.set(`${thread} ${call}`, k);
        const changes = call !== 'openat' || line.includes('O_CREAT');
        return changes && k <= MOST && line.includes(this.#mount) ? [{ call, k }] : [];
      });
  }

  /**
   * Runs the step, killed before that call, and keeps the disk of that moment; without one, to its end. False where it
   * came to its end: Node wakes itself with a varying number of writes, so the last ones counted may not be reached.
   */
  #cut(scenario: Scenario, cut: Cut | undefined, control: Control | undefined): boolean {
    copyFileSync(`${this.#image}.seed`, this.#image);
    run('mount', '-o', OPTIONS, this.#image, this.#mount);
    try {
      const inject = cut === undefined ? [] : ['-e', `inject=${cut.call}:signal=KILL:when=${cut.k}`];
      const ended = this.#trace(scenario, this.#data, control, '-s', '0', ...inject);
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
   * Cuts the power at every call of the scenario, or at every `stride`-th and at all of the `last` ones, and after its
   * end; starts from the disk of each moment in three forms: nothing written but what was synced, the journal written,
   * and everything written.
   */
  async cutEverywhere(
    scenario: Scenario,
    {
      stride = 1,
      last = 0,
      control = undefined as Control | undefined,
      report = undefined as ((tally: Tally) => void) | undefined,
    } = {},
  ): Promise<Tally> {
    const tally: Tally = { cuts: 0, images: 0, bad: [], served: {} };
    this.#seed(scenario);
    const all = this.#listCuts(scenario, control);
    const chosen = all.filter((_, at) => at % stride === 0 || at >= all.length - last);
    for (const cut of [...chosen, undefined]) {
      const killed = this.#cut(scenario, cut, control);
      if (killed) tally.cuts += 1;
      for (const [form, image] of [...Object.entries(this.#images), ['everything', this.#image] as const]) {
        const found = await this.#boot(image);
        tally.images += 1;
        tally.served[String(found)] = (tally.served[String(found)] ?? 0) + 1;
        const allowed = killed ? scenario.allowed : [scenario.done];
        if (typeof found === 'string' || !allowed.includes(found))
          tally.bad.push(
            `${scenario.name}, ${killed && cut ? `before ${cut.call} ${cut.k}` : 'at its end'}, ${form}: ${found}`,
          );
      }
      report?.(tally);
    }
    return tally;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
