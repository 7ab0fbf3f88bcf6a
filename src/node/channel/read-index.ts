import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';

import {
  type ChannelIndex,
  INDEX_CONTEXT,
  INDEX_FILE,
  indexLimits,
  parseIndex,
  type SignedIndex,
  signedIndexSchema,
} from '../../shared/channel/channel-index.ts';
import { type ChannelFault, refuseChannel } from '../../shared/channel/outcome.ts';
import { parseBy } from '../../shared/container/root.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { parseRoot } from '../../shared/container/root.ts';
import { countSignatures, nextTrust, type Trust } from '../container/trust.ts';

/** An index whose signature was found good. */
export interface OpenedIndex {
  readonly index: ChannelIndex;
  /** The SHA-256 of the signed text: what tells two indexes of one number apart. */
  readonly hash: string;
  /** The trust after the roots that the index carries. */
  readonly trust: Trust;
}

/** Follows the roots of an index that are newer than the trusted one. Those it has already are passed over. */
async function followRoots({ roots }: SignedIndex, anchor: Trust): Promise<Result<Trust, ChannelFault>> {
  let trust = anchor;
  for (const [at, signed] of roots.entries()) {
    const file = `${INDEX_FILE}, root ${at + 1}`;
    const root = parseRoot(signed.root, file);
    if (!root.ok) return root;
    if (root.value.version <= trust.root.version) continue;
    const next = nextTrust(trust, signed, file);
    if (!next.ok) return next;
    trust = next.value;
    await pause();
  }
  return ok(trust);
}

/**
 * Reads `index.json`: roots, signatures, and only then what it says, as a pack's manifest is read. Whether it is newer
 * than the last one, or still valid, is not asked here.
 * Refuses with PORTAL, SCHEMA, LIMIT, KEYCHAIN, KEY, REVOKED, SIG, THRESHOLD or FORMAT.
 */
export async function readIndex(bytes: Uint8Array, anchor: Trust): Promise<Result<OpenedIndex, ChannelFault>> {
  if (bytes.length > indexLimits.fileBytes)
    return refuseChannel('LIMIT', `the index has ${bytes.length} bytes`, 'publish it again', INDEX_FILE);
  const text = Buffer.from(bytes).toString('utf8');
  if (/^\s*</.test(text))
    return refuseChannel(
      'PORTAL',
      'a page for people came instead of an index',
      'see whether the network wants somebody to log in, and check the address of the channel',
    );
  const signed = parseBy(signedIndexSchema, text, INDEX_FILE, 'SCHEMA');
  if (!signed.ok) return signed;
  const trust = await followRoots(signed.value, anchor);
  if (!trust.ok) return trust;
  const message = Buffer.from(signed.value.index);
  const { root, known } = trust.value;
  const role = root.roles.pack;
  const { valid, bad } = countSignatures(root, role, signed.value.signatures, INDEX_CONTEXT, message);
  if (bad !== undefined)
    return refuseChannel('SIG', 'the signature does not fit the index', 'publish it again', INDEX_FILE);
  if (valid < role.threshold) {
    const others = signed.value.signatures.map(({ key }) => key).filter((key) => !role.keys.includes(key));
    if (others.length === 0 && valid === 0)
      return refuseChannel('SIG', 'the index is not signed', 'publish it with a key', INDEX_FILE);
    if (others.some((key) => known.has(key)))
      return refuseChannel(
        'REVOKED',
        'the index is signed with a key that is no longer trusted',
        'publish it with a new key',
        INDEX_FILE,
      );
    return valid === 0
      ? refuseChannel(
          'KEY',
          'the index is signed with a key that this kiosk does not know',
          'publish it with a key of this kiosk',
          INDEX_FILE,
        )
      : refuseChannel(
          'THRESHOLD',
          `it has ${valid} of ${role.threshold} signatures`,
          'publish it with another key beside',
          INDEX_FILE,
        );
  }
  const index = parseIndex(signed.value.index);
  if (!index.ok) return index;
  return ok({ index: index.value, hash: createHash('sha256').update(message).digest('hex'), trust: trust.value });
}
