import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { Manifest } from '../../shared/container/manifest.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { ok, type Result } from '../../shared/errors.ts';

/** The files of a pack, wherever they lie. */
export interface PackFiles {
  /** A small file as text. Refuses with HASH or MISSING. */
  text(path: string): Promise<Result<string, Refusal>>;
  /** SHA-256 of each file, by its path. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly size: number;
  readonly seq: number | null;
  readonly created: string | null;
  readonly signers: readonly string[];
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function listed(folder: string, below = ''): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await listed(folder, path)));
    else if (entry.isFile()) found.push(path);
  }
  return found.sort();
}

type Frame = Pick<PackFiles, 'hashes' | 'size' | 'seq' | 'created'>;

/** The frame of an installed pack stands in its manifest; where there is none, every file is read. */
async function frameOf(folder: string, manifest: string | undefined): Promise<Frame> {
  if (manifest !== undefined) {
    const { files, totalSize, seq, created } = JSON.parse(await readFile(manifest, 'utf8')) as Manifest;
    return { hashes: new Map(files.map(({ path, sha256 }) => [path, sha256])), size: totalSize, seq, created };
  }
  const hashes = new Map<string, string>();
  let size = 0;
  for (const path of await listed(folder)) {
    hashes.set(path, await sumOf(join(folder, path)));
    size += (await stat(join(folder, path))).size;
  }
  return { hashes, size, seq: null, created: null };
}

/** The files of a pack folder. @throws where they cannot be read. */
export async function readFolder(folder: string, manifest?: string): Promise<PackFiles> {
  return {
    ...(await frameOf(folder, manifest)),
    signers: [],
    async text(file) {
      const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
      return text === undefined
        ? refuse('MISSING', 'the file is missing', 'install the pack again', { file })
        : ok(text);
    },
  };
}
