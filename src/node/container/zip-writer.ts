import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import yazl from 'yazl';

/** What goes into a container: bytes in memory, or a file of known size on disk. */
export interface ZipPart {
  readonly name: string;
  /** `start` is where the bytes begin in the file; 0 when left out. */
  readonly content: Uint8Array | { readonly path: string; readonly size: number; readonly start?: number };
}

/**
 * Writes a ZIP of stored entries in the given order. The same parts give the same bytes: no time of day, no time zone,
 * no user's rights get in. Files are streamed; they carry a descriptor after their data, because their checksum is
 * known only then.
 *
 * @throws where a file cannot be read or has another size, or the target cannot be written.
 */
export async function writeZip(target: string, parts: readonly ZipPart[]): Promise<void> {
  const zip = new yazl.ZipFile();
  // DOS times count in local time from 1980 on: this is all zeros but for day and month, in any time zone.
  const options = { compress: false, mode: 0o100644, mtime: new Date(1980, 0, 1), forceDosTimestamp: true };
  const failed = once(zip, 'error').then(([error]) => {
    throw error as Error;
  });
  for (const { name, content } of parts) {
    if (content instanceof Uint8Array) {
      zip.addBuffer(Buffer.from(content), name, options);
    } else {
      zip.addReadStreamLazy(name, { ...options, size: content.size }, (give) => {
        const { path, size, start = 0 } = content;
        // A stream cannot be told to read nothing: its end is the last byte, not the one behind.
        const stream =
          size === 0
            ? Readable.from([])
            : createReadStream(path, { start, end: start + size - 1, highWaterMark: 1024 * 1024 });
        stream.on('error', (error: unknown) => zip.emit('error', error));
        give(null, stream);
      });
    }
  }
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(target, { flags: 'wx', flush: true })), failed]);
}
