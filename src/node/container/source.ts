import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

import { limits } from '../../shared/container/limits.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { ioRefusal } from './io-fault.ts';

/** A container on a stick, opened for reading. It may vanish, change or stall at any byte. */
export interface Source {
  readonly path: string;
  readonly size: number;
  /** Fills the buffer from a position. @throws where the bytes cannot be had; `failure` then holds what was thrown. */
  read(buffer: Uint8Array, position: number): Promise<void>;
  /** What reading threw last, to tell a broken stick from a broken disk. */
  readonly failure: unknown;
  close(): Promise<void>;
}

/** How a container is read. */
export interface SourceOptions {
  /** Ends the reading at the next chunk. */
  readonly signal?: AbortSignal | undefined;
  /** Longest time that one read may take, in milliseconds; 30 s when left out. */
  readonly stallMilliseconds?: number | undefined;
}

const STALL_MILLISECONDS = 30_000;
/** Reads of headers come in a row; one read from the stick serves many of them. */
const AHEAD_BYTES = 64 * 1024;

async function fill(handle: FileHandle, buffer: Uint8Array, position: number): Promise<void> {
  for (let filled = 0; filled < buffer.length;) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled);
    if (bytesRead === 0) throw Object.assign(new Error('the file ends early'), { code: 'EIO' });
    filled += bytesRead;
  }
}

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error(`nothing was read for ${milliseconds / 1000} s`), { code: 'ETIMEDOUT' }));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Opens a container. Never follows a link and never opens a FIFO or a device.
 * Refuses with IO, TYPE where it is no plain file, or LIMIT where it is too large.
 */
export async function openSource(path: string, options: SourceOptions = {}): Promise<Result<Source, Refusal>> {
  let handle: FileHandle;
  try {
    // O_NONBLOCK: opening a FIFO that nobody writes to would wait for ever. Windows has neither flag: undefined adds no bit.
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (['ELOOP', 'EISDIR', 'ENXIO'].includes(String((error as NodeJS.ErrnoException).code)))
      return refuse('TYPE', 'it is no plain file', 'name a .kpack file');
    return err(ioRefusal(error, 'stick'));
  }
  try {
    const stats = await handle.stat();
    let refusal: Refusal | undefined;
    if (!stats.isFile()) refusal = refuse('TYPE', 'it is no plain file', 'name a .kpack file').error;
    else if (stats.size > limits.containerBytes)
      refusal = refuse('LIMIT', `it has ${stats.size} bytes, a pack is smaller than 4 GiB`, 'use fewer files').error;
    if (refusal === undefined) return ok(readingFrom(handle, path, stats.size, options));
    await handle.close();
    return err(refusal);
  } catch (error) {
    await handle.close().catch(() => undefined);
    return err(ioRefusal(error, 'stick'));
  }
}

function readingFrom(handle: FileHandle, path: string, size: number, options: SourceOptions): Source {
  const { signal, stallMilliseconds = STALL_MILLISECONDS } = options;
  let failure: unknown;
  const ahead = { bytes: new Uint8Array(0), start: 0 };
  const load = async (buffer: Uint8Array, position: number): Promise<void> => {
    try {
      if (signal?.aborted === true) throw Object.assign(new Error('it was cancelled'), { code: 'ECANCELED' });
      await within(fill(handle, buffer, position), stallMilliseconds);
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return {
    path,
    size,
    get failure() {
      return failure;
    },
    async read(buffer, position) {
      if (buffer.length >= AHEAD_BYTES) return load(buffer, position);
      const { bytes, start } = ahead;
      if (position < start || position + buffer.length > start + bytes.length) {
        ahead.bytes = new Uint8Array(Math.max(buffer.length, Math.min(AHEAD_BYTES, size - position)));
        ahead.start = position;
        await load(ahead.bytes, position).catch((error: unknown) => {
          ahead.bytes = new Uint8Array(0);
          throw error;
        });
      }
      buffer.set(ahead.bytes.subarray(position - ahead.start, position - ahead.start + buffer.length));
    },
    close: () => handle.close().catch(() => undefined),
  };
}
