import { createHash } from 'node:crypto';

import { limits } from '../../shared/container/limits.ts';
import { type Manifest, parseManifest } from '../../shared/container/manifest.ts';
import type { Refusal } from '../../shared/container/refusal.ts';
import { parseBy, type Signature, signaturesSchema } from '../../shared/container/root.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { byKey, formatSignatures, replaceFile, signAll } from './build.ts';
import { attempt } from './io-fault.ts';
import type { SigningKey } from './keys.ts';
import { readEntry, rootVersions } from './signed-manifest.ts';
import { openSource, type Source } from './source.ts';
import { type Entry, readEntries } from './zip-reader.ts';
import { writeZip, type ZipPart } from './zip-writer.ts';

/** What a container says of itself. Nothing of it is proven: for tools that show it or sign it, not for serving. */
export interface UncheckedContainer {
  readonly manifest: Manifest;
  readonly bytes: Buffer;
  readonly hash: string;
  readonly signatures: readonly Signature[];
  readonly roots: readonly number[];
  readonly entries: ReadonlyMap<string, Entry>;
  readonly size: number;
}

async function readUnchecked(source: Source): Promise<Result<UncheckedContainer, Refusal>> {
  const entries = await readEntries(source);
  if (!entries.ok) return entries;
  const bytes = await readEntry(source, entries.value, 'manifest.json', limits.manifestBytes);
  if (!bytes.ok) return bytes;
  const signatureBytes = await readEntry(source, entries.value, 'manifest.sig', limits.signatureBytes);
  if (!signatureBytes.ok) return signatureBytes;
  const signatures = parseBy(signaturesSchema, signatureBytes.value.toString('utf8'), 'manifest.sig', 'SIG');
  if (!signatures.ok) return signatures;
  const manifest = parseManifest(bytes.value.toString('utf8'));
  if (!manifest.ok) return err(manifest.error);
  return ok({
    manifest: manifest.value,
    bytes: bytes.value,
    hash: createHash('sha256').update(bytes.value).digest('hex'),
    signatures: signatures.value,
    roots: rootVersions(entries.value),
    entries: entries.value,
    size: source.size,
  });
}

/** Opens a container and works on it. What goes wrong with reading it is the stick's fault, anything else the disk's. */
async function withUnchecked<T>(
  path: string,
  work: (container: UncheckedContainer, source: Source) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const source = await openSource(path);
  if (!source.ok) return source;
  try {
    return await attempt(
      async () => {
        const read = await readUnchecked(source.value);
        return read.ok ? work(read.value, source.value) : read;
      },
      (error) => (error === source.value.failure ? 'stick' : 'disk'),
    );
  } finally {
    await source.value.close();
  }
}

/** Reads what a container says of itself, without asking who signed it. Refuses as `openContainer` does, but for trust. */
export function openUnchecked(path: string): Promise<Result<UncheckedContainer, Refusal>> {
  return withUnchecked(path, async (container) => ok(container));
}

/**
 * Adds signatures to a container, in one step; everything else in it stays as it is. Building with two keys, and
 * building with one and adding the other, give the same bytes. Gives the number of signatures.
 */
export function signContainer(path: string, keys: readonly SigningKey[]): Promise<Result<number, Refusal>> {
  return withUnchecked(path, async ({ bytes, entries, signatures: old }, source) => {
    const added = signAll(keys, bytes);
    const signatures = [...old.filter(({ key }) => !added.some((each) => each.key === key)), ...added].sort(byKey);
    const parts: ZipPart[] = [];
    for (const { name, start, size } of entries.values()) {
      if (name === 'manifest.sig') parts.push({ name, content: formatSignatures(signatures) });
      else if (name.startsWith('files/')) parts.push({ name, content: { path, start, size } });
      else {
        const content = await readEntry(source, entries, name, limits.manifestBytes);
        if (!content.ok) return content;
        parts.push({ name, content: content.value });
      }
    }
    await replaceFile(path, (target) => writeZip(target, parts));
    return ok(signatures.length);
  });
}
