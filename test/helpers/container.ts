import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';

import { type SigningKey, signingKey, signMessage } from '../../src/node/container/keys.ts';
import { makeRoot, signRoot } from '../../src/node/container/root-maker.ts';
import { formatTrust, parseTrust, type Trust } from '../../src/node/container/trust.ts';
import { type Manifest, MANIFEST_CONTEXT } from '../../src/shared/container/manifest.ts';
import { packMediaType } from '../../src/shared/container/media-type.ts';
import type { SignedRoot } from '../../src/shared/container/root.ts';
import { project } from './project.ts';

/** A new key, or always the same one of a name. */
export const makeKey = (name?: string): SigningKey =>
  signingKey(name === undefined ? randomBytes(32) : createHash('sha256').update(name).digest());

const publicOf = ({ id, publicKey }: SigningKey) => ({ id, public: publicKey });

/** A root by these keys, signed by `by`. */
export function makeSignedRoot(
  version: number,
  root: readonly SigningKey[],
  pack: readonly SigningKey[],
  {
    threshold = 1,
    packThreshold = 1,
    by = root,
  }: { threshold?: number; packThreshold?: number; by?: readonly SigningKey[] } = {},
): SignedRoot {
  const text = makeRoot(
    version,
    { keys: root.map(publicOf), threshold },
    { keys: pack.map(publicOf), threshold: packThreshold },
  );
  if (!text.ok) throw new Error(text.error.cause);
  return signRoot({ root: text.value, signatures: [] }, by);
}

/** The trust of a chain, which must be sound. */
export async function trustOf(...chain: readonly SignedRoot[]): Promise<Trust> {
  const trust = await parseTrust(formatTrust(chain), 'trust');
  if (!trust.ok) throw new Error(trust.error.cause);
  return trust.value;
}

/** One entry of a ZIP, with every field that a forger could bend. */
export interface RawEntry {
  readonly name: string;
  readonly data: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly mode?: number;
  readonly extra?: number;
  readonly comment?: string;
  /** Bytes before the local header. */
  readonly gap?: number;
  readonly localName?: string;
  readonly centralSize?: number;
  readonly descriptor?: 'good' | 'bad';
  /** Points at the local header of the entry with this number instead of its own. */
  readonly sameAs?: number;
}

/** A ZIP written by hand, so that it can be written wrongly. It is the format by its description, from another pen. */
export function rawZip(
  entries: readonly RawEntry[],
  {
    count,
    tail = '',
    beforeDirectory = '',
    afterDirectory = '',
  }: { count?: number; tail?: string; beforeDirectory?: string; afterDirectory?: string } = {},
): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  const put = (...buffers: Buffer[]): void => {
    for (const buffer of buffers) {
      parts.push(buffer);
      at += buffer.length;
    }
  };
  const central: Buffer[] = [];
  for (const [index, entry] of entries.entries()) {
    const { name, data, method = 0, mode = 0o100644, extra = 0, comment = '', gap = 0, descriptor } = entry;
    const flags = (entry.flags ?? 0) | (descriptor === undefined ? 0 : 8);
    const sum = crc32(data);
    put(Buffer.alloc(gap));
    offsets[index] = entry.sameAs === undefined ? at : (offsets[entry.sameAs] ?? 0);
    if (entry.sameAs === undefined) {
      const local = Buffer.alloc(30);
      local.writeUInt32LE(0x04034b50, 0);
      local.writeUInt16LE(20, 4);
      local.writeUInt16LE(flags, 6);
      local.writeUInt16LE(method, 8);
      if (descriptor === undefined) {
        local.writeUInt32LE(sum, 14);
        local.writeUInt32LE(data.length, 18);
        local.writeUInt32LE(data.length, 22);
      }
      const localName = Buffer.from(entry.localName ?? name, 'latin1');
      local.writeUInt16LE(localName.length, 26);
      put(local, localName, Buffer.from(data));
      if (descriptor !== undefined) {
        const after = Buffer.alloc(16);
        after.writeUInt32LE(0x08074b50, 0);
        after.writeUInt32LE(descriptor === 'good' ? sum : (sum ^ 1) >>> 0, 4);
        after.writeUInt32LE(data.length, 8);
        after.writeUInt32LE(data.length, 12);
        put(after);
      }
    }
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE((3 << 8) | 63, 4);
    record.writeUInt16LE(20, 6);
    record.writeUInt16LE(flags, 8);
    record.writeUInt16LE(method, 10);
    record.writeUInt32LE(sum, 16);
    record.writeUInt32LE(entry.centralSize ?? data.length, 20);
    record.writeUInt32LE(entry.centralSize ?? data.length, 24);
    record.writeUInt16LE(Buffer.byteLength(name, 'latin1'), 28);
    record.writeUInt16LE(extra, 30);
    record.writeUInt16LE(comment.length, 32);
    record.writeUInt32LE((mode << 16) >>> 0, 38);
    record.writeUInt32LE(offsets[index] ?? 0, 42);
    const padding = Buffer.alloc(extra);
    if (extra >= 4) padding.writeUInt16LE(extra - 4, 2);
    central.push(Buffer.concat([record, Buffer.from(name, 'latin1'), padding, Buffer.from(comment)]));
  }
  put(Buffer.from(beforeDirectory));
  const start = at;
  put(...central, Buffer.from(afterDirectory));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count ?? entries.length, 8);
  end.writeUInt16LE(count ?? entries.length, 10);
  end.writeUInt32LE(at - start, 12);
  end.writeUInt32LE(start, 16);
  put(end, Buffer.from(tail));
  return Buffer.concat(parts);
}

/** The files of the fixture pack "harbour". */
export function harbourFiles(): Record<string, Buffer> {
  const folder = join(project, 'test/fixtures/packs/harbour');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name))]));
}

const { version } = JSON.parse(harbourFiles()['pack.json']?.toString() ?? '{}') as { version: string };

/** A manifest for these files. */
export function manifestFor(files: Record<string, Buffer>, patch: Partial<Manifest> = {}): Manifest {
  const listed = Object.entries(files).map(([path, bytes]) => ({
    path,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    type: packMediaType(path) ?? 'application/octet-stream',
  }));
  return {
    format: 1,
    packId: 'harbour',
    venues: 'any',
    seq: 5,
    version,
    minApp: '0.1.0',
    created: '2026-01-01T00:00:00Z',
    totalSize: listed.reduce((sum, each) => sum + each.size, 0),
    entry: 'pack.json',
    files: listed,
    ...patch,
  };
}

/** How a container is to be crafted; what is left out is as it should be. */
export interface Craft {
  readonly keys: readonly SigningKey[];
  readonly roots?: readonly SignedRoot[];
  readonly files?: Record<string, Buffer>;
  readonly manifest?: Partial<Manifest>;
  /** The very text to sign, instead of a manifest. */
  readonly text?: string;
  readonly entries?: (entries: RawEntry[]) => RawEntry[];
  readonly zip?: Parameters<typeof rawZip>[1];
}

/** Crafts a container by hand. */
export function craft({ keys, roots = [], files = harbourFiles(), manifest, text, entries, zip }: Craft): Buffer {
  const bytes = Buffer.from(text ?? JSON.stringify(manifestFor(files, manifest)));
  const signatures = keys.map((key) => ({ key: key.id, signature: signMessage(key, MANIFEST_CONTEXT, bytes) }));
  const list: RawEntry[] = [
    { name: 'manifest.json', data: bytes },
    { name: 'manifest.sig', data: Buffer.from(JSON.stringify(signatures)) },
    ...roots.map((root, at) => ({ name: `root.${at + 1}.json`, data: Buffer.from(JSON.stringify(root)) })),
    ...Object.entries(files).map(([path, data]) => ({ name: `files/${path}`, data })),
  ];
  return rawZip(entries?.(list) ?? list, zip);
}

/** A file system in memory where there is one: tests that write a lot, and do not ask what survives. */
export const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder of its own for a test, and how to be rid of it. */
export function scratch(under = tmpdir()): {
  readonly folder: string;
  write(name: string, bytes: Uint8Array): string;
  remove(): void;
} {
  const folder = mkdtempSync(join(under, 'kiosk-pack-'));
  return {
    folder,
    write(name, bytes) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
