import { setImmediate as pause } from 'node:timers/promises';

import { type Refusal, type RefusalCode, refuse } from '../../shared/container/refusal.ts';
import {
  parseBy,
  parseRoot,
  type Role,
  type Root,
  ROOT_CONTEXT,
  type Signature,
  type SignedRoot,
  signedRootSchema,
  trustSchema,
} from '../../shared/container/root.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { isSafeKey, keyId, signatureHolds } from './keys.ts';

/** Whom a kiosk trusts: the newest accepted root, and the way to it from the first. */
export interface Trust {
  readonly root: Root;
  /** Every root up to the newest, oldest first, as signed. */
  readonly chain: readonly SignedRoot[];
  /** Ids of keys that any accepted root listed for packs; those missing from the newest are revoked. */
  readonly known: ReadonlySet<string>;
}

/** How far the signatures of a message reach the threshold of a role. */
export interface SignatureCount {
  readonly valid: number;
  /** A key of the role whose signature does not hold. */
  readonly bad: string | undefined;
}

/** Counts distinct keys of a role whose signatures hold; other keys do not count. */
export function countSignatures(
  { keys }: Pick<Root, 'keys'>,
  role: Role,
  signatures: readonly Signature[],
  context: string,
  message: Uint8Array,
): SignatureCount {
  const valid = new Set<string>();
  let bad: string | undefined;
  for (const { key, signature } of signatures) {
    const publicKey = keys[key];
    if (!role.keys.includes(key) || publicKey === undefined) continue;
    if (signatureHolds(publicKey, context, message, signature)) valid.add(key);
    else bad = key;
  }
  return { valid: valid.size, bad };
}

/** Refuses with KEY where an id is not that of its key, or a key is malformed or of small order. */
function keysFault(root: Root, file: string): Refusal | undefined {
  for (const [id, publicKey] of Object.entries(root.keys)) {
    if (keyId(publicKey) !== id || !isSafeKey(publicKey))
      return refuse('KEY', `the key ${id.slice(0, 8)} is malformed`, 'make the root again with sound keys', { file })
        .error;
  }
  return undefined;
}

function thresholdFault(
  signer: Root,
  signed: SignedRoot,
  file: string,
  none: RefusalCode,
  who: string,
): Refusal | undefined {
  const { threshold } = signer.roles.root;
  const count = countSignatures(signer, signer.roles.root, signed.signatures, ROOT_CONTEXT, Buffer.from(signed.root));
  if (count.valid >= threshold) return undefined;
  return refuse(
    count.valid === 0 ? none : 'THRESHOLD',
    `it has ${count.valid} of ${threshold} signatures of ${who}`,
    'sign it with more of the root keys',
    { file },
  ).error;
}

function firstTrust(signed: SignedRoot, file: string): Result<Trust, Refusal> {
  const parsed = parseRoot(signed.root, file);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const fault =
    (root.version === 1
      ? undefined
      : refuse('KEYCHAIN', 'the first root is missing', 'make it again', { file }).error) ??
    keysFault(root, file) ??
    thresholdFault(root, signed, file, 'THRESHOLD', 'its own root keys');
  return fault === undefined ? ok({ root, chain: [signed], known: new Set(root.roles.pack.keys) }) : err(fault);
}

/**
 * Accepts the root that follows: one version on, signed by the thresholds of the trusted root and of itself
 * (The Update Framework 1.0, 5.3.4 and 5.3.5). Refuses with KEYCHAIN, THRESHOLD, KEY or LIMIT.
 */
export function nextTrust(trust: Trust, signed: SignedRoot, file: string): Result<Trust, Refusal> {
  const parsed = parseRoot(signed.root, file);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (root.version !== trust.root.version + 1)
    return refuse(
      'KEYCHAIN',
      `expected root ${trust.root.version + 1}, got root ${root.version}`,
      'add the roots between',
      {
        file,
      },
    );
  // The trusted root's own keys come first: nothing else of a root from outside is worked on before they agree.
  const fault =
    thresholdFault(trust.root, signed, file, 'KEYCHAIN', 'the root before it') ??
    keysFault(root, file) ??
    thresholdFault(root, signed, file, 'THRESHOLD', 'its own root keys');
  if (fault !== undefined) return err(fault);
  return ok({ root, chain: [...trust.chain, signed], known: new Set([...trust.known, ...root.roles.pack.keys]) });
}

/** Reads a trust file and follows its chain from the first root to the last. */
export async function parseTrust(text: string, file: string): Promise<Result<Trust, Refusal>> {
  const parsed = parseBy(trustSchema, text, file, 'KEYCHAIN');
  if (!parsed.ok) return parsed;
  const [first, ...rest] = parsed.value.roots;
  let trust = firstTrust(first as SignedRoot, file);
  for (const signed of rest) {
    if (!trust.ok) return trust;
    // Checking keys takes milliseconds a root: others get their turn between.
    await pause();
    trust = nextTrust(trust.value, signed, file);
  }
  return trust;
}

/** Writes a chain as a trust file. */
export function formatTrust(chain: readonly SignedRoot[]): string {
  return `${JSON.stringify({ format: 'kiosk-trust-1', roots: chain }, null, 2)}\n`;
}

/** The application's own trust, or one that goes on from it: a chain from another beginning counts for nothing. */
export function newerTrust<T extends Trust | undefined>(own: T, other: Trust | undefined): Trust | T {
  if (own === undefined) return other ?? own;
  if (other === undefined || other.root.version <= own.root.version) return own;
  return other.chain[own.chain.length - 1]?.root === own.chain.at(-1)?.root ? other : own;
}

/** Parses a `root.N.json`. */
export function parseSignedRoot(text: string, file: string): Result<SignedRoot, Refusal> {
  return parseBy(signedRootSchema, text, file, 'KEYCHAIN');
}
