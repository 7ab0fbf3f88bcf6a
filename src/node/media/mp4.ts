import type { ReadBytes, Recording } from './recording.ts';

interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** Largest "moov" looked into, in bytes; an hour of film has about one. */
const MAX_MOOV = 16 * 1024 * 1024;

function readBox(bytes: Buffer, at: number, base: number, end: number): Box | undefined {
  if (at + 8 > bytes.length) return undefined;
  const short = bytes.readUInt32BE(at);
  const type = bytes.toString('latin1', at + 4, at + 8);
  if (short === 1) {
    if (at + 16 > bytes.length) return undefined;
    return { type, from: base + at + 16, to: base + at + Number(bytes.readBigUInt64BE(at + 8)) };
  }
  return { type, from: base + at + 8, to: short === 0 ? end : base + at + short };
}

/** The boxes of one level inside `bytes`. */
function boxesIn(bytes: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    const box = readBox(bytes, at, 0, to);
    if (box === undefined || box.to <= at) break;
    boxes.push(box);
    at = box.to;
  }
  return boxes;
}

/** The four letters by which each track names its codec: moov/trak/mdia/minf/stbl/stsd. */
function codecsIn(bytes: Buffer, moov: readonly Box[]): string[] {
  const below = (boxes: readonly Box[], type: string): Box[] =>
    boxes.filter((box) => box.type === type).flatMap((box) => boxesIn(bytes, box.from, box.to));
  const tables = ['trak', 'mdia', 'minf', 'stbl'].reduce<readonly Box[]>(below, moov);
  return tables
    .filter((box) => box.type === 'stsd')
    .flatMap((box) => boxesIn(bytes, box.from + 8, box.to).map((entry) => entry.type));
}

function secondsIn(bytes: Buffer, moov: readonly Box[]): number | undefined {
  const head = moov.find((box) => box.type === 'mvhd');
  if (head === undefined || head.from + 32 > bytes.length) return undefined;
  const long = bytes[head.from] === 1;
  const scale = bytes.readUInt32BE(head.from + (long ? 20 : 12));
  const length = long ? Number(bytes.readBigUInt64BE(head.from + 24)) : bytes.readUInt32BE(head.from + 16);
  return scale === 0 ? undefined : length / scale;
}

/** What the boxes of an MP4 file (ISO/IEC 14496-12) tell; undefined where it is none. */
export async function probeMp4(read: ReadBytes, size: number): Promise<Recording | undefined> {
  let moov: Box | undefined;
  let whole = true;
  if ((await read(0, 8)).toString('latin1', 4) !== 'ftyp') return undefined;
  for (let at = 0; at < size;) {
    const box = readBox(await read(at, 16), 0, at, size);
    if (box === undefined || box.to > size || box.to <= at) {
      whole = false;
      break;
    }
    if (box.type === 'moov') moov = box;
    at = box.to;
  }
  if (moov === undefined) return { container: 'mp4', codecs: [], seconds: undefined, whole: false };
  const bytes = await read(moov.from, Math.min(moov.to - moov.from, MAX_MOOV));
  const boxes = boxesIn(bytes, 0, bytes.length);
  return { container: 'mp4', codecs: codecsIn(bytes, boxes), seconds: secondsIn(bytes, boxes), whole };
}
