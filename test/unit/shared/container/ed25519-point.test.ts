import { expect, test } from 'vitest';

import { signatureHolds } from '../../../../src/node/container/keys.ts';
import { isSafePublicKey } from '../../../../src/shared/container/ed25519-point.ts';
import { makeKey } from '../../../helpers/container.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
/** Every encoding of the eight points of small order, with either sign (the list of libsodium, and −y forms). */
const small = [
  '00'.repeat(32),
  `${'00'.repeat(31)}80`,
  `01${'00'.repeat(31)}`,
  `01${'00'.repeat(30)}80`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  `ec${'ff'.repeat(30)}7f`,
  `ec${'ff'.repeat(31)}`,
];
/** Other encodings of the same numbers: y at or above the prime. */
const notCanonical = [`ed${'ff'.repeat(30)}7f`, `ee${'ff'.repeat(30)}7f`, `ff${'ff'.repeat(30)}7f`, 'ff'.repeat(32)];

test.each(small)('small order is refused: %s', (hex) => {
  expect(isSafePublicKey(bytes(hex))).toBe(false);
});
test.each(notCanonical)('not canonical is refused: %s', (hex) => {
  expect(isSafePublicKey(bytes(hex))).toBe(false);
});

test('no point of the curve, and other lengths, are refused', () => {
  expect(isSafePublicKey(bytes(`02${'00'.repeat(31)}`))).toBe(false);
  expect(isSafePublicKey(bytes('00'.repeat(31)))).toBe(false);
  expect(isSafePublicKey(bytes('00'.repeat(33)))).toBe(false);
});

test('keys as they are made are safe', () => {
  for (let at = 0; at < 50; at += 1) expect(isSafePublicKey(Buffer.from(makeKey().publicKey, 'base64'))).toBe(true);
});

test('a signature forged under the identity holds for nobody', () => {
  // R = identity, S = 0: the equation holds for every message where the key is the identity.
  const forged = Buffer.concat([bytes(`01${'00'.repeat(31)}`), Buffer.alloc(32)]).toString('base64');
  const identity = bytes(`01${'00'.repeat(31)}`).toString('base64');
  expect(signatureHolds(identity, 'x', Buffer.from('anything'), forged)).toBe(false);
});
