import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { limits } from '../../shared/container/limits.ts';
import { CONTAINER_FORMAT, type Manifest, MANIFEST_CONTEXT, parseManifest } from '../../shared/container/manifest.ts';
import { packMediaType } from '../../shared/container/media-type.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import type { Signature } from '../../shared/container/root.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { readPack } from '../pack/read-pack.ts';
import { attempt } from './io-fault.ts';
import { type SigningKey, signMessage } from './keys.ts';
import type { Trust } from './trust.ts';
import type { Progress } from './verify.ts';
import { writeZip, type ZipPart } from './zip-writer.ts';

/** What a container is built from. */
export interface BuildOrder {
  readonly folder: string;
  readonly out: string;
  readonly seq: number;
  readonly venues: readonly string[];
  readonly minApp: string;
  /** RFC 3339; the day of the content where left out, so that the same folder gives the same bytes. */
  readonly created?: string | undefined;
  readonly keys: readonly SigningKey[];
  readonly trust: Trust;
  readonly progress?: Progress;
}

/** The files of a folder, sorted by their bytes. Refuses links and devices with TYPE; names beginning with "." stay out. */
async function listFolder(folder: string, under = ''): Promise<Result<string[], Refusal>> {
  const files: string[] = [];
  for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = under + entry.name;
    if (entry.isDirectory()) {
      const below = await listFolder(folder, `${path}/`);
      if (!below.ok) return below;
      files.push(...below.value);
    } else if (entry.isFile()) files.push(path);
    else return refuse('TYPE', 'it is a link or a device', 'put the file itself into the folder', { file: path });
  }
  return ok(files.sort());
}

async function hashFile(path: string, count: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk as Buffer);
    count((chunk as Buffer).length);
  }
  return hash.digest('hex');
}

/** `2024-03` as the first moment of what it names. */
const wholeDate = (date: string): string => `${date}${'-01-01'.slice(date.length - 'yyyy'.length)}T00:00:00Z`;

/**
 * Builds a container from a pack folder. The same folder, keys and numbers give the same bytes. What stands at `out`
 * before is replaced in one step. Refuses as `check` and `parseManifest` do, or with IO.
 */
export async function buildContainer(order: BuildOrder): Promise<Result<Manifest, Refusal>> {
  const read = await readPack(order.folder);
  if (!read.ok) return err(read.error[0] as Refusal);
  const { pack } = read.value;
  return attempt(async () => {
    const listed = await listFolder(order.folder);
    if (!listed.ok) return listed;
    if (listed.value.length > limits.files)
      return refuse('LIMIT', `the folder has more than ${limits.files} files`, 'use fewer files');
    const found = await Promise.all(
      listed.value.map(async (path) => ({ path, size: (await lstat(join(order.folder, path))).size })),
    );
    const totalSize = found.reduce((sum, { size }) => sum + size, 0);
    let hashed = 0;
    const files: Manifest['files'] = [];
    for (const { path, size } of found) {
      const sha256 = await hashFile(join(order.folder, path), (bytes) => {
        hashed += bytes;
        order.progress?.(hashed, totalSize);
      });
      files.push({ path, size, sha256, type: packMediaType(path) ?? 'application/octet-stream' });
    }
    const manifest: Manifest = {
      format: CONTAINER_FORMAT,
      packId: pack.id,
      venues: order.venues.length === 0 ? 'any' : [...order.venues].sort(),
      seq: order.seq,
      version: pack.version,
      minApp: order.minApp,
      created: order.created ?? wholeDate(pack.checked),
      totalSize,
      entry: 'pack.json',
      files,
    };
    const text = `${JSON.stringify(manifest, null, 1)}\n`;
    const bytes = Buffer.from(text);
    if (bytes.length > limits.manifestBytes)
      return refuse('LIMIT', `the manifest has ${bytes.length} bytes`, 'use fewer files or shorter names');
    const checked = parseManifest(text);
    if (!checked.ok) return checked;
    const parts: ZipPart[] = [
      { name: 'manifest.json', content: bytes },
      { name: 'manifest.sig', content: formatSignatures(signAll(order.keys, bytes)) },
      ...order.trust.chain.map((root, at) => ({
        name: `root.${at + 1}.json`,
        content: Buffer.from(`${JSON.stringify(root, null, 1)}\n`),
      })),
      ...files.map(({ path, size }) => ({ name: `files/${path}`, content: { path: join(order.folder, path), size } })),
    ];
    await replaceFile(order.out, (target) => writeZip(target, parts));
    return ok(manifest);
  });
}

/** Signatures of a manifest by these keys, sorted by key. */
export function signAll(keys: readonly SigningKey[], manifest: Uint8Array): Signature[] {
  return keys.map((key) => ({ key: key.id, signature: signMessage(key, MANIFEST_CONTEXT, manifest) })).sort(byKey);
}

/** The order in which signatures stand in a file. */
export const byKey = (a: Signature, b: Signature): number => (a.key < b.key ? -1 : 1);

/** Writes signatures as `manifest.sig`. */
export function formatSignatures(signatures: readonly Signature[]): Buffer {
  return Buffer.from(`${JSON.stringify(signatures, null, 1)}\n`);
}

/** Writes a file beside its place and moves it there when it is whole. */
export async function replaceFile(out: string, write: (target: string) => Promise<void>): Promise<void> {
  const target = `${out}.part`;
  await rm(target, { force: true });
  try {
    await write(target);
    await rename(target, out);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

/** Reads a whole small file of the one who builds, like a key or a root. Refuses with IO. */
export async function readText(path: string): Promise<Result<string, Refusal>> {
  return attempt(async () => ok(await readFile(path, 'utf8')));
}
