import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openSource } from '../../../src/node/container/source.ts';
import type { Trust } from '../../../src/node/container/trust.ts';
import { openContainer, readFiles } from '../../../src/node/container/verify.ts';
import { limits } from '../../../src/shared/container/limits.ts';
import { refusalCodes } from '../../../src/shared/container/refusal.ts';
import type { Standing } from '../../../src/shared/container/sequence.ts';
import {
  craft,
  type Craft,
  harbourFiles,
  makeKey,
  makeSignedRoot,
  manifestFor,
  scratch,
  trustOf,
} from '../../helpers/container.ts';
import { project } from '../../helpers/project.ts';

const rootKey = makeKey('root');
const packKey = makeKey('pack');
const stranger = makeKey('stranger');
const secondKey = makeKey('second');
const root1 = makeSignedRoot(1, [rootKey], [packKey]);

const place = scratch();
let trust: Trust;
beforeAll(async () => {
  trust = await trustOf(root1);
});
afterAll(() => place.remove());

const codesSeen = new Set<string>();

async function judge(bytes: Buffer, who: Trust = trust, standing?: Standing): Promise<string> {
  const source = await openSource(place.write('pack.kpack', bytes));
  if (!source.ok) return source.error.code;
  const opened = await openContainer(source.value, who, standing);
  const read = opened.ok ? await readFiles(opened.value) : opened;
  await source.value.close();
  const verdict = read.ok ? 'OK' : read.error.code;
  codesSeen.add(verdict);
  return verdict;
}
const made = (how: Partial<Craft>): Buffer => craft({ keys: [packKey], roots: [root1], ...how });

test('a sound container is accepted, with or without descriptors', async () => {
  expect(await judge(made({}))).toBe('OK');
  const described = made({ entries: (list) => list.map((each) => ({ ...each, descriptor: 'good' as const })) });
  expect(await judge(described)).toBe('OK');
});

describe('the ZIP', () => {
  const cases: [string, string, Partial<Craft>][] = [
    ['an entry twice', 'DUP', { entries: (list) => [...list, list[3] ?? list[0]!] }],
    [
      'two records for one stretch',
      'FORMAT',
      { entries: (list) => [...list, { ...list[3]!, name: 'files/again.svg', sameAs: 3 }] },
    ],
    ['a gap', 'FORMAT', { entries: (list) => list.map((each, at) => (at === 3 ? { ...each, gap: 4 } : each)) }],
    ['bytes before the first entry', 'FORMAT', { entries: ([first, ...rest]) => [{ ...first!, gap: 1 }, ...rest] }],
    ['bytes before the directory', 'FORMAT', { zip: { beforeDirectory: 'x' } }],
    ['bytes after the directory', 'FORMAT', { zip: { afterDirectory: 'x' } }],
    ['bytes after the end', 'FORMAT', { zip: { tail: 'x' } }],
    ['compression', 'FORMAT', { entries: ([first, ...rest]) => [{ ...first!, method: 8 }, ...rest] }],
    ['encryption', 'FORMAT', { entries: ([first, ...rest]) => [{ ...first!, flags: 1 }, ...rest] }],
    ['an unknown flag', 'FORMAT', { entries: ([first, ...rest]) => [{ ...first!, flags: 0x20 }, ...rest] }],
    ['an extra field', 'FORMAT', { entries: ([first, ...rest]) => [{ ...first!, extra: 8 }, ...rest] }],
    ['an entry comment', 'FORMAT', { entries: ([first, ...rest]) => [{ ...first!, comment: 'x' }, ...rest] }],
    [
      'a size that reaches beyond',
      'FORMAT',
      { entries: (list) => list.map((each, at) => (at === list.length - 1 ? { ...each, centralSize: 99_999 } : each)) },
    ],
    [
      'headers that differ',
      'FORMAT',
      { entries: ([first, ...rest]) => [{ ...first!, localName: 'manifest.jsox' }, ...rest] },
    ],
    [
      'a size that reaches into the directory',
      'FORMAT',
      {
        entries: (list) =>
          list.map((each, at) =>
            at === list.length - 1 ? { ...each, descriptor: 'good', centralSize: each.data.length + 60 } : each,
          ),
      },
    ],
    ['a false descriptor', 'FORMAT', { entries: ([first, ...rest]) => [{ ...first!, descriptor: 'bad' }, ...rest] }],
    ['a link', 'TYPE', { entries: (list) => list.map((each, at) => (at === 3 ? { ...each, mode: 0o120777 } : each)) }],
    ['more entries than allowed', 'LIMIT', { zip: { count: 6_000 } }],
    ['a wrong number of entries', 'FORMAT', { zip: { count: 3 } }],
    [
      'one entry more than there are',
      'FORMAT',
      { entries: (list) => list, zip: { count: 3 + Object.keys(harbourFiles()).length + 1 } },
    ],
    [
      'a name too long',
      'LIMIT',
      { entries: (list) => [...list, { name: `files/${'a'.repeat(250)}`, data: Buffer.from('') }] },
    ],
    ['a way out', 'PATH', { entries: (list) => [...list, { name: 'files/../../etc/passwd', data: Buffer.from('') }] }],
    ['an absolute name', 'PATH', { entries: (list) => [...list, { name: '/etc/passwd', data: Buffer.from('') }] }],
    ['a backslash', 'PATH', { entries: (list) => [...list, { name: 'files/a\\b.svg', data: Buffer.from('') }] }],
    [
      'a name in capitals, which some file systems fold',
      'PATH',
      { entries: (list) => [...list, { name: 'files/Boat.svg', data: Buffer.from('') }] },
    ],
    ['a device of Windows', 'PATH', { entries: (list) => [...list, { name: 'files/con.svg', data: Buffer.from('') }] }],
    [
      'a file that nobody lists',
      'EXTRA',
      { entries: (list) => [...list, { name: 'files/more.svg', data: Buffer.from('') }] },
    ],
    ['a stray entry', 'EXTRA', { entries: (list) => [...list, { name: 'readme.txt', data: Buffer.from('') }] }],
    ['no manifest', 'MISSING', { entries: ([, ...rest]) => rest }],
    ['no signature', 'MISSING', { entries: (list) => list.filter(({ name }) => name !== 'manifest.sig') }],
    ['a file missing', 'MISSING', { entries: (list) => list.slice(0, -1) }],
    ['a manifest too large', 'LIMIT', { text: ' '.repeat(limits.manifestBytes + 1) }],
    [
      'a signature file too large',
      'LIMIT',
      {
        entries: (list) =>
          list.map((each) =>
            each.name === 'manifest.sig' ? { ...each, data: Buffer.alloc(limits.signatureBytes + 1) } : each,
          ),
      },
    ],
    ['too many roots', 'LIMIT', { roots: Array.from({ length: limits.rotations + 1 }, () => root1) }],
    [
      'a root too large',
      'LIMIT',
      { entries: (list) => [...list, { name: 'root.2.json', data: Buffer.alloc(limits.rootBytes + 1) }] },
    ],
  ];
  test.each(cases)('%s: %s', async (_, code, how) => {
    expect(await judge(made(how))).toBe(code);
  });

  test('no ZIP at all, an empty file, one cut short', async () => {
    expect(await judge(Buffer.from('hello'))).toBe('FORMAT');
    expect(await judge(Buffer.alloc(0))).toBe('FORMAT');
    expect(await judge(Buffer.alloc(500))).toBe('FORMAT');
    const whole = made({});
    expect(await judge(whole.subarray(0, whole.length - 1))).toBe('FORMAT');
  });

  test('a container that is one of several, or larger than a stick can hold', async () => {
    const several = made({});
    several.writeUInt16LE(1, several.length - 18);
    expect(await judge(several)).toBe('FORMAT');
    const large = place.write('large.kpack', Buffer.alloc(0));
    truncateSync(large, limits.containerBytes + 1);
    expect(await openSource(large)).toMatchObject({ ok: false, error: { code: 'LIMIT' } });
  });

  test('a FIFO, a folder, a link and a missing file are never opened', async () => {
    const fifo = join(place.folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const link = join(place.folder, 'link');
    symlinkSync(place.write('real.kpack', made({})), link);
    for (const [path, code] of [
      [fifo, 'TYPE'],
      ['/dev/zero', 'TYPE'],
      [place.folder, 'TYPE'],
      [link, 'TYPE'],
      [join(place.folder, 'none'), 'IO'],
    ] as const) {
      const source = await openSource(path);
      expect(source.ok ? 'OK' : source.error.code, path).toBe(code);
    }
  });
});

describe('the manifest', () => {
  const files = harbourFiles();
  const sound = manifestFor(files);
  const withFile = (patch: Record<string, unknown>) => ({
    ...sound,
    files: sound.files.map((each, at) => (at === 0 ? { ...each, ...patch } : each)),
  });
  const cases: [string, string, unknown][] = [
    ['is no JSON', 'SCHEMA', '{'],
    ['is no object', 'FORMAT', 'null'],
    ['names no format', 'FORMAT', { ...sound, format: undefined }],
    ['has a newer format', 'FORMAT', { ...sound, format: 2 }],
    ['has an unknown key', 'SCHEMA', { ...sound, script: 'x' }],
    ['has a bad number', 'SCHEMA', { ...sound, seq: 0 }],
    ['adds up wrongly', 'SIZE', { ...sound, totalSize: 1 }],
    [
      'tells a wrong size',
      'SIZE',
      { ...withFile({ size: 1 }), totalSize: sound.totalSize - (sound.files[0]?.size ?? 0) + 1 },
    ],
    [
      'lists a file twice',
      'DUP',
      { ...sound, files: [...sound.files, sound.files[0]], totalSize: sound.totalSize + (sound.files[0]?.size ?? 0) },
    ],
    [
      'lists a file that is also a folder',
      'DUP',
      {
        ...sound,
        files: [...sound.files, { ...sound.files[0], path: 'pack.json/a.json', type: 'application/json', size: 0 }],
      },
    ],
    ['lists a way out', 'PATH', withFile({ path: '../boat.svg' })],
    ['ends a name with a stop', 'PATH', withFile({ path: 'media/boat.svg.' })],
    ['lists a page', 'TYPE', withFile({ path: 'index.html', type: 'text/html' })],
    ['lies about a type', 'TYPE', withFile({ type: 'image/png' })],
    ['lists a file too large', 'LIMIT', withFile({ size: limits.fileBytes + 1 })],
    ['lists too many files', 'LIMIT', { ...sound, files: Array.from({ length: limits.files + 1 }, () => 0) }],
    [
      'has no entry',
      'MISSING',
      {
        ...sound,
        files: sound.files.filter(({ path }) => path !== 'pack.json'),
        totalSize: sound.totalSize - (files['pack.json']?.length ?? 0),
      },
    ],
    ['claims another pack', 'SCHEMA', { ...sound, packId: 'other' }],
    ['claims another version', 'SCHEMA', { ...sound, version: '9.9.9' }],
    ['has a false hash', 'HASH', withFile({ sha256: '0'.repeat(64) })],
  ];
  test.each(cases)('%s: %s', async (_, code, manifest) => {
    const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
    expect(await judge(made({ text }))).toBe(code);
  });
});

describe('the content', () => {
  const files = harbourFiles();
  const changed = (path: string, change: (text: string) => string) =>
    made({ files: { ...files, [path]: Buffer.from(change(files[path]?.toString() ?? '')) } });
  const png = (width: number, height: number): Buffer => {
    const bytes = Buffer.alloc(64);
    bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };

  test.each([
    ['a broken pack.json', 'SCHEMA', () => changed('pack.json', () => '{')],
    [
      'a pack of a newer format',
      'FORMAT',
      () => changed('pack.json', (text) => text.replace('"format": 1', '"format": 99')),
    ],
    ['words out of shape', 'SCHEMA', () => changed('text/en.json', () => '{}')],
    ['words that are no JSON', 'SCHEMA', () => changed('text/en.json', () => 'x')],
    [
      'words missing',
      'MISSING',
      () => {
        const { 'text/th.json': _, ...rest } = files;
        return made({ files: rest });
      },
    ],
    [
      'the cover missing',
      'MISSING',
      () => {
        const { 'media/lighthouse.svg': _, ...rest } = files;
        return made({ files: rest });
      },
    ],
    [
      'a picture of a panel missing',
      'OK',
      () => {
        const { 'media/boat.svg': _, ...rest } = files;
        return made({ files: rest });
      },
    ],
    [
      'a panel of a type that only a newer kiosk knows',
      'OK',
      () => changed('pack.json', (text) => text.replace('"type": "quiz"', '"type": "riddle"')),
    ],
    [
      'a topic whose panels are all unknown',
      'OK',
      () => changed('pack.json', (text) => text.replaceAll(/"type": "\w+"/g, '"type": "riddle"')),
    ],
    [
      'words of a panel out of shape',
      'OK',
      () => changed('text/en.json', (text) => text.replace(/"headline": "[^"]+"/, '"headline": 7')),
    ],
    [
      'words without a panel',
      'EXTRA',
      () =>
        changed('text/en.json', (text) => {
          const words = JSON.parse(text) as { topics: Record<string, unknown> };
          return JSON.stringify({ ...words, topics: { ...words.topics, more: Object.values(words.topics)[0] } });
        }),
    ],
    ['a picture of another kind', 'TYPE', () => made({ files: { ...files, 'media/a.png': Buffer.from('GIF89a') } })],
    ['a picture too wide', 'MEDIA', () => made({ files: { ...files, 'media/a.png': png(limits.pictureSide + 1, 1) } })],
    ['a picture too high', 'MEDIA', () => made({ files: { ...files, 'media/a.png': png(1, limits.pictureSide + 1) } })],
    ['a picture of too many pixels', 'MEDIA', () => made({ files: { ...files, 'media/a.png': png(8_000, 8_000) } })],
    ['a picture as large as allowed', 'OK', () => made({ files: { ...files, 'media/a.png': png(8_000, 5_000) } })],
    ['an empty file', 'OK', () => made({ files: { ...files, 'media/a.vtt': Buffer.alloc(0) } })],
    [
      'words beyond all measure',
      'LIMIT',
      () => made({ files: { ...files, 'text/xx.json': Buffer.alloc(limits.jsonBytes) } }),
    ],
  ] as const)('%s: %s', async (_, code, make) => {
    expect(await judge(make())).toBe(code);
  });
});

describe('trust', () => {
  test('a changed manifest, a stranger, nobody, a broken signature file', async () => {
    expect(
      await judge(
        made({
          entries: (list) =>
            list.map((each) =>
              each.name === 'manifest.json' ? { ...each, data: Buffer.concat([each.data, Buffer.from(' ')]) } : each,
            ),
        }),
      ),
    ).toBe('SIG');
    expect(await judge(made({ keys: [] }))).toBe('SIG');
    expect(await judge(made({ keys: [stranger] }))).toBe('KEY');
    // An old root in the container only chooses the words: a broken one chooses none.
    const brokenRoot = made({
      keys: [stranger],
      entries: (list) => list.map((each) => (each.name === 'root.1.json' ? { ...each, data: Buffer.from('{') } : each)),
    });
    expect(await judge(brokenRoot)).toBe('KEY');
    expect(
      await judge(
        made({
          entries: (list) =>
            list.map((each) => (each.name === 'manifest.sig' ? { ...each, data: Buffer.from('x') } : each)),
        }),
      ),
    ).toBe('SIG');
  });

  test('a signature of another context does not count', async () => {
    const { signMessage } = await import('../../../src/node/container/keys.ts');
    const forged = made({
      entries: (list) =>
        list.map((each) =>
          each.name === 'manifest.sig'
            ? {
                ...each,
                data: Buffer.from(
                  JSON.stringify([
                    { key: packKey.id, signature: signMessage(packKey, 'kiosk-root-v1\0', list[0]!.data) },
                  ]),
                ),
              }
            : each,
        ),
    });
    expect(await judge(forged)).toBe('SIG');
  });

  test('two of two signatures: one is not enough, and one key twice is one', async () => {
    const both = await trustOf(makeSignedRoot(1, [rootKey], [packKey, secondKey], { packThreshold: 2 }));
    expect(await judge(made({ roots: [] }), both)).toBe('THRESHOLD');
    expect(await judge(made({ roots: [], keys: [packKey, packKey] }), both)).toBe('THRESHOLD');
    expect(await judge(made({ roots: [], keys: [packKey, stranger] }), both)).toBe('THRESHOLD');
    expect(await judge(made({ roots: [], keys: [packKey, secondKey] }), both)).toBe('OK');
  });

  test('a root that follows is accepted, and revokes by leaving out', async () => {
    const root2 = makeSignedRoot(2, [rootKey], [secondKey]);
    expect(await judge(made({ roots: [root1, root2], keys: [secondKey] }))).toBe('OK');
    expect(await judge(made({ roots: [root1, root2] }))).toBe('REVOKED');
    expect(await judge(made({ roots: [root1] }), await trustOf(root1, root2))).toBe('REVOKED');
    // The trusted chain begins with root 2 there; only the old root in the container tells that the key was one of ours.
    const young = { ...(await trustOf(root1, root2)), known: new Set<string>() };
    expect(await judge(made({ roots: [root1] }), young)).toBe('REVOKED');
    expect(await judge(made({ roots: [root1], keys: [stranger] }), young)).toBe('KEY');
  });

  test('root keys change: the old and the new must both agree', async () => {
    const [a, b, c, d] = [makeKey('a'), makeKey('b'), makeKey('c'), makeKey('d')];
    const old = makeSignedRoot(1, [a, b, c], [packKey], { threshold: 2, by: [a, b] });
    const anchor = await trustOf(old);
    const to = (by: readonly ReturnType<typeof makeKey>[]) =>
      makeSignedRoot(2, [b, c, d], [secondKey], { threshold: 2, by });
    const with2 = (by: readonly ReturnType<typeof makeKey>[]) =>
      judge(made({ roots: [old, to(by)], keys: [secondKey] }), anchor);
    expect(await with2([b, c])).toBe('OK');
    expect(await with2([a, b, d])).toBe('OK');
    expect(await with2([a, b])).toBe('THRESHOLD');
    expect(await with2([b, d])).toBe('THRESHOLD');
    expect(await with2([d])).toBe('KEYCHAIN');
    expect(await with2([])).toBe('KEYCHAIN');
  });

  test('roots out of order, missing, malformed', async () => {
    const root3 = makeSignedRoot(3, [rootKey], [packKey]);
    const put = (name: string, data: string) =>
      made({ entries: (list) => [...list, { name, data: Buffer.from(data) }] });
    expect(await judge(put('root.3.json', JSON.stringify(root3)))).toBe('KEYCHAIN');
    expect(await judge(put('root.2.json', JSON.stringify(root3)))).toBe('KEYCHAIN');
    expect(await judge(put('root.2.json', '{}'))).toBe('KEYCHAIN');
    expect(await judge(put('root.2.json', 'x'))).toBe('KEYCHAIN');
    expect(await judge(put('root.2.json', JSON.stringify({ root: '{}', signatures: [] })))).toBe('KEYCHAIN');
  });
});

describe('where the kiosk stands', () => {
  const standing: Standing = {
    venue: 'museum',
    appVersion: '0.1.0',
    floor: { seq: 5, hash: 'x' },
    shown: [],
    blocked: [],
  };
  const hashOf = (patch: Record<string, unknown>) => manifestFor(harbourFiles(), patch);
  const at = (patch: Record<string, unknown>, where: Partial<Standing> = {}) =>
    judge(made({ manifest: hashOf(patch) }), trust, { ...standing, ...where });

  test('venue, application, sequence', async () => {
    expect(await at({ seq: 6 })).toBe('OK');
    expect(await at({ seq: 6, venues: ['museum', 'library'] })).toBe('OK');
    expect(await at({ seq: 6, venues: ['library'] })).toBe('VENUE');
    expect(await at({ seq: 6, minApp: '0.2.0' })).toBe('APPVERSION');
    expect(await at({ seq: 4 })).toBe('ROLLBACK');
    expect(await at({ seq: 5 })).toBe('EQUIVOCATE');
    expect(await at({ seq: 5 }, { floor: { seq: 5, hash: undefined } })).toBe('ROLLBACK');
    expect(await at({ seq: 10_005 })).toBe('OK');
    expect(await at({ seq: 10_006 })).toBe('JUMP');
  });

  test('the same again, or one that failed before', async () => {
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256')
      .update(JSON.stringify(hashOf({ seq: 6 })))
      .digest('hex');
    expect(await at({ seq: 6 }, { shown: [{ seq: 6, hash }] })).toBe('NOOP');
    expect(await at({ seq: 6 }, { shown: [{ seq: 6, hash: 'y' }] })).toBe('EQUIVOCATE');
    expect(await at({ seq: 6 }, { blocked: [hash] })).toBe('BLOCKED');
    expect(await at({ seq: 6 }, { floor: { seq: 6, hash } })).toBe('OK');
  });
});

test('every code but those of the disk was produced above', () => {
  const ofTheDisk = new Set(['NOSPACE', 'IO']);
  expect(refusalCodes.filter((code) => !codesSeen.has(code) && !ofTheDisk.has(code))).toEqual([]);
});

test.each([
  ['th', /\p{Script=Thai}/u],
  ['kk', /\p{Script=Cyrillic}/u],
  ['ru', /\p{Script=Cyrillic}/u],
  ['en', /\p{Script=Latin}/u],
])('%s has a sentence for each code, in its own script', (language, script) => {
  const file = join(project, 'locales', language, 'refusals.json');
  const sentences = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  expect(Object.keys(sentences).sort()).toEqual([...refusalCodes, 'TRIAL'].sort());
  for (const sentence of Object.values(sentences)) expect(sentence).toMatch(script);
});
