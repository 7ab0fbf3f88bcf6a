import type { ReadBytes, Recording } from './recording.ts';

/** The largest page there is (RFC 3533): the last one begins within so many bytes of the end. */
const PAGE = 65_307;
/** Bit of a page's head: the stream ends here. */
const LAST = 4;

/** Whether a page is there to its last byte: its head says how long each of its parts is. */
function isWhole(bytes: Buffer, page: number): boolean {
  const parts = bytes.subarray(page + 27, page + 27 + (bytes[page + 26] ?? 0));
  return page + 27 + parts.length + parts.reduce((sum, part) => sum + part, 0) <= bytes.length;
}

/** What the first and the last page of an Ogg file (RFC 3533) tell; undefined where it is none. */
export async function probeOgg(read: ReadBytes, size: number): Promise<Recording | undefined> {
  const head = await read(0, 128);
  if (head.toString('latin1', 0, 4) !== 'OggS') return undefined;
  if (head.length < 64) return { container: 'ogg', codecs: [], seconds: undefined, whole: false };
  const opus = head.indexOf('OpusHead', 0, 'latin1');
  const vorbis = head.indexOf('\u0001vorbis', 0, 'latin1');
  const codecs = opus >= 0 ? ['opus'] : vorbis >= 0 ? ['vorbis'] : ['unknown'];
  // Opus always counts in 48,000 samples a second, from before what is heard (RFC 7845, section 4).
  const rate = opus >= 0 ? 48_000 : vorbis >= 0 ? head.readUInt32LE(vorbis + 12) : 0;
  const skipped = opus >= 0 ? head.readUInt16LE(opus + 10) : 0;
  const tail = await read(Math.max(0, size - PAGE), PAGE);
  const page = tail.lastIndexOf('OggS', undefined, 'latin1');
  const flags = page < 0 ? 0 : (tail[page + 5] ?? 0);
  const samples = page < 0 || page + 14 > tail.length ? 0 : Number(tail.readBigInt64LE(page + 6));
  return {
    container: 'ogg',
    codecs,
    seconds: rate === 0 ? undefined : (samples - skipped) / rate,
    whole: (flags & LAST) !== 0 && isWhole(tail, page),
  };
}
