import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';

import type { Trust } from '../../../src/node/container/trust.ts';
import { syncFolder } from '../../../src/node/store/disk.ts';
import { openStore, readStatus, type Serving, type Store } from '../../../src/node/store/store.ts';
import { craft, type Craft, makeKey, makeSignedRoot, memory, scratch, trustOf } from '../../helpers/container.ts';
import { breakDisk } from '../../helpers/failing-disk.ts';

const packKey = makeKey('pack');
const root = makeSignedRoot(1, [makeKey('root')], [packKey]);
let place: ReturnType<typeof scratch>;
let data: string;
let trust: Trust;
beforeEach(async () => {
  place = scratch(memory);
  data = join(place.folder, 'data');
  trust = await trustOf(root);
});
afterEach(() => place.remove());

const open = async (): Promise<Store> => (await openStore({ data, factorySeq: 0, trust })).store;
const pack = (seq: number, how: Partial<Craft> = {}): string =>
  place.write(`${seq}.kpack`, craft({ keys: [packKey], roots: [root], manifest: { seq }, ...how }));
async function keep(...seqs: readonly number[]): Promise<Store> {
  const store = await open();
  for (const seq of seqs) {
    expect((await store.install(pack(seq))).ok).toBe(true);
    await store.beginServing();
    expect((await store.confirmTrial()).ok).toBe(true);
  }
  return store;
}
function installed(serving: Serving): Exclude<Serving, { kind: 'factory' }> {
  if (serving.kind === 'factory') throw new Error('nothing is installed');
  return serving;
}
const shown = async (store: Store): Promise<number> => {
  const serving = await store.beginServing();
  return serving.kind === 'factory' ? 0 : serving.slot.seq;
};
const folderOf = (seq: number): string =>
  join(data, 'packs', readdirSync(join(data, 'packs')).find((name) => name.startsWith(`${seq}-`)) ?? '');
/** The disk refuses this operation until the test has ended, or the function given back is called. */
async function refusing(...operations: readonly string[]): Promise<() => void> {
  const mend = await breakDisk((operation) => (operations.includes(operation) ? 'EIO' : undefined));
  onTestFinished(mend);
  return mend;
}

describe('a file of the pack that serves', () => {
  test.each([
    ['gone', (file: string) => rmSync(file)],
    ['longer than it was', (file: string) => appendFileSync(file, 'x')],
  ])('%s: the pack is forgotten', async (_, spoil) => {
    const store = await keep(1, 2);
    const serving = installed(await store.beginServing());
    spoil(join(serving.folder, 'pack.json'));
    expect(await store.checkFile(serving, 'pack.json')).toBe(false);
    expect(await shown(store)).toBe(1);
    expect(await shown(await open())).toBe(1);
  });

  test('unreadable: passed over in this run, also when its page starts anew; served again after the next start', async () => {
    const store = await keep(1, 2);
    const serving = installed(await store.beginServing());
    expect(await store.checkFile(serving, 'text/en.json')).toBe(true);
    const mend = await refusing('read');
    expect(await store.checkFile(serving, 'pack.json')).toBe(false);
    mend();
    expect((await store.status()).notice?.cause).toContain('cannot be read');
    expect(await shown(store)).toBe(1);
    expect(await store.next()).toMatchObject({ ok: true, value: { seq: 1 } });
    // Another process takes the unreadable pack away: nothing is left to pass over.
    expect(await shown(await open())).toBe(2);
    await (await open()).rollBack();
    expect(await shown(store)).toBe(1);
  });

  test('is read once, and the pack that came with the application never', async () => {
    const store = await keep(1);
    const serving = installed(await store.beginServing());
    expect(await store.checkFile(serving, 'pack.json')).toBe(true);
    rmSync(join(serving.folder, 'pack.json'));
    expect(await store.checkFile(serving, 'pack.json')).toBe(true);
    expect(await store.checkFile({ kind: 'factory', folder: undefined }, 'pack.json')).toBe(true);
  });

  test('rotten, and the disk cannot remember it: passed over all the same', async () => {
    const store = await keep(1, 2);
    const serving = installed(await store.beginServing());
    appendFileSync(join(serving.folder, 'pack.json'), 'x');
    await refusing('rename', 'link', 'writeFile');
    expect(await store.checkFile(serving, 'pack.json')).toBe(false);
    expect(await shown(store)).toBe(1);
  });
});

describe('the manifest', () => {
  test('rots in a way that only reading shows, between two looks', async () => {
    await keep(1, 2);
    const file = join(folderOf(2), 'manifest.json');
    const then = 1_000_000_000;
    utimesSync(file, then, then);
    const store = await open();
    const bytes = readFileSync(file);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    utimesSync(file, then, then);
    expect(await shown(store)).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  test('finds a file however the text is laid out, and knows which it has not', async () => {
    const { SlotManifest } = await import('../../../src/node/store/slot-manifest.ts');
    const files = ['pack.json', 'a/pack.json'].map((path) => ({ path, size: 1, sha256: 'x', type: 'y' }));
    const whole = { entry: 'pack.json', files, packId: 'a/pack.json' };
    const escaped = JSON.stringify(whole).replaceAll('"path":"pack.json"', '"path":"p\\u0061ck.json"');
    for (const text of [JSON.stringify(whole), JSON.stringify(whole, null, 4), escaped]) {
      const manifest = new SlotManifest(Buffer.from(text));
      expect(manifest.find('pack.json')).toEqual(files[0]);
      expect(manifest.find('a/pack.json')).toEqual(files[1]);
      expect(manifest.find('k.json')).toBeUndefined();
      expect(manifest.find('pack.json')).toEqual(files[0]);
      expect([...manifest.files.keys()]).toEqual(['pack.json', 'a/pack.json']);
    }
  });
});

describe('the state', () => {
  test('is damaged, and no pack is there', async () => {
    mkdirSync(data);
    writeFileSync(join(data, 'state.json'), '{');
    const store = await open();
    expect(await shown(store)).toBe(0);
    expect(await store.status()).toMatchObject({ floor: 0, notice: { code: 'IO' } });
  });

  test('is rebuilt from what is sound among the packs', async () => {
    await keep(1, 2);
    const packs = join(data, 'packs');
    cpSync(folderOf(2), `${folderOf(2)}-2`, { recursive: true });
    rmSync(join(folderOf(1), 'trust.json'));
    mkdirSync(join(packs, 'empty'));
    mkdirSync(join(packs, 'broken'));
    writeFileSync(join(packs, 'broken/manifest.json'), '{');
    cpSync(folderOf(1), join(packs, '9-0123456789abcdef'), { recursive: true });
    writeFileSync(join(packs, 'a-file'), '');
    writeFileSync(join(data, 'state.json'), '');
    const store = await open();
    expect(await shown(store)).toBe(2);
    const left = readdirSync(packs).map((name) => name.replace(/-[0-9a-f]{16}/, ''));
    expect(new Set(left)).toEqual(new Set(['1', '2', '2-2']));
  });

  test('cannot be read: what comes next is not known', async () => {
    const store = await keep(1);
    rmSync(join(data, 'state.json'));
    mkdirSync(join(data, 'state.json'));
    expect(await store.next()).toMatchObject({ ok: false, error: { code: 'IO' } });
  });

  test('cannot be written: a failed trial is over for this run', async () => {
    const store = await keep(1);
    expect((await store.install(pack(2))).ok).toBe(true);
    expect(await shown(store)).toBe(2);
    await refusing('rename');
    expect((await store.failTrial({ code: 'TRIAL', cause: 'dark' })).ok).toBe(false);
    expect((await store.status()).trial).toBeNull();
  });

  test('can be read without a store, and changes nothing', async () => {
    await keep(1);
    writeFileSync(join(data, 'litter'), '');
    expect(await readStatus(data)).toMatchObject({ ok: true, value: { floor: 1, current: { seq: 1 } } });
    expect(readdirSync(data).sort()).toEqual(['litter', 'packs', 'state.json']);
  });

  test('of a kiosk that trusts nobody names no root', async () => {
    const { store } = await openStore({ data, factorySeq: 0 });
    expect((await store.status()).rootVersion).toBeNull();
    expect((await store.standing()).trust).toBeUndefined();
  });
});

describe('beside another process', () => {
  test('a pack that was new when its copy began, and is old when it ends, is refused', async () => {
    const store = await keep(1);
    const other = await open();
    expect((await store.install(pack(5))).ok).toBe(true);
    await other.beginServing();
    let confirmed: Promise<unknown> | undefined;
    const refused = await store.install(pack(4), {
      progress() {
        confirmed ??= other.confirmTrial();
      },
    });
    await confirmed;
    expect(refused).toMatchObject({ ok: false, error: { code: 'ROLLBACK' } });
    expect(await shown(await open())).toBe(5);
    expect(readdirSync(data).sort()).toEqual(['packs', 'state.json']);
  });

  test('what a killed process left of its locks goes, what a living one is about to link stays', async () => {
    mkdirSync(data);
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    writeFileSync(join(data, 'state.lock.1'), `1 ${boot}`);
    writeFileSync(join(data, 'state.lock.999999999'), `999999999 ${boot}`);
    writeFileSync(join(data, 'install.lock.7.stale'), '7 another-boot');
    await open();
    expect(readdirSync(data).sort()).toEqual(['packs', 'state.lock.1']);
  });
});

test('Windows writes the names in a folder through: there is nothing to sync, and no way to', async () => {
  const real = process.platform;
  onTestFinished(() => void Object.defineProperty(process, 'platform', { value: real }));
  const none = join(place.folder, 'none');
  await expect(syncFolder(none)).rejects.toThrow('ENOENT');
  Object.defineProperty(process, 'platform', { value: 'win32' });
  await expect(syncFolder(none)).resolves.toBeUndefined();
});

test('a pack folder under another name is not the pack', async () => {
  await keep(1);
  renameSync(folderOf(1), join(data, 'packs/1-ffffffffffffffff'));
  expect(await shown(await open())).toBe(0);
});
