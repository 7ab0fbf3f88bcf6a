import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { checkFiles } from '../../../src/node/store/check-files.ts';
import { openStore } from '../../../src/node/store/store.ts';
import { craft, harbourFiles, makeKey, makeSignedRoot, memory, scratch, trustOf } from '../../helpers/container.ts';
import { breakDisk } from '../../helpers/failing-disk.ts';

const packKey = makeKey('pack');
const root = makeSignedRoot(1, [makeKey('root')], [packKey]);
let place: ReturnType<typeof scratch>;
let folder: string;
let manifest: string;

beforeEach(async () => {
  place = scratch(memory);
  const data = join(place.folder, 'data');
  const { store } = await openStore({ data, factorySeq: 0, trust: await trustOf(root) });
  const container = craft({ keys: [packKey], roots: [root], files: harbourFiles(), manifest: { seq: 1 } });
  const installed = await store.install(place.write('1.kpack', container), { reserveBytes: 0 });
  if (!installed.ok) throw new Error(installed.error.cause);
  const slot = join(data, 'packs', installed.value.folder);
  folder = join(slot, 'files');
  manifest = join(slot, 'manifest.json');
});
afterEach(() => place.remove());

test('a sound pack is said to be sound, with how far the look has come', async () => {
  const told: (readonly [number, number])[] = [];
  const found = await checkFiles(folder, manifest, { progress: (done, total) => told.push([done, total]) });
  expect(found).toEqual({ ok: true, value: null });
  expect(told.length).toBe(Object.keys(harbourFiles()).length);
  expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
  expect(await checkFiles(folder, manifest)).toMatchObject({ ok: true });
});

test('a damaged file is named', async () => {
  appendFileSync(join(folder, 'text/en.json'), ' ');
  expect(await checkFiles(folder, manifest)).toMatchObject({ error: { code: 'HASH', file: 'text/en.json' } });
});

test('a disk that does not give a file is not called a damaged pack', async () => {
  const mend = await breakDisk((operation, [path]) =>
    operation === 'open' && String(path).endsWith('en.json') ? 'EIO' : undefined,
  );
  try {
    expect(await checkFiles(folder, manifest)).toMatchObject({ error: { code: 'IO', file: 'text/en.json' } });
  } finally {
    mend();
  }
});

test('whoever asked can stop it, and it changes nothing', async () => {
  const before = readdirSync(folder, { recursive: true });
  const stopping = new AbortController();
  const found = await checkFiles(folder, manifest, { signal: stopping.signal, progress: () => stopping.abort() });
  expect(found).toMatchObject({ error: { code: 'IO', cause: 'the check was stopped' } });
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
});
