import { expect, test } from 'vitest';

import { missingSignatures, parseDraft, signRoot, type TrustDraft } from '../../../../src/node/container/root-maker.ts';
import { formatTrust } from '../../../../src/node/container/trust.ts';
import type { SignedRoot } from '../../../../src/shared/container/root.ts';
import { makeKey, makeSignedRoot } from '../../../helpers/container.ts';

const [one, other, third] = [makeKey('one'), makeKey('other'), makeKey('third')];
const pack = [makeKey('pack')];
const first = makeSignedRoot(1, [one, other], pack, { threshold: 2, by: [one] });

function draft(...chain: readonly SignedRoot[]): TrustDraft {
  const read = parseDraft(formatTrust(chain), 'trust.json');
  if (!read.ok) throw new Error(read.error.cause);
  return read.value;
}

test('a first root lacks what its own keys have not signed yet', () => {
  expect(missingSignatures(draft(first))).toBe(1);
  expect(missingSignatures(draft(signRoot(first, [other])))).toBe(0);
  // The same key twice is one signature.
  expect(missingSignatures(draft(signRoot(first, [one])))).toBe(1);
});

test('a root that follows lacks the signatures of the one before it, too', () => {
  const whole = signRoot(first, [other]);
  const second = makeSignedRoot(2, [third], pack, { by: [third] });
  expect(missingSignatures(draft(whole, second))).toBe(2);
  expect(missingSignatures(draft(whole, signRoot(second, [one])))).toBe(1);
  expect(missingSignatures(draft(whole, signRoot(second, [one, other])))).toBe(0);
});

test('what is no trust file, or holds no root, is no draft', () => {
  expect(parseDraft('{', 'trust.json')).toMatchObject({ ok: false, error: { code: 'KEYCHAIN', file: 'trust.json' } });
  const empty = formatTrust([{ root: '{}', signatures: [] }]);
  expect(parseDraft(empty, 'trust.json')).toMatchObject({ ok: false, error: { code: 'KEYCHAIN' } });
});
