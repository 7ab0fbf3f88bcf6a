import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { buildContainer } from '../../../src/node/container/build.ts';
import { formatTrust } from '../../../src/node/container/trust.ts';
import { limits } from '../../../src/shared/container/limits.ts';
import { harbourFiles, makeKey, makeSignedRoot, trustOf } from '../../helpers/container.ts';
import type { BenchGroup, BenchRun } from '../frame/group.ts';
import { alternate, makeRow, ratios, type Row } from '../frame/row.ts';

const MIB = 1024 * 1024;
const STEP = join(import.meta.dirname, '../pack-step.ts');

/** Node without the compiling of the project's TypeScript before the clock starts; see `pack-step.ts`. */
function step(...args: string[]): { readonly seconds: number; readonly extra: number } {
  return JSON.parse(execFileSync(process.execPath, [STEP, ...args], { encoding: 'utf8' })) as {
    seconds: number;
    extra: number;
  };
}

function timed(...command: [string, ...string[]]): number {
  const [program, ...args] = command;
  const began = performance.now();
  execFileSync(program, args);
  return (performance.now() - began) / 1000;
}

/** Whatever is still to be written is written now, and not while somebody is measured. */
const settleDisk = (): void => void execFileSync('sync');

class PackBench {
  readonly #folder: string;
  readonly #trustFile: string;
  readonly #key = makeKey('pack');
  readonly #root = makeSignedRoot(1, [makeKey('root')], [this.#key]);

  constructor(folder: string) {
    this.#folder = folder;
    this.#trustFile = this.at('trust.json');
    writeFileSync(this.#trustFile, formatTrust([this.#root]));
  }

  at(name: string): string {
    return join(this.#folder, name);
  }

  /** A container of the fixture pack and `count` more files of `bytes` random bytes each. */
  async makePack(count: number, bytes: number): Promise<string> {
    const from = this.at('from');
    const put = (path: string, content: Uint8Array): void => {
      mkdirSync(dirname(join(from, path)), { recursive: true });
      writeFileSync(join(from, path), content);
    };
    for (const [path, content] of Object.entries(harbourFiles())) put(path, content);
    for (let at = 0; at < count; at += 1) put(`film/${at % 50}/${at}.webm`, randomBytes(bytes));
    const out = this.at(`${count}-${bytes}.kpack`);
    const trust = await trustOf(this.#root);
    const order = { folder: from, out, seq: 1, venues: [], minApp: '0.1.0', keys: [this.#key], trust };
    const built = await buildContainer(order);
    if (!built.ok) throw new Error(built.error.cause);
    rmSync(from, { recursive: true });
    return out;
  }

  install(container: string): { readonly seconds: number; readonly extra: number } {
    settleDisk();
    const data = this.at('data');
    const figures = step('install', this.#trustFile, data, container);
    rmSync(data, { recursive: true });
    return figures;
  }

  keep(container: string, data: string): void {
    step('keep', this.#trustFile, this.at(data), container);
  }

  /** What a careful person would type, to copy a file and to see that the copy is whole. */
  typed(container: string): number {
    settleDisk();
    const copy = this.at('copy');
    const seconds = timed('sh', '-c', `cp "${container}" "${copy}" && sha256sum "${copy}" && sync "${copy}"`);
    rmSync(copy);
    return seconds;
  }

  verify(container: string): number {
    return step('verify', this.#trustFile, this.at('none'), container).seconds;
  }

  start(data: string): number {
    return step('start', this.#trustFile, this.at(data)).seconds;
  }
}

async function throughput(bench: PackBench, { say, short }: BenchRun): Promise<Row[]> {
  const mebibytes = short ? 64 : 1024;
  const rounds = short ? 1 : 5;
  say(`building packs of ${mebibytes} and ${mebibytes / 4} MiB`);
  const file = Math.floor((mebibytes * MIB) / 100);
  const [large, small] = [await bench.makePack(100, file), await bench.makePack(100, Math.floor(file / 4))];
  const extra = { large: [] as number[], small: [] as number[] };
  say(`install beside cp, sha256sum and sync, ${rounds} times`);
  const installs = await alternate(
    {
      install() {
        const figures = bench.install(large);
        extra.large.push(figures.extra);
        extra.small.push(bench.install(small).extra);
        return figures.seconds;
      },
      typed: () => bench.typed(large),
    },
    { rounds },
  );
  say(`verify beside sha256sum, ${rounds} times`);
  const verifies = await alternate(
    { verify: () => bench.verify(large), sum: () => timed('sha256sum', large) },
    { rounds, warmUp: 1 },
  );
  const speed = (seconds: readonly number[]): number[] => seconds.map((each) => mebibytes / each);
  return [
    makeRow('packs.install.times-cp-sha256sum-sync', 'x', ratios(installs.typed, installs.install), { atLeast: 1.2 }),
    makeRow('packs.install.throughput', 'MiB/s', speed(installs.install)),
    makeRow('packs.install.throughput-of-cp-sha256sum-sync', 'MiB/s', speed(installs.typed)),
    makeRow('packs.install.peak-extra-memory', 'MiB', extra.large, { atMost: 64 }),
    makeRow('packs.install.peak-extra-memory-of-a-quarter', 'MiB', extra.small, { atMost: 64 }),
    makeRow('packs.install.memory-against-a-quarter', 'x', ratios(extra.large, extra.small), { atMost: 1.1 }),
    makeRow('packs.verify.times-sha256sum', 'x', ratios(verifies.sum, verifies.verify), { atLeast: 2 }),
    makeRow('packs.verify.throughput', 'MiB/s', speed(verifies.verify)),
  ];
}

async function starts(bench: PackBench, { say, short }: BenchRun): Promise<Row[]> {
  const rounds = short ? 3 : 15;
  // As many as a container may hold, less those of the fixture.
  const many = (short ? 500 : limits.files) - Object.keys(harbourFiles()).length;
  say(`start with ${many} files beside 50 files, ${rounds} times`);
  bench.keep(await bench.makePack(50, 2_000), 'few');
  bench.keep(await bench.makePack(many, 2_000), 'many');
  const { few, all } = await alternate(
    { few: () => bench.start('few') * 1000, all: () => bench.start('many') * 1000 },
    { rounds, warmUp: 1 },
  );
  return [
    makeRow('packs.start.5000-files-against-50', 'x', ratios(all, few), { atMost: 1.1 }),
    makeRow('packs.start.of-50-files', 'ms', few),
    makeRow('packs.start.of-5000-files', 'ms', all),
  ];
}

export const group: BenchGroup = {
  about: 'install, verify and start of packs, beside cp, sha256sum and sync',
  electron: false,
  async run(bench) {
    const folder = mkdtempSync(join(tmpdir(), 'kiosk-bench-'));
    try {
      const packs = new PackBench(folder);
      const rows = [...(await throughput(packs, bench))];
      for (const { id, value, unit } of rows) bench.say(`${id}: ${value} ${unit}`);
      return [...rows, ...(await starts(packs, bench))];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
