import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openStore, readStatus, rollBackIn, type Store } from '../../../src/node/store/store.ts';
import type { Trust } from '../../../src/node/container/trust.ts';
import {
  craft,
  type Craft,
  harbourFiles,
  makeKey,
  makeSignedRoot,
  memory,
  scratch,
  trustOf,
} from '../../helpers/container.ts';

const rootKey = makeKey('root');
const packKey = makeKey('pack');
const root1 = makeSignedRoot(1, [rootKey], [packKey]);

// Syncing costs nothing in memory; test/powercut proves that it is done.
let place: ReturnType<typeof scratch>;
let data: string;
let trust: Trust;
beforeEach(async () => {
  place = scratch(memory);
  data = join(place.folder, 'data');
  trust = await trustOf(root1);
});
afterEach(() => place.remove());

async function open(options: { factorySeq?: number; venue?: string } = {}): Promise<Store> {
  return (await openStore({ data, factorySeq: 0, trust, appVersion: '0.1.0', ...options })).store;
}
function pack(seq: number, how: Partial<Craft> = {}): string {
  return place.write(
    `${seq}.kpack`,
    craft({ keys: [packKey], roots: [root1], ...how, manifest: { seq, ...how.manifest } }),
  );
}
async function shown(store: Store): Promise<string> {
  const serving = await store.beginServing();
  return serving.kind === 'factory' ? 'factory' : `${serving.kind} ${serving.slot.seq}`;
}
async function installAndKeep(store: Store, seq: number, how?: Partial<Craft>): Promise<void> {
  expect((await store.install(pack(seq, how))).ok).toBe(true);
  expect(await shown(store)).toBe(`trial ${seq}`);
  expect((await store.confirmTrial()).ok).toBe(true);
}
const code = (result: { ok: boolean; error?: { code: string } }): string =>
  result.ok ? 'OK' : (result.error?.code ?? '');
const leftovers = (): string[] => readdirSync(data).filter((name) => !['packs', 'state.json'].includes(name));

describe('install and trial', () => {
  test('a new pack is on trial, then stays; the third one drives out the first', async () => {
    const store = await open();
    expect(await shown(store)).toBe('factory');
    await installAndKeep(store, 1);
    await installAndKeep(store, 2);
    await installAndKeep(store, 3);
    expect(await shown(await open())).toBe('installed 3');
    expect(new Set(readdirSync(join(data, 'packs')).map((name) => name.split('-')[0]))).toEqual(new Set(['2', '3']));
    expect(leftovers()).toEqual([]);
    const serving = await store.beginServing();
    expect(serving.kind !== 'factory' && existsSync(join(serving.folder, 'pack.json'))).toBe(true);
  });

  test('a pack that never comes up is tried three times, blocked, and said so', async () => {
    await installAndKeep(await open(), 1);
    const store = await open();
    await store.install(pack(2));
    for (const _ of [1, 2, 3]) expect(await shown(await open())).toBe('trial 2');
    const after = await open();
    expect(await shown(after)).toBe('installed 1');
    expect(await after.status()).toMatchObject({ floor: 1, notice: { code: 'TRIAL' }, trial: null });
    expect(code(await after.install(pack(2)))).toBe('BLOCKED');
    expect(readdirSync(join(data, 'packs'))).toHaveLength(1);
  });

  test('a pack found unhealthy goes at once, and does not raise the floor', async () => {
    const store = await open();
    await store.install(pack(2));
    expect(await shown(store)).toBe('trial 2');
    await store.failTrial({ code: 'MISSING', cause: 'a picture did not load' });
    expect(await shown(store)).toBe('factory');
    expect((await store.status()).notice).toEqual({ code: 'MISSING', cause: 'a picture did not load' });
    await installAndKeep(store, 1);
  });

  test('a verdict on a pack means that pack, not one that another process put on trial meanwhile', async () => {
    const store = await open();
    await store.install(pack(2));
    const seen = await store.beginServing();
    if (seen.kind !== 'trial') throw new Error(`Serving ${seen.kind}`);
    const other = await open();
    await other.install(pack(3));
    await store.confirmTrial(seen.slot);
    await store.failTrial({ code: 'TRIAL', cause: 'too late' }, seen.slot);
    expect(await store.status()).toMatchObject({ floor: 0, current: null, trial: { seq: 3 }, blocked: [] });
    expect(await shown(store)).toBe('trial 3');
  });

  test('what comes next is told without counting a start', async () => {
    const next = async (store: Store): Promise<number | null> => {
      const found = await store.next();
      return found.ok ? (found.value?.seq ?? null) : Number.NaN;
    };
    const store = await open();
    expect(await next(store)).toBe(null);
    await (await open()).install(pack(2));
    expect([await next(store), await next(store)]).toEqual([2, 2]);
    expect((await store.status()).trial?.attempts).toBe(0);
    expect(await shown(store)).toBe('trial 2');
    await store.confirmTrial();
    expect(await next(store)).toBe(2);
    expect(await next(await open({ factorySeq: 3 }))).toBe(null);
    writeFileSync(join(data, 'state.json'), 'rotten');
    expect(await next(store)).toBe(2);
  });

  test('the floor: older packs, other packs of a number, and leaps are refused', async () => {
    const store = await open({ factorySeq: 3 });
    expect(code(await store.install(pack(2)))).toBe('ROLLBACK');
    expect(code(await store.install(pack(3)))).toBe('ROLLBACK');
    await installAndKeep(store, 5);
    expect(code(await store.install(pack(5)))).toBe('NOOP');
    expect(code(await store.install(pack(5, { manifest: { seq: 5, minApp: '0.0.9' } })))).toBe('EQUIVOCATE');
    expect(code(await store.install(pack(4)))).toBe('ROLLBACK');
    expect(code(await store.install(pack(20_000)))).toBe('JUMP');
    expect(await shown(await open({ factorySeq: 6 }))).toBe('factory');
  });

  test('the venue counts, also for the command line that does not know it', async () => {
    await (await open({ venue: 'museum' })).beginServing();
    const other = { manifest: { venues: ['library'] } };
    expect(code(await (await open({ venue: 'museum' })).install(pack(1, other)))).toBe('VENUE');
    expect(code(await (await open()).install(pack(1, other)))).toBe('VENUE');
  });
});

describe('rollback', () => {
  test('back to the pack before and forth again; the floor stays', async () => {
    const store = await open();
    await installAndKeep(store, 1);
    await installAndKeep(store, 3);
    expect(code(await store.rollBack())).toBe('OK');
    expect(await shown(await open())).toBe('installed 1');
    expect(code(await store.install(pack(2)))).toBe('ROLLBACK');
    expect(code(await rollBackIn(data))).toBe('OK');
    expect(await shown(await open())).toBe('installed 3');
  });

  test('the pack gone back from may be installed again', async () => {
    const store = await open();
    await installAndKeep(store, 1);
    await installAndKeep(store, 3);
    await store.rollBack();
    await installAndKeep(store, 3);
    expect(await shown(await open())).toBe('installed 3');
  });

  test('drops a trial; goes to the factory pack; has an end', async () => {
    const store = await open();
    expect(code(await store.rollBack())).toBe('MISSING');
    await store.install(pack(1));
    expect(code(await store.rollBack())).toBe('OK');
    expect(await shown(store)).toBe('factory');
    await installAndKeep(store, 1);
    await store.rollBack();
    expect(await shown(store)).toBe('factory');
    await store.rollBack();
    expect(await shown(store)).toBe('installed 1');
  });

  test('to the pack of the application in one step, and from there to the one before', async () => {
    const store = await open();
    expect(code(await store.restoreFactory())).toBe('NOOP');
    await installAndKeep(store, 1);
    await installAndKeep(store, 2);
    expect(code(await store.restoreFactory())).toBe('OK');
    expect(await shown(store)).toBe('factory');
    expect(code(await store.rollBack())).toBe('OK');
    expect(await shown(store)).toBe('installed 2');
  });
});

describe('what rots on the disk', () => {
  test('a rotten file is found on its first use; the pack before serves, then the factory one', async () => {
    const store = await open();
    await installAndKeep(store, 1);
    await installAndKeep(store, 2);
    for (const [now, next] of [
      ['installed 2', 'installed 1'],
      ['installed 1', 'factory'],
    ] as const) {
      const serving = await store.beginServing();
      if (serving.kind === 'factory') throw new Error('nothing is installed');
      expect(`${serving.kind} ${serving.slot.seq}`).toBe(now);
      expect(await store.checkFile(serving, 'media/boat.svg')).toBe(true);
      expect(await store.checkFile(serving, 'media/none.svg')).toBe(false);
      const file = join(serving.folder, 'media/lighthouse.svg');
      const bytes = readFileSync(file);
      bytes[10] = (bytes[10] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      expect(await store.checkFile(serving, 'media/lighthouse.svg')).toBe(false);
      expect(await shown(store)).toBe(next);
      expect((await store.status()).notice?.code).toBe('HASH');
    }
    expect((await store.status()).floor).toBe(2);
    await installAndKeep(store, 2);
  });

  test('a rotten manifest, a folder that is gone', async () => {
    await installAndKeep(await open(), 1);
    await installAndKeep(await open(), 2);
    const folder = readdirSync(join(data, 'packs')).find((name) => name.startsWith('2-')) ?? '';
    appendFileSync(join(data, 'packs', folder, 'manifest.json'), ' ');
    expect(await shown(await open())).toBe('installed 1');
    rmSync(join(data, 'packs'), { recursive: true });
    expect(await shown(await open())).toBe('factory');
  });

  test.each(['', '{"sha256":"', 'x'.repeat(100)])(
    'a damaged state (%j) is rebuilt from the packs, with its floor',
    async (text) => {
      const store = await open();
      await installAndKeep(store, 2);
      await installAndKeep(store, 3);
      writeFileSync(join(data, 'state.json'), text);
      expect(code(await readStatus(data))).toBe('IO');
      expect(code(await rollBackIn(data))).toBe('IO');
      const after = await open();
      expect(await shown(after)).toBe('trial 3');
      expect(code(await after.install(pack(1)))).toBe('ROLLBACK');
      await after.failTrial({ code: 'TRIAL', cause: 'x' });
      expect(await shown(after)).toBe('installed 2');
      expect(existsSync(join(data, 'state.corrupt.json'))).toBe(true);
    },
  );

  test('one changed digit in the state counts as damage', async () => {
    await installAndKeep(await open(), 7);
    const file = join(data, 'state.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"floor":{"seq":7', '"floor":{"seq":1'));
    expect(code(await readStatus(data))).toBe('IO');
  });
});

describe('trust', () => {
  test('a new root stays, also after the state file is lost', async () => {
    const secondKey = makeKey('second');
    const root2 = makeSignedRoot(2, [rootKey], [secondKey]);
    await installAndKeep(await open(), 1, { roots: [root1, root2], keys: [secondKey] });
    expect(code(await (await open()).install(pack(2)))).toBe('REVOKED');
    writeFileSync(join(data, 'state.json'), '');
    expect(code(await (await open()).install(pack(2)))).toBe('REVOKED');
    expect((await (await open()).status()).rootVersion).toBe(2);
  });

  test('nothing is installed where nobody is trusted', async () => {
    const { store } = await openStore({ data, factorySeq: 0 });
    expect(code(await store.install(pack(1)))).toBe('KEY');
  });
});

describe('in the middle', () => {
  test('two installs at once: one of them, and three packs one after the other', async () => {
    const [one, other] = [await open(), await open()];
    const results = await Promise.all([one.install(pack(1)), other.install(pack(2))]);
    expect(results.map(code).sort()).toEqual(['BLOCKED', 'OK']);
    for (const seq of [3, 4, 5]) expect(code(await one.install(pack(seq)))).toBe('OK');
    expect(await shown(one)).toBe('trial 5');
  });

  test('a lock of a process that has ended, or of an earlier start of the machine, counts for nothing', async () => {
    const store = await open();
    for (const [seq, content] of [
      [1, '999999999 x'],
      [2, '1 another-boot'],
      [3, ''],
      [4, `${process.pid} x`],
    ] as const) {
      writeFileSync(join(data, 'install.lock'), content);
      writeFileSync(join(data, 'state.lock'), content);
      expect(code(await store.install(pack(seq))), content).toBe('OK');
    }
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    writeFileSync(join(data, 'install.lock'), `1 ${boot}`);
    expect(code(await store.install(pack(5)))).toBe('BLOCKED');
  });

  test('a leftover of an interrupted installation is gone at the next start', async () => {
    await installAndKeep(await open(), 1);
    mkdirSync(join(data, 'staging/pack/files'), { recursive: true });
    mkdirSync(join(data, 'packs/9-0123456789abcdef'));
    writeFileSync(join(data, 'state.json.new'), '{');
    expect(await shown(await open())).toBe('installed 1');
    expect(leftovers()).toEqual([]);
    expect(readdirSync(join(data, 'packs'))).toHaveLength(1);
  });

  test('the kiosk serves and its event loop runs freely during an install', async () => {
    const store = await open();
    await installAndKeep(store, 1);
    const files = { ...harbourFiles(), 'media/film.webm': Buffer.alloc(64 * 1024 * 1024, 7) };
    const path = pack(2, { files });
    let longest = 0;
    // Time that this thread has computed between two ticks: on a busy machine the clock says nothing.
    let last = process.threadCpuUsage();
    const timer = setInterval(() => {
      const { user, system } = process.threadCpuUsage(last);
      last = process.threadCpuUsage();
      longest = Math.max(longest, (user + system) / 1000);
    }, 5);
    let served = 0;
    const result = store.install(path, {
      progress: () => {
        served += 1;
      },
    });
    const serving = await open().then((other) => other.status());
    expect(serving.current?.seq).toBe(1);
    expect(code(await result)).toBe('OK');
    clearInterval(timer);
    expect(served).toBeGreaterThan(100);
    expect(longest).toBeLessThan(100);
  });

  test.each([0.01, 0.5, 0.99])('the stick goes away at %d of the way: nothing changes', async (part) => {
    const store = await open();
    await installAndKeep(store, 1);
    const files = { ...harbourFiles(), 'media/film.webm': Buffer.alloc(8 * 1024 * 1024, 7) };
    const path = pack(2, { files });
    const refused = await store.install(path, {
      progress(done, total) {
        // What is read ahead is still there; everything behind is not.
        if (done / total >= part) truncateSync(path, 1);
      },
    });
    expect(part === 0.99 ? ['IO', 'OK', 'HASH'] : ['IO']).toContain(code(refused));
    expect(await shown(await open())).toBe(refused.ok ? 'trial 2' : 'installed 1');
    expect(leftovers()).toEqual([]);
  });

  test('bytes that change after the look at the container are found', async () => {
    const store = await open();
    const files = { ...harbourFiles(), 'media/film.webm': Buffer.alloc(8 * 1024 * 1024, 7) };
    const path = pack(2, { files });
    let changed = false;
    const refused = await store.install(path, {
      progress() {
        if (changed) return;
        changed = true;
        const bytes = readFileSync(path);
        bytes.fill(8, 7_000_000, 7_000_100);
        writeFileSync(path, bytes);
      },
    });
    expect(code(refused)).toBe('HASH');
    expect(leftovers()).toEqual([]);
  });

  test('an installation can be cancelled, and a stick that stalls is given up', async () => {
    const store = await open();
    const cancel = new AbortController();
    const files = { ...harbourFiles(), 'media/film.webm': Buffer.alloc(8 * 1024 * 1024, 7) };
    const cancelled = await store.install(pack(1, { files }), {
      signal: cancel.signal,
      progress: () => cancel.abort(),
    });
    expect(code(cancelled)).toBe('IO');
    expect(leftovers()).toEqual([]);
  });

  test('too little room is found before anything is written', async () => {
    const store = await open();
    expect(code(await store.install(pack(1), { reserveBytes: 2 ** 60 }))).toBe('NOSPACE');
    expect(leftovers()).toEqual([]);
  });

  test('a data folder that cannot be made: the factory pack serves', async () => {
    writeFileSync(data, 'a file where the folder should be');
    const { store, repaired } = await openStore({ data, factorySeq: 0, trust });
    expect(code(repaired)).toBe('IO');
    expect(await shown(store)).toBe('factory');
    chmodSync(data, 0o644);
  });
});
