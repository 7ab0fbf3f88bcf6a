import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { buildContainer } from '../../src/node/container/build.ts';
import { openSource } from '../../src/node/container/source.ts';
import { openContainer, readFiles } from '../../src/node/container/verify.ts';
import { openStore } from '../../src/node/store/store.ts';
import { harbourFiles, makeKey, makeSignedRoot, trustOf } from '../helpers/container.ts';

/** Measured in one run, beside what a careful person would type. Ratios above 1: faster than that. */
export interface PackFigures {
  readonly mebibytes: number;
  readonly installRatio: number;
  readonly verifyRatio: number;
  readonly installMebibytesASecond: number;
  readonly extraMebibytes: number;
  /** The longest that the main thread computed at a stretch. */
  readonly longestStallMilliseconds: number;
  /** Opening a store and its pack, with 50 files and with 5,000. */
  readonly start50Milliseconds: number;
  readonly start5000Milliseconds: number;
}

const MIB = 1024 * 1024;
const seconds = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};
const best = (times: readonly number[]): number => Math.min(...times);

/** Measures a pack of a hundred files and `mebibytes` in all. Needs four times that on the disk. */
export async function measurePacks(mebibytes = 1024, rounds = 3): Promise<PackFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-bench-'));
  try {
    return await measure(folder, mebibytes, rounds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, mebibytes: number, rounds: number): Promise<PackFigures> {
  const key = makeKey('pack');
  const trust = await trustOf(makeSignedRoot(1, [makeKey('root')], [key]));
  const makePack = async (name: string, count: number, bytes: number, seq: number): Promise<string> => {
    const from = join(folder, name);
    const put = (path: string, content: Uint8Array): void => {
      mkdirSync(dirname(join(from, path)), { recursive: true });
      writeFileSync(join(from, path), content);
    };
    for (const [path, content] of Object.entries(harbourFiles())) put(path, content);
    for (let at = 0; at < count; at += 1) put(`film/${at % 50}/${at}.webm`, randomBytes(bytes));
    const out = join(folder, `${name}.kpack`);
    const built = await buildContainer({ folder: from, out, seq, venues: [], minApp: '0.1.0', keys: [key], trust });
    if (!built.ok) throw new Error(built.error.cause);
    rmSync(from, { recursive: true });
    return out;
  };
  const open = async (data: string) => (await openStore({ data, factorySeq: 0, trust })).store;

  const big = await makePack('big', 100, Math.floor((mebibytes * MIB) / 100), 1);
  const typed: number[] = [];
  const installed: number[] = [];
  const verified: number[] = [];
  const summed: number[] = [];
  let extra = 0;
  let stall = 0;
  for (let round = 0; round < rounds; round += 1) {
    const copy = join(folder, 'copy');
    execFileSync('sync');
    typed.push(await seconds(() => execFileSync('sh', ['-c', `cp "${big}" "${copy}" && sha256sum "${copy}" && sync`])));
    rmSync(copy);
    execFileSync('sync');
    const data = join(folder, 'data');
    const store = await open(data);
    const before = process.memoryUsage().rss;
    let last = process.threadCpuUsage();
    const watch = setInterval(() => {
      const { user, system } = process.threadCpuUsage(last);
      last = process.threadCpuUsage();
      stall = Math.max(stall, (user + system) / 1000);
      extra = Math.max(extra, process.memoryUsage().rss - before);
    }, 5);
    installed.push(
      await seconds(async () => {
        const result = await store.install(big);
        if (!result.ok) throw new Error(result.error.cause);
      }),
    );
    clearInterval(watch);
    rmSync(data, { recursive: true });
    summed.push(await seconds(() => execFileSync('sha256sum', [big])));
    verified.push(
      await seconds(async () => {
        const source = await openSource(big);
        if (!source.ok) throw new Error(source.error.cause);
        const opened = await openContainer(source.value, trust);
        const read = opened.ok ? await readFiles(opened.value) : opened;
        if (!read.ok) throw new Error(read.error.cause);
        await source.value.close();
      }),
    );
  }

  const starts: number[] = [];
  for (const count of [50, 4_990]) {
    const data = join(folder, `data-${count}`);
    const store = await open(data);
    const result = await store.install(await makePack(`files-${count}`, count, 2_000, 1));
    if (!result.ok) throw new Error(result.error.cause);
    await store.beginServing();
    await store.confirmTrial();
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) times.push(await seconds(async () => (await open(data)).beginServing()));
    starts.push(best(times));
  }
  const figure = (value: number): number => Math.round(value * 100) / 100;
  return {
    mebibytes,
    installRatio: figure(best(typed) / best(installed)),
    verifyRatio: figure(best(summed) / best(verified)),
    installMebibytesASecond: figure(mebibytes / best(installed)),
    extraMebibytes: figure(extra / MIB),
    longestStallMilliseconds: figure(stall),
    start50Milliseconds: figure((starts[0] ?? 0) * 1000),
    start5000Milliseconds: figure((starts[1] ?? 0) * 1000),
  };
}

if (process.argv[1] === import.meta.filename)
  console.log(JSON.stringify(await measurePacks(Number(process.argv[2] ?? 1024)), null, 2));
