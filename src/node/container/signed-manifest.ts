import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';

import { limits } from '../../shared/container/limits.ts';
import { type Manifest, MANIFEST_CONTEXT, parseManifest } from '../../shared/container/manifest.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { parseBy, parseRoot, type Signature, signaturesSchema } from '../../shared/container/root.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import type { Source } from './source.ts';
import { countSignatures, nextTrust, parseSignedRoot, type Trust } from './trust.ts';
import type { Entry } from './zip-reader.ts';

/** A manifest whose signature was found good. */
export interface SignedManifest {
  readonly manifest: Manifest;
  /** The very bytes that were signed, and their SHA-256: the identity of the pack. */
  readonly bytes: Buffer;
  readonly hash: string;
  readonly signatures: readonly Signature[];
  /** The trust after the roots that the container carries. */
  readonly trust: Trust;
}

/** Reads a small entry whole. Refuses with MISSING or LIMIT. */
export async function readEntry(
  source: Source,
  entries: ReadonlyMap<string, Entry>,
  name: string,
  most: number,
): Promise<Result<Buffer, Refusal>> {
  const entry = entries.get(name);
  if (entry === undefined)
    return refuse('MISSING', `the container has no ${name}`, 'build the pack again', { file: name });
  if (entry.size > most)
    return refuse('LIMIT', `it has ${entry.size} bytes, at most ${most} are allowed`, 'build the pack again', {
      file: name,
    });
  const bytes = Buffer.alloc(entry.size);
  await source.read(bytes, entry.start);
  return ok(bytes);
}

/** The version numbers of the roots that a container carries, lowest first. */
export function rootVersions(entries: ReadonlyMap<string, Entry>): number[] {
  return [...entries.keys()]
    .flatMap((name) => /^root\.([1-9]\d{0,8})\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

async function readRoot(source: Source, entries: ReadonlyMap<string, Entry>, version: number) {
  const file = `root.${version}.json`;
  const bytes = await readEntry(source, entries, file, limits.rootBytes);
  return bytes.ok ? parseSignedRoot(bytes.value.toString('utf8'), file) : bytes;
}

/** Follows the roots in a container that are newer than the trusted one, one at a time. */
async function followRoots(
  source: Source,
  entries: ReadonlyMap<string, Entry>,
  trust: Trust,
): Promise<Result<Trust, Refusal>> {
  const versions = rootVersions(entries);
  if (versions.length > limits.rotations)
    return refuse(
      'LIMIT',
      `it has ${versions.length} roots, at most ${limits.rotations} are allowed`,
      'leave old ones out',
    );
  let reached = trust;
  for (const version of versions.filter((each) => each > trust.root.version)) {
    const signed = await readRoot(source, entries, version);
    if (!signed.ok) return signed;
    const next = nextTrust(reached, signed.value, `root.${version}.json`);
    if (!next.ok) return next;
    reached = next.value;
    await pause();
  }
  return ok(reached);
}

/** Whether an old root that the container carries lists one of the keys. Only chooses the words of a refusal. */
async function onceListed(
  source: Source,
  entries: ReadonlyMap<string, Entry>,
  trust: Trust,
  keys: readonly string[],
): Promise<boolean> {
  for (const version of rootVersions(entries).filter((each) => each <= trust.root.version)) {
    const signed = await readRoot(source, entries, version);
    const root = signed.ok ? parseRoot(signed.value.root, '') : signed;
    if (root.ok && keys.some((key) => root.value.roles.pack.keys.includes(key))) return true;
    await pause();
  }
  return false;
}

/**
 * Reads manifest, signature and roots, each once, and checks them in this order: roots, signature, and only then
 * what the manifest says. Refuses with MISSING, LIMIT, KEYCHAIN, KEY, REVOKED, SIG, THRESHOLD, or as `parseManifest`.
 *
 * @throws where the source cannot be read.
 */
export async function readSignedManifest(
  source: Source,
  entries: ReadonlyMap<string, Entry>,
  anchor: Trust,
): Promise<Result<SignedManifest, Refusal>> {
  const bytes = await readEntry(source, entries, 'manifest.json', limits.manifestBytes);
  if (!bytes.ok) return bytes;
  const signatureBytes = await readEntry(source, entries, 'manifest.sig', limits.signatureBytes);
  if (!signatureBytes.ok) return signatureBytes;
  const file = 'manifest.sig';
  const signatures = parseBy(signaturesSchema, signatureBytes.value.toString('utf8'), file, 'SIG');
  if (!signatures.ok) return signatures;
  const trust = await followRoots(source, entries, anchor);
  if (!trust.ok) return trust;

  const { root, known } = trust.value;
  const role = root.roles.pack;
  const count = countSignatures(root, role, signatures.value, MANIFEST_CONTEXT, bytes.value);
  if (count.bad !== undefined)
    return refuse('SIG', 'the signature does not fit the manifest', 'build the pack again, or copy it again', { file });
  if (count.valid < role.threshold) {
    const others = signatures.value.map((each) => each.key).filter((key) => !role.keys.includes(key));
    if (signatures.value.length === 0) return refuse('SIG', 'the pack is not signed', 'sign it', { file });
    if (others.some((key) => known.has(key)) || (await onceListed(source, entries, anchor, others)))
      return refuse('REVOKED', 'the pack was signed with a key that is no longer trusted', 'sign it with a new key', {
        file,
      });
    if (count.valid === 0)
      return refuse('KEY', 'the pack was signed with a key that this kiosk does not know', 'use a pack made for it', {
        file,
      });
    return refuse('THRESHOLD', `it has ${count.valid} of ${role.threshold} signatures`, 'sign it with another key', {
      file,
    });
  }
  const manifest = parseManifest(bytes.value.toString('utf8'));
  if (!manifest.ok) return err(manifest.error);
  const hash = createHash('sha256').update(bytes.value).digest('hex');
  return ok({ manifest: manifest.value, bytes: bytes.value, hash, signatures: signatures.value, trust: trust.value });
}
