import { createHash } from 'node:crypto';

import { checkContent } from '../../shared/container/check-content.ts';
import { limits } from '../../shared/container/limits.ts';
import type { ManifestFile } from '../../shared/container/manifest.ts';
import { pathFault } from '../../shared/container/pack-path.ts';
import { isPixelPicture, pictureSize } from '../../shared/container/picture-size.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import type { PanelTrouble } from '../../shared/content/read-panels.ts';
import { type Standing, standingFault } from '../../shared/container/sequence.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { attempt } from './io-fault.ts';
import { readSignedManifest, type SignedManifest } from './signed-manifest.ts';
import type { Source } from './source.ts';
import type { Trust } from './trust.ts';
import { type Entry, readEntries } from './zip-reader.ts';

/** A container whose signature, manifest and layout are sound; its files are still to be read. */
export interface OpenedContainer extends SignedManifest {
  readonly source: Source;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** Where the files of a container go while they are checked. */
export interface FileSink {
  /** Called for each file in the order of the manifest; `write` gets its bytes, which are reused after it resolves. */
  begin(
    file: ManifestFile,
  ): Promise<{ write(chunk: Uint8Array): Promise<void>; end(): Promise<void>; drop(): Promise<void> }>;
}

/** Told how many bytes of how many were read. */
export type Progress = (done: number, total: number) => void;

/** Small enough that hashing one chunk holds up nothing else, large enough that a stick reads at full speed. */
const CHUNK_BYTES = 512 * 1024;
const FILES = 'files/';

/**
 * Opens a container: layout, trust, signature, manifest, and that its entries are those of the manifest.
 * Its files are not read yet; that takes a fraction of a second for any pack. Refuses with any code but those of files.
 */
export async function openContainer(
  source: Source,
  trust: Trust,
  standing?: Standing,
): Promise<Result<OpenedContainer, Refusal>> {
  return attempt(
    async () => {
      const entries = await readEntries(source);
      if (!entries.ok) return entries;
      for (const name of entries.value.keys()) {
        const wrong = pathFault(name.startsWith(FILES) ? name.slice(FILES.length) : name);
        if (wrong !== undefined)
          return refuse('PATH', `the name cannot be used: ${wrong}`, 'build the pack again', { file: name });
      }
      const signed = await readSignedManifest(source, entries.value, trust);
      if (!signed.ok) return signed;
      const fault =
        entriesFault(signed.value, entries.value) ??
        (standing && standingFault(signed.value.manifest, signed.value.hash, standing));
      return fault === undefined ? ok({ ...signed.value, source, entries: entries.value }) : err(fault);
    },
    () => 'stick',
  );
}

function entriesFault({ manifest }: SignedManifest, entries: ReadonlyMap<string, Entry>): Refusal | undefined {
  const wanted = new Set(manifest.files.map((file) => FILES + file.path));
  for (const { path, size } of manifest.files) {
    const entry = entries.get(FILES + path);
    if (entry === undefined)
      return refuse('MISSING', 'the file is missing in the container', 'build the pack again', { file: path }).error;
    if (entry.size !== size)
      return refuse('SIZE', `the file has ${entry.size} bytes, not ${size}`, 'build the pack again', { file: path })
        .error;
  }
  for (const name of entries.keys()) {
    if (!wanted.has(name) && !/^(manifest\.(json|sig)|root\.[1-9]\d{0,8}\.json)$/.test(name))
      return refuse('EXTRA', 'the manifest does not list this file', 'build the pack again', { file: name }).error;
  }
  return undefined;
}

/**
 * Reads every file of a container once, compares it with the manifest, and hands the bytes on while it does: what the
 * sink got is what was checked. Then checks the content as a kiosk reads it, and gives the panels that would be shown as
 * their words. Refuses with HASH, TYPE, MEDIA, LIMIT, SCHEMA,
 * FORMAT, MISSING, EXTRA, DUP, IO or NOSPACE.
 */
export async function readFiles(
  container: OpenedContainer,
  sink?: FileSink,
  progress?: Progress,
): Promise<Result<readonly PanelTrouble[], Refusal>> {
  const { source, manifest } = container;
  return attempt(
    async () => {
      const buffers: [Uint8Array, Uint8Array] = [new Uint8Array(CHUNK_BYTES), new Uint8Array(CHUNK_BYTES)];
      const jsons = new Map<string, string>();
      let total = 0;
      let jsonBytes = 0;
      for (const file of manifest.files) {
        const json = file.type === 'application/json';
        if (json) jsonBytes += file.size;
        if (jsonBytes > limits.jsonBytes)
          return refuse('LIMIT', `pack.json and texts have more than ${limits.jsonBytes} bytes`, 'make them smaller', {
            file: file.path,
          });
        const read = await readFile(container, file, buffers, sink, (bytes) => {
          total += bytes;
          progress?.(total, manifest.totalSize);
        });
        if (!read.ok) return read;
        if (json) jsons.set(file.path, read.value);
      }
      return checkContent(manifest, jsons);
    },
    (error) => (error === source.failure ? 'stick' : 'disk'),
  );
}

/** Reads one file: the next chunk comes from the stick while the last one is hashed and written. */
async function readFile(
  { source, entries }: OpenedContainer,
  file: ManifestFile,
  buffers: readonly [Uint8Array, Uint8Array],
  sink: FileSink | undefined,
  count: (bytes: number) => void,
): Promise<Result<string, Refusal>> {
  const { start } = entries.get(FILES + file.path) as Entry;
  const out = await sink?.begin(file);
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  const chunk = (at: number): Uint8Array =>
    buffers[(at / CHUNK_BYTES) % 2 === 0 ? 0 : 1].subarray(0, Math.min(CHUNK_BYTES, file.size - at));
  try {
    let next = file.size > 0 ? source.read(chunk(0), start) : undefined;
    for (let at = 0; at < file.size; at += CHUNK_BYTES) {
      await next;
      const here = chunk(at);
      const ahead = at + CHUNK_BYTES;
      next = ahead < file.size ? source.read(chunk(ahead), start + ahead) : undefined;
      // Awaited above or below; this only keeps Node from calling it unhandled when the write fails first.
      next?.catch(() => undefined);
      const written = out?.write(here);
      hash.update(here);
      if (at === 0) {
        const fault = headFault(file, here);
        if (fault !== undefined) {
          await written;
          await out?.drop();
          await next?.catch(() => undefined);
          return err(fault);
        }
      }
      if (file.type === 'application/json') kept.push(Buffer.from(here));
      await written;
      count(here.length);
    }
    if (hash.digest('hex') !== file.sha256) {
      await out?.drop();
      return refuse('HASH', 'the file is damaged', 'copy the pack to the stick again', { file: file.path });
    }
    await out?.end();
    return ok(Buffer.concat(kept).toString('utf8'));
  } catch (error) {
    await out?.drop();
    throw error;
  }
}

/** Looks at the first bytes of a picture: a picture of that type, and not so large that a screen chokes on it. */
function headFault(file: ManifestFile, head: Uint8Array): Refusal | undefined {
  if (!isPixelPicture(file.type)) return undefined;
  const size = pictureSize(file.type, head);
  if (size === undefined)
    return refuse('TYPE', `it is not the ${file.type} that its ending promises`, 'save the picture again', {
      file: file.path,
    }).error;
  const { width, height } = size;
  if (width > limits.pictureSide || height > limits.pictureSide || width * height > limits.picturePixels)
    return refuse('MEDIA', `the picture is ${width} x ${height} pixels`, 'make it smaller, 4K is plenty', {
      file: file.path,
    }).error;
  return undefined;
}
