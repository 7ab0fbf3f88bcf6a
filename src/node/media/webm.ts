import type { ReadBytes, Recording } from './recording.ts';

/** How much of the beginning is looked at: heads of films are some kilobytes, with room for a long index. */
const HEAD = 1024 * 1024;

const ids = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  track: 0xae,
  codec: 0x86,
  cluster: 0x1f43b675,
} as const;

interface Element {
  readonly id: number;
  readonly from: number;
  /** One past its last byte; undefined where the file leaves it open. */
  readonly to: number | undefined;
}

/** A number whose first byte says by its leading zeros how long it is (RFC 8794, section 4). */
function readVarInt(bytes: Buffer, at: number, keepMarker: boolean): { value: number; next: number } | undefined {
  const first = bytes[at];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return undefined;
  let value = keepMarker ? first : first & (0xff >> length);
  let unknown = !keepMarker && value === 0xff >> length;
  for (let n = 1; n < length; n += 1) {
    const byte = bytes[at + n] ?? 0;
    value = value * 256 + byte;
    unknown &&= byte === 0xff;
  }
  return { value: unknown ? -1 : value, next: at + length };
}

function readElement(bytes: Buffer, at: number): Element | undefined {
  const id = readVarInt(bytes, at, true);
  const size = id === undefined ? undefined : readVarInt(bytes, id.next, false);
  if (id === undefined || size === undefined) return undefined;
  return { id: id.value, from: size.next, to: size.value === -1 ? undefined : size.next + size.value };
}

function* childrenOf(bytes: Buffer, from: number, to: number): Generator<Element> {
  for (let at = from; at < to;) {
    const element = readElement(bytes, at);
    if (element === undefined) return;
    yield element;
    if (element.to === undefined) return;
    at = element.to;
  }
}

const numberOf = (bytes: Buffer, { from, to = from }: Element): number =>
  [...bytes.subarray(from, to)].reduce((sum, byte) => sum * 256 + byte, 0);

const floatOf = (bytes: Buffer, { from, to = from }: Element): number | undefined =>
  to > bytes.length
    ? undefined
    : to - from === 8
      ? bytes.readDoubleBE(from)
      : to - from === 4
        ? bytes.readFloatBE(from)
        : undefined;

/** What the head of a WebM file (RFC 9559) tells; undefined where it is none. */
export async function probeWebm(read: ReadBytes, size: number): Promise<Recording | undefined> {
  const bytes = await read(0, HEAD);
  const head = readElement(bytes, 0);
  if (head?.id !== ids.ebml || head.to === undefined) return undefined;
  const segment = readElement(bytes, head.to);
  if (segment?.id !== ids.segment) return { container: 'webm', codecs: [], seconds: undefined, whole: false };
  let [scale, duration] = [1_000_000, undefined as number | undefined];
  const codecs: string[] = [];
  for (const part of childrenOf(bytes, segment.from, Math.min(segment.to ?? size, bytes.length))) {
    if (part.id === ids.cluster) break;
    const end = Math.min(part.to ?? bytes.length, bytes.length);
    if (part.id === ids.info) {
      for (const field of childrenOf(bytes, part.from, end)) {
        if (field.id === ids.timestampScale) scale = numberOf(bytes, field);
        if (field.id === ids.duration) duration = floatOf(bytes, field);
      }
    } else if (part.id === ids.tracks) {
      for (const track of childrenOf(bytes, part.from, end)) {
        if (track.id !== ids.track) continue;
        for (const field of childrenOf(bytes, track.from, Math.min(track.to ?? end, end)))
          if (field.id === ids.codec) codecs.push(bytes.toString('latin1', field.from, field.to).replace(/\0+$/, ''));
      }
    }
  }
  return {
    container: 'webm',
    codecs,
    seconds: duration === undefined ? undefined : (duration * scale) / 1e9,
    whole: (segment.to ?? size) <= size && codecs.length > 0,
  };
}
