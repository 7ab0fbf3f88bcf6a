import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { buildContainer } from '../../../src/node/container/build.ts';
import type { Trust } from '../../../src/node/container/trust.ts';
import { describeContainer, describeFolder } from '../../../src/node/pack/contents.ts';
import { openStore } from '../../../src/node/store/store.ts';
import { unpack } from '../../../src/node/store/unpack.ts';
import type { PackContents } from '../../../src/shared/staff/pack-difference.ts';
import { packDifference } from '../../../src/shared/staff/pack-difference.ts';
import type { Refusal } from '../../../src/shared/container/refusal.ts';
import type { Result } from '../../../src/shared/errors.ts';
import { makeKey, makeSignedRoot, trustOf } from '../../helpers/container.ts';
import { project } from '../../helpers/project.ts';

const harbour = join(project, 'test/fixtures/packs/harbour');

const packKey = makeKey('pack');
let trust: Trust;
let folder: string;
beforeAll(async () => {
  trust = await trustOf(makeSignedRoot(1, [makeKey('root')], [packKey]));
  folder = mkdtempSync(join(tmpdir(), 'contents-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Builds the fixture, changed as asked. */
async function build(seq: number, change?: (inside: string) => void): Promise<string> {
  const inside = join(folder, `content-${seq}`);
  cpSync(harbour, inside, { recursive: true });
  change?.(inside);
  const out = join(folder, `${seq}.kpack`);
  const built = await buildContainer({ folder: inside, out, seq, venues: [], minApp: '0.1.0', keys: [packKey], trust });
  if (!built.ok) throw new Error(`${built.error.code} ${built.error.cause}`);
  return out;
}

function value(read: Result<PackContents, Refusal>): PackContents {
  if (!read.ok) throw new Error(`${read.error.code} ${read.error.cause}`);
  return read.value;
}
function editText(inside: string, edit: (text: { panels: Record<string, { headline: string }> }) => void): void {
  const path = join(inside, 'text/en.json');
  const text = JSON.parse(readFileSync(path, 'utf8')) as { panels: Record<string, { headline: string }> };
  edit(text);
  writeFileSync(path, JSON.stringify(text));
}

test('a pack is the same in its folder, in its container and installed, but for who signed it and when', async () => {
  const container = await build(1);
  const packed = value(await describeContainer(container, trust));
  const plain = value(await describeFolder(harbour));
  expect(packed).toMatchObject({ packId: 'harbour', seq: 1, languages: ['en', 'th'] });
  expect(packed.signers).toEqual(trust.root.roles.pack.keys);
  expect(packed.panels).toEqual(plain.panels);
  expect(packed.rest).toBe(plain.rest);

  const { store } = await openStore({ data: join(folder, 'data'), factorySeq: 0, trust });
  const slot = await store.install(container);
  const files = join(folder, 'data/packs', slot.ok ? slot.value.folder : '', 'files');
  const installed = value(await describeFolder(files, join(files, '../manifest.json')));
  expect(installed).toEqual({ ...packed, signers: [] });
});

test('a word in one language, and a picture under the same name, are changes of the panel that has them', async () => {
  const before = value(await describeFolder(harbour));
  const words = await build(2, (inside) => {
    editText(inside, ({ panels }) => {
      const [first] = Object.values(panels);
      if (first !== undefined) first.headline = 'Another headline';
    });
  });
  const reworded = packDifference(before, value(await describeContainer(words, trust)));
  expect(reworded.changed.map(({ titles }) => titles['en'])).toEqual(['Another headline']);
  expect(reworded.rest).toBe(false);

  const drawing = await build(3, (inside) => {
    const path = join(inside, 'media/boat.svg');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n`);
  });
  const redrawn = packDifference(before, value(await describeContainer(drawing, trust)));
  expect(redrawn.changed.length + Number(redrawn.rest)).toBeGreaterThan(0);
  expect(redrawn.added.concat(redrawn.removed)).toEqual([]);
});

test('what is not signed, or damaged, is refused before anything of it is shown', async () => {
  const container = await build(4);

  const others = await trustOf(makeSignedRoot(1, [makeKey('other root')], [makeKey('other')]));
  expect(await describeContainer(container, others)).toMatchObject({ ok: false });
  const bytes = readFileSync(container);
  const at = bytes.indexOf('"format"', bytes.indexOf('files/pack.json'));
  bytes[at + 2] = 0x58;
  const damaged = join(folder, 'damaged.kpack');
  writeFileSync(damaged, bytes);
  expect(await describeContainer(damaged, trust)).toMatchObject({ ok: false, error: { code: 'HASH' } });
  expect(await describeContainer(join(folder, 'none.kpack'), trust)).toMatchObject({ error: { code: 'IO' } });
});

test('to be looked at, a container is unpacked whole or not at all', async () => {
  const container = await build(5);
  const target = join(folder, 'preview');
  const room = { data: folder, reserveBytes: 0 };
  const seen: number[] = [];
  const progress = (done: number): void => void seen.push(done);
  expect(await unpack(container, target, trust, { ...room, progress })).toMatchObject({ ok: true });
  expect(value(await describeFolder(target)).version).toBe('1.2.3');
  expect(seen.at(-1)).toBeGreaterThan(0);

  const stop = AbortSignal.abort();
  expect(await unpack(container, target, trust, { ...room, signal: stop })).toMatchObject({
    error: { code: 'IO' },
  });
  const bytes = readFileSync(container);
  const at = bytes.indexOf('"format"', bytes.indexOf('files/pack.json'));
  bytes[at + 2] = 0x58;
  const damaged = join(folder, 'damaged-5.kpack');
  writeFileSync(damaged, bytes);
  expect(await unpack(damaged, target, trust, room)).toMatchObject({ error: { code: 'HASH' } });
  expect(existsSync(target)).toBe(false);
  const full = { ...room, reserveBytes: Number.MAX_SAFE_INTEGER };
  expect(await unpack(container, target, trust, full)).toMatchObject({ error: { code: 'NOSPACE' } });
  expect(existsSync(target)).toBe(false);
  expect(await unpack(join(folder, 'none'), target, trust, room)).toMatchObject({ ok: false });
});
