/** Width and height of a picture, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function png(bytes: Uint8Array): PictureSize | undefined {
  if (bytes.length < 24 || ascii(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  return { width: view(bytes).getUint32(16), height: view(bytes).getUint32(20) };
}

/** Walks the segments of a JPEG to its frame header. */
function jpeg(bytes: Uint8Array): PictureSize | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const data = view(bytes);
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + data.getUint16(at + 2)) {
    const marker = data.getUint8(at + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { width: data.getUint16(at + 7), height: data.getUint16(at + 5) };
  }
  return undefined;
}

function webp(bytes: Uint8Array): PictureSize | undefined {
  if (bytes.length < 30 || ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 4) !== 'WEBP') return undefined;
  const data = view(bytes);
  switch (ascii(bytes, 12, 4)) {
    case 'VP8 ':
      return { width: data.getUint16(26, true) & 0x3fff, height: data.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = data.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return {
        width: (data.getUint32(24, true) & 0xffffff) + 1,
        height: (data.getUint32(26, true) >>> 8) + 1,
      };
    default:
      return undefined;
  }
}

/** Finds the largest "ispe" box of an AVIF: there is one for the picture and one for each of its tiles. */
function avif(bytes: Uint8Array): PictureSize | undefined {
  if (ascii(bytes, 4, 8) !== 'ftypavif' && ascii(bytes, 4, 8) !== 'ftypavis') return undefined;
  let found: PictureSize | undefined;
  for (let at = 0; at + 16 <= bytes.length; at += 1) {
    if (bytes[at] !== 0x69 || ascii(bytes, at, 4) !== 'ispe') continue;
    const size = { width: view(bytes).getUint32(at + 8), height: view(bytes).getUint32(at + 12) };
    if (found === undefined || size.width * size.height > found.width * found.height) found = size;
  }
  return found;
}

const readers: Readonly<Record<string, (bytes: Uint8Array) => PictureSize | undefined>> = {
  'image/png': png,
  'image/jpeg': jpeg,
  'image/webp': webp,
  'image/avif': avif,
};

/** Whether this media type is a picture of pixels, whose size can be told from its first bytes. */
export const isPixelPicture = (type: string): boolean => Object.hasOwn(readers, type);

/**
 * The size of a picture, from its first bytes. Undefined where they are not of that type, or the size stands further
 * back. Hand-written: what the npm packages for it add is formats that a pack may not carry.
 */
export function pictureSize(type: string, head: Uint8Array): PictureSize | undefined {
  return readers[type]?.(head);
}
