import type { FileHandle } from 'node:fs/promises';

import type { ByteRange } from './byte-range.ts';

/** Bytes read at once: enough for a second of film, little enough that a jump wastes hardly any. */
const CHUNK = 256 * 1024;

/**
 * Streams a part of an open file and closes it at the end, on a failure, and when whoever reads has had enough, as a
 * player has at every jump. It reads only what is asked for, so a film on pause costs nothing.
 *
 * A stream of Node turned into one of the web does not do: cancelled while it reads, it throws where nobody can catch it.
 */
export function streamPart(file: FileHandle, { start, end }: ByteRange): ReadableStream<Uint8Array> {
  let at = start;
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await file.close();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { bytesRead, buffer } = await file.read({
            buffer: new Uint8Array(Math.min(CHUNK, end + 1 - at)),
            position: at,
          });
          if (closed) return;
          if (bytesRead === 0) throw new Error('The file ends before the part asked for');
          at += bytesRead;
          controller.enqueue(buffer.subarray(0, bytesRead));
          if (at <= end) return;
          controller.close();
          await close();
        } catch (error) {
          if (closed) return;
          controller.error(error);
          await close();
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}
