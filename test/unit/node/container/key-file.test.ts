import { expect, test } from 'vitest';

import { makeKeyFiles, needsPassphrase, parseKeyFile, unlockKey } from '../../../../src/node/container/key-file.ts';
import { makeKey } from '../../../helpers/container.ts';

async function unlocked(text: string, passphrase?: string): Promise<string> {
  const file = parseKeyFile(text, 'key');
  if (!file.ok) return file.error.code;
  const key = await unlockKey(file.value, passphrase, 'key');
  return key.ok ? key.value.id : key.error.code;
}

test('a protected key opens with its passphrase only; composed and decomposed letters are one', async () => {
  const { id, privateFile, publicFile } = await makeKeyFiles('Алматы é');
  expect(await unlocked(privateFile, 'Алматы e\u0301')).toBe(id);
  expect(await unlocked(privateFile, 'wrong')).toBe('KEY');
  expect(await unlocked(privateFile)).toBe('KEY');
  expect(await unlocked(publicFile)).toBe('KEY');
  const parsed = parseKeyFile(privateFile, 'key');
  expect(parsed.ok && needsPassphrase(parsed.value)).toBe(true);
  expect(privateFile).not.toContain('"private"');
}, 60_000);

test('an open key; keys that do not fit their files', async () => {
  const { id, privateFile } = await makeKeyFiles(undefined);
  expect(await unlocked(privateFile)).toBe(id);
  const other = makeKey('other');
  const file = JSON.parse(privateFile) as Record<string, string>;
  expect(await unlocked(JSON.stringify({ ...file, id: other.id }))).toBe('KEY');
  expect(await unlocked(JSON.stringify({ ...file, id: other.id, public: other.publicKey }))).toBe('KEY');
  expect(await unlocked(JSON.stringify({ ...file, private: 'AAAA' }))).toBe('KEY');
  expect(await unlocked(JSON.stringify({ ...file, public: `${'A'.repeat(43)}=` }))).toBe('KEY');
  expect(await unlocked('{}')).toBe('KEY');
});
