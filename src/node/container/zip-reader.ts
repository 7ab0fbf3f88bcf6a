import { Readable } from 'node:stream';

import yauzl from 'yauzl';

import { limits } from '../../shared/container/limits.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { ioRefusal } from './io-fault.ts';
import type { Source } from './source.ts';

/** Where the bytes of an entry lie in the container. */
export interface Entry {
  readonly name: string;
  readonly start: number;
  readonly size: number;
}

const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const DESCRIPTOR_BYTES = 16;
const HAS_DESCRIPTOR = 1 << 3;
const NAME_IS_UTF8 = 1 << 11;
/** manifest.json and manifest.sig stand beside roots and files. */
const MAX_ENTRIES = limits.files + limits.rotations + 2;
const MAX_NAME_BYTES = 200;
const FILE_TYPE_MASK = 0o170000;
const PLAIN_FILE = 0o100000;

const broken = (cause: string, file?: string): { ok: false; error: Refusal } =>
  refuse('FORMAT', cause, 'build the pack again, or copy it to the stick again', file === undefined ? {} : { file });

/** Feeds yauzl from a source. */
class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: Source;

  constructor(source: Source) {
    super();
    this.#source = source;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null, bytesRead?: number) => void,
  ): void {
    if (position + length > this.#source.size) {
      done(new Error('a header points outside the file'));
      return;
    }
    this.#source.read(buffer.subarray(offset, offset + length), position).then(
      () => {
        done(null, length);
      },
      (error: unknown) => {
        done(error as Error);
      },
    );
  }

  // Data is read from the source directly; yauzl asks for a stream only to unpack, which nobody does here.
  override _readStreamForRange(): Readable {
    return Readable.from([]);
  }
}

/**
 * Lists the entries of a container by name, in the order in which they lie there. yauzl reads the records; what it
 * leaves to its caller is refused here: anything but stored plain files, extra fields and comments, a name or a stretch
 * of the file used twice, gaps, bytes before, between or after, and headers that contradict each other. So every byte
 * of a container is accounted for, and no two readers can see different things in it.
 *
 * Refuses with FORMAT, LIMIT, TYPE, DUP or IO.
 */
export async function readEntries(source: Source): Promise<Result<Map<string, Entry>, Refusal>> {
  try {
    return await listEntries(source);
  } catch (error) {
    return source.failure === undefined
      ? broken(`it is no sound ZIP file (${(error as Error).message})`)
      : err(ioRefusal(source.failure, 'stick'));
  }
}

async function listEntries(source: Source): Promise<Result<Map<string, Entry>, Refusal>> {
  if (source.size < END_BYTES) return broken('it is no ZIP file');
  const end = Buffer.alloc(END_BYTES);
  await source.read(end, source.size - END_BYTES);
  if (end.readUInt32LE(0) !== 0x06054b50 || end.readUInt16LE(20) !== 0)
    return broken('it is no ZIP file, it is cut short, or bytes follow its end');
  const count = end.readUInt16LE(10);
  const centralSize = end.readUInt32LE(12);
  const centralStart = end.readUInt32LE(16);
  if (count > MAX_ENTRIES)
    return refuse('LIMIT', `it has ${count} entries, at most ${MAX_ENTRIES} are allowed`, 'use fewer files');
  // Also rules out ZIP64, whose records stand between the directory and the end.
  if (
    end.readUInt32LE(4) !== 0 ||
    end.readUInt16LE(8) !== count ||
    centralStart + centralSize !== source.size - END_BYTES
  )
    return broken('its directory does not end where the file ends');

  const reader = new SourceReader(source);
  const zip = await yauzl.fromRandomAccessReaderPromise(reader, source.size, {
    autoClose: false,
    decodeStrings: false,
  });
  const records: yauzl.Entry[] = [];
  let centralRead = 0;
  for await (const record of zip.eachEntry()) {
    const fault = recordFault(record);
    if (fault !== undefined) return err(fault);
    centralRead += CENTRAL_BYTES + record.fileNameLength;
    records.push(record);
  }
  if (centralRead !== centralSize) return broken('its directory holds more than it lists');
  return layOut(zip, source, records, centralStart);
}

function recordFault(record: yauzl.Entry): Refusal | undefined {
  const name = nameOf(record);
  if (record.fileNameLength > MAX_NAME_BYTES)
    return refuse('LIMIT', `a name has ${record.fileNameLength} bytes`, 'use shorter names').error;
  if (record.extraFieldLength !== 0 || record.fileCommentLength !== 0)
    return broken('the entry has extra fields or a comment', name).error;
  if ((record.generalPurposeBitFlag & ~(HAS_DESCRIPTOR | NAME_IS_UTF8)) !== 0)
    return broken('the entry is encrypted or of an unknown kind', name).error;
  if (record.compressionMethod !== 0 || record.compressedSize !== record.uncompressedSize)
    return broken('the entry is compressed', name).error;
  const kind = (record.externalFileAttributes >>> 16) & FILE_TYPE_MASK;
  if (kind !== 0 && kind !== PLAIN_FILE)
    return refuse('TYPE', 'the entry is a link, a folder or a device', 'build the pack again', { file: name }).error;
  return undefined;
}

// Latin-1 maps each byte to one character: two names are equal where their bytes are.
const nameOf = (record: yauzl.Entry): string => record.fileNameRaw.toString('latin1');

/** Walks the file from its first byte, entry after entry, and ends where the directory begins. */
async function layOut(
  zip: yauzl.ZipFile,
  source: Source,
  records: readonly yauzl.Entry[],
  centralStart: number,
): Promise<Result<Map<string, Entry>, Refusal>> {
  const entries = new Map<string, Entry>();
  let cursor = 0;
  for (const record of [...records].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    const name = nameOf(record);
    if (entries.has(name)) return refuse('DUP', 'the container has this entry twice', 'build it again', { file: name });
    if (record.relativeOffsetOfLocalHeader !== cursor)
      return broken('entries overlap, or bytes lie between them', name);
    const local = await zip.readLocalFileHeaderPromise(record);
    const described = (record.generalPurposeBitFlag & HAS_DESCRIPTOR) !== 0;
    const same =
      local.generalPurposeBitFlag === record.generalPurposeBitFlag &&
      local.compressionMethod === record.compressionMethod &&
      local.extraFieldLength === 0 &&
      local.fileName.equals(record.fileNameRaw) &&
      (described
        ? local.crc32 === 0 && local.compressedSize === 0 && local.uncompressedSize === 0
        : local.crc32 === record.crc32 &&
          local.compressedSize === record.compressedSize &&
          local.uncompressedSize === record.uncompressedSize);
    if (!same) return broken('its two headers contradict each other', name);
    cursor = local.fileDataStart + record.compressedSize;
    if (cursor > centralStart) return broken('the entry reaches beyond the data', name);
    if (described) {
      if (!(await descriptorFits(source, record, cursor))) return broken('its descriptor contradicts its header', name);
      cursor += DESCRIPTOR_BYTES;
    }
    entries.set(name, { name, start: local.fileDataStart, size: record.uncompressedSize });
  }
  return cursor === centralStart ? ok(entries) : broken('bytes lie between the last entry and the directory');
}

async function descriptorFits(source: Source, record: yauzl.Entry, position: number): Promise<boolean> {
  const wanted = Buffer.alloc(DESCRIPTOR_BYTES);
  wanted.writeUInt32LE(0x08074b50, 0);
  wanted.writeUInt32LE(record.crc32, 4);
  wanted.writeUInt32LE(record.compressedSize, 8);
  wanted.writeUInt32LE(record.uncompressedSize, 12);
  const found = Buffer.alloc(DESCRIPTOR_BYTES);
  await source.read(found, position);
  return found.equals(wanted);
}
