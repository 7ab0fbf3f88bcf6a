import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

import { isSafePublicKey } from '../../shared/container/ed25519-point.ts';

/** The DER that stands before the 32 bytes of a raw key (RFC 8410). JWK would do as well, but not on every Electron. */
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A private key and what belongs to it. `publicKey` is raw, in base64; `id` the SHA-256 of the raw bytes. */
export interface SigningKey {
  readonly id: string;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

/** The id of a public key: the SHA-256 of its 32 bytes. */
export function keyId(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

/** Whether a raw public key in base64 may be trusted at all: canonical, on the curve, not of small order. */
export function isSafeKey(publicKey: string): boolean {
  return isSafePublicKey(Buffer.from(publicKey, 'base64'));
}

/** Makes a signing key of its 32 secret bytes. */
export function signingKey(seed: Uint8Array): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = der.subarray(PUBLIC_PREFIX.length).toString('base64');
  return { id: keyId(publicKey), publicKey, privateKey };
}

const inContext = (context: string, message: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(context, 'latin1'), message]);

/** Signs a message in its context; the same input gives the same 64 bytes, in base64. */
export function signMessage(key: SigningKey, context: string, message: Uint8Array): string {
  return sign(null, inContext(context, message), key.privateKey).toString('base64');
}

/** Whether a signature holds. Unsafe keys verify nothing: under some of them anything would hold. */
export function signatureHolds(publicKey: string, context: string, message: Uint8Array, signature: string): boolean {
  if (!isSafeKey(publicKey)) return false;
  const der = Buffer.concat([PUBLIC_PREFIX, Buffer.from(publicKey, 'base64')]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, inContext(context, message), key, Buffer.from(signature, 'base64'));
}
