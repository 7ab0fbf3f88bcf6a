import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { buildContainer } from '../../../src/node/container/build.ts';
import { openSource } from '../../../src/node/container/source.ts';
import { openUnchecked, signContainer } from '../../../src/node/container/unchecked.ts';
import { openContainer, readFiles } from '../../../src/node/container/verify.ts';
import { limits } from '../../../src/shared/container/limits.ts';
import { craft, type Craft, makeKey, makeSignedRoot, memory, scratch, trustOf } from '../../helpers/container.ts';
import { breakDisk } from '../../helpers/failing-disk.ts';
import { project } from '../../helpers/project.ts';

const keys = [makeKey('one'), makeKey('other')] as const;
const root = makeSignedRoot(1, [makeKey('root')], keys, { packThreshold: 2 });
let place: ReturnType<typeof scratch>;
let from: string;
beforeEach(() => {
  place = scratch(memory);
  from = join(place.folder, 'from');
  cpSync(join(project, 'test/fixtures/packs/harbour'), from, { recursive: true });
});
afterEach(() => place.remove());

const out = (): string => join(place.folder, 'out.kpack');
const build = async (by = keys.slice(), venues = ['museum', 'library']) =>
  buildContainer({
    folder: from,
    out: out(),
    seq: 1,
    venues,
    minApp: '0.1.0',
    keys: by,
    trust: await trustOf(root),
  });
async function verdict(): Promise<string> {
  const source = await openSource(out());
  if (!source.ok) return source.error.code;
  const opened = await openContainer(source.value, await trustOf(root));
  const read = opened.ok ? await readFiles(opened.value) : opened;
  await source.value.close();
  return read.ok ? 'OK' : read.error.code;
}

describe('build', () => {
  test('in either order of the keys; what begins with a full stop stays out, an empty file comes along', async () => {
    writeFileSync(join(from, '.DS_Store'), 'x');
    writeFileSync(join(from, 'media/quiet.vtt'), '');
    for (const by of [keys.slice(), keys.toReversed()]) {
      const built = await build(by);
      expect(built.ok && built.value.files.map(({ path }) => path)).toContain('media/quiet.vtt');
      expect(JSON.stringify(built)).not.toContain('DS_Store');
      expect(await verdict()).toBe('OK');
    }
  });

  test('for the venues named, in one order, or for any', async () => {
    expect(await build()).toMatchObject({ ok: true, value: { venues: ['library', 'museum'] } });
    expect(await build(keys.slice(), [])).toMatchObject({ ok: true, value: { venues: 'any' } });
  });

  test.each([
    ['a broken pack', (folder: string) => writeFileSync(join(folder, 'pack.json'), '{}'), 'FORMAT'],
    ['a kind of file that packs do not carry', (folder: string) => writeFileSync(join(folder, 'a.txt'), ''), 'TYPE'],
    ['a name in capitals', (folder: string) => writeFileSync(join(folder, 'A.vtt'), ''), 'PATH'],
    ['a link', (folder: string) => symlinkSync('/etc/passwd', join(folder, 'media/a.svg')), 'TYPE'],
  ] as const)('%s is refused, and nothing is written', async (_, spoil, code) => {
    spoil(from);
    expect(await build()).toMatchObject({ ok: false, error: { code } });
    expect(existsSync(out())).toBe(false);
  });

  test.each([
    ['more files than allowed', limits.files + 1, 'x'],
    ['a manifest too large', limits.files - 100, 'x'.repeat(150)],
  ])('%s', async (_, count, name) => {
    mkdirSync(join(from, 'film'));
    for (let at = 0; at < count; at += 1) writeFileSync(join(from, `film/${name}${at}.vtt`), '');
    expect(await build()).toMatchObject({ ok: false, error: { code: 'LIMIT' } });
    expect(existsSync(out())).toBe(false);
  });

  test('a place that cannot be written to', async () => {
    mkdirSync(out());
    expect(await build()).toMatchObject({ ok: false, error: { code: 'IO' } });
    expect(existsSync(`${out()}.part`)).toBe(false);
  });
});

describe('sign', () => {
  test('adds one signature after the other, in either order; a second one by a key takes the place of its first', async () => {
    for (const [first, second] of [keys, keys.toReversed()]) {
      await build([first]);
      expect(await verdict()).toBe('THRESHOLD');
      expect(await signContainer(out(), [second])).toEqual({ ok: true, value: 2 });
      expect(await verdict()).toBe('OK');
      expect(await signContainer(out(), [first])).toEqual({ ok: true, value: 2 });
    }
  });

  const spoilt = (name: string, data: string): Partial<Craft> => ({
    entries: (list) => list.map((each) => (each.name === name ? { ...each, data: Buffer.from(data) } : each)),
  });
  test.each([
    ['no container', 'FORMAT', { zip: { tail: 'x' } }],
    ['no manifest', 'MISSING', { entries: ([, ...rest]) => rest }],
    ['no signatures', 'MISSING', { entries: ([first, , ...rest]) => [first!, ...rest] }],
    ['broken signatures', 'SIG', spoilt('manifest.sig', '{')],
    ['a broken manifest', 'SCHEMA', spoilt('manifest.json', '{')],
    [
      'an entry of no use, too large to carry along',
      'LIMIT',
      { entries: (list) => [...list, { name: 'root.2.json', data: Buffer.alloc(limits.manifestBytes + 1) }] },
    ],
  ] satisfies [string, string, Partial<Craft>][])('%s cannot be signed', async (_, code, how) => {
    const path = place.write('spoilt.kpack', craft({ keys: [keys[0]], roots: [root], ...how }));
    expect(await signContainer(path, [keys[1]])).toMatchObject({ ok: false, error: { code } });
  });

  test('what is not there, what cannot be read at any one place, what cannot be written', async () => {
    expect(await openUnchecked(join(place.folder, 'none'))).toMatchObject({ ok: false, error: { code: 'IO' } });
    // Larger than what is read ahead, so that the manifest is read after everything else.
    writeFileSync(join(from, 'media/film.webm'), Buffer.alloc(300_000));
    await build([keys[0]]);
    let at = 0;
    for (let count = 1; count >= at;) {
      at += 1;
      count = 0;
      const mend = await breakDisk((operation) => {
        if (operation === 'read') count += 1;
        return operation === 'read' && count === at ? 'ENODEV' : undefined;
      });
      const opened = await openUnchecked(out());
      mend();
      const said = opened.ok ? 'OK' : `${opened.error.code} ${opened.error.cause}`;
      expect(said).toMatch(count < at ? /^OK$/ : /^IO the pack file could not be read/);
    }
    expect(at).toBeGreaterThan(3);
    mkdirSync(`${out()}.part`);
    expect(await signContainer(out(), [keys[1]])).toMatchObject({ ok: false, error: { code: 'IO' } });
  });
});
