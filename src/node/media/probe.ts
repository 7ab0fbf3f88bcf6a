import { open } from 'node:fs/promises';

import { probeMp4 } from './mp4.ts';
import { probeOgg } from './ogg.ts';
import type { ReadBytes, Recording } from './recording.ts';
import { probeWebm } from './webm.ts';

/** An MP3 says neither how long it is nor where it ends: only its beginning can be known. */
async function probeMp3(read: ReadBytes): Promise<Recording | undefined> {
  const head = await read(0, 3);
  const isFrame = head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0;
  if (!isFrame && head.toString('latin1') !== 'ID3') return undefined;
  return { container: 'mp3', codecs: ['mp3'], seconds: undefined, whole: true };
}

/** Looks at the beginning of a file, and at its end where that tells something; undefined where it is no recording. */
export async function probeRecording(path: string): Promise<Recording | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const read: ReadBytes = async (at, length) => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - at)));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
      return buffer.subarray(0, bytesRead);
    };
    for (const probe of [probeWebm, probeMp4, probeOgg, probeMp3]) {
      const found = await probe(read, size);
      if (found !== undefined) return found;
    }
    return undefined;
  } finally {
    await file.close();
  }
}
