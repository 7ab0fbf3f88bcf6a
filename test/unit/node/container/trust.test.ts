import { expect, test } from 'vitest';

import { makeRoot } from '../../../../src/node/container/root-maker.ts';
import { formatTrust, newerTrust, parseTrust } from '../../../../src/node/container/trust.ts';
import type { SignedRoot } from '../../../../src/shared/container/root.ts';
import { makeKey, makeSignedRoot, trustOf } from '../../../helpers/container.ts';

const [a, b, c, pack] = [makeKey('a'), makeKey('b'), makeKey('c'), makeKey('pack')];

async function code(...chain: SignedRoot[]): Promise<string> {
  const trust = await parseTrust(formatTrust(chain), 'trust');
  return trust.ok ? `root ${trust.value.root.version}` : trust.error.code;
}

test('1 of 1 and 2 of 3; too few, and the same key twice', async () => {
  expect(await code(makeSignedRoot(1, [a], [pack]))).toBe('root 1');
  expect(await code(makeSignedRoot(1, [a, b, c], [pack], { threshold: 2, by: [a, c] }))).toBe('root 1');
  expect(await code(makeSignedRoot(1, [a, b, c], [pack], { threshold: 2, by: [a] }))).toBe('THRESHOLD');
  const twice = makeSignedRoot(1, [a, b], [pack], { threshold: 2, by: [a] });
  expect(await code({ ...twice, signatures: [...twice.signatures, ...twice.signatures] })).toBe('THRESHOLD');
  expect(await code(makeSignedRoot(2, [a], [pack]))).toBe('KEYCHAIN');
  expect(await code(makeSignedRoot(1, [a], [pack], { by: [b] }))).toBe('THRESHOLD');
});

test('a chain is followed to its end, or refused where it breaks', async () => {
  const root1 = makeSignedRoot(1, [a], [pack]);
  expect(await code(root1, makeSignedRoot(2, [b], [pack], { by: [a, b] }))).toBe('root 2');
  expect(await code(root1, makeSignedRoot(2, [b], [pack], { by: [b] }), makeSignedRoot(3, [b], [pack]))).toBe(
    'KEYCHAIN',
  );
  expect(await code(root1, makeSignedRoot(3, [a], [pack]))).toBe('KEYCHAIN');
});

test('keys of small order, keys under false ids, roles without keys', async () => {
  const put = (change: (text: string) => string): SignedRoot => {
    const root = makeSignedRoot(1, [a], [pack]);
    return { ...root, root: change(root.root) };
  };
  expect(await code(put((text) => text.replace(pack.publicKey, `${'A'.repeat(43)}=`)))).toBe('KEY');
  expect(await code(put((text) => text.replace(pack.publicKey, b.publicKey)))).toBe('KEY');
  expect(await code(put((text) => text.replace(`"${pack.id}": "`, `"${b.id}": "`)))).toBe('KEYCHAIN');
  expect(await code(put((text) => text.replace('"threshold": 1', '"threshold": 2')))).toBe('THRESHOLD');
  expect(await code(put((text) => text.replace(`"${pack.id}"\n`, `"${pack.id}",\n"${pack.id}"\n`)))).toBe('KEYCHAIN');
  expect(await code(put(() => '{'))).toBe('KEYCHAIN');
  expect(await code(put(() => 'é'))).toBe('KEYCHAIN');
  const many = Array.from({ length: 64 }, () => makeKey()).map(({ id, publicKey }) => ({ id, public: publicKey }));
  const root = makeRoot(
    1,
    { keys: many, threshold: 1 },
    { keys: [{ id: pack.id, public: pack.publicKey }], threshold: 1 },
  );
  expect(root.ok ? 'OK' : root.error.code).toBe('LIMIT');
});

test('only a chain that goes on from the own one is newer', async () => {
  const root1 = makeSignedRoot(1, [a], [pack]);
  const own = await trustOf(root1);
  const next = await trustOf(root1, makeSignedRoot(2, [a], [pack]));
  const stranger = await trustOf(makeSignedRoot(1, [b], [pack]), makeSignedRoot(2, [b], [pack]));
  expect(newerTrust(own, next)).toBe(next);
  expect(newerTrust(own, stranger)).toBe(own);
  expect(newerTrust(next, own)).toBe(next);
  expect(newerTrust(own, undefined)).toBe(own);
  expect(newerTrust(undefined, next)).toBe(next);
});
