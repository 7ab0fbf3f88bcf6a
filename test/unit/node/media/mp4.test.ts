import { expect, test } from 'vitest';

import { probeMp4 } from '../../../../src/node/media/mp4.ts';
import type { ReadBytes } from '../../../../src/node/media/recording.ts';

function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

function movieHeader(long: boolean, scale: number, length: number): Buffer {
  const body = Buffer.alloc(long ? 112 : 100);
  body[0] = long ? 1 : 0;
  body.writeUInt32BE(scale, long ? 20 : 12);
  if (long) body.writeBigUInt64BE(BigInt(length), 24);
  else body.writeUInt32BE(length, 16);
  return box('mvhd', body);
}

const track = (codec: string): Buffer =>
  box('trak', box('mdia', box('minf', box('stbl', box('stsd', Buffer.alloc(8), box(codec, Buffer.alloc(20)))))));

const film = (codec = 'avc1', long = false): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom')),
    box('mdat', Buffer.alloc(5000)),
    box('moov', movieHeader(long, 600, 600 * 41.5), track(codec), track('mp4a')),
  ]);

const readerOf =
  (file: Buffer): ReadBytes =>
  async (at, length) =>
    file.subarray(at, at + length);
const probe = (file: Buffer) => probeMp4(readerOf(file), file.length);

test.each([false, true])('a film tells its codecs and its length (64 bits: %s)', async (long) => {
  expect(await probe(film('avc1', long))).toEqual({
    container: 'mp4',
    codecs: ['avc1', 'mp4a'],
    seconds: 41.5,
    whole: true,
  });
});

test('a codec that cannot be played is named as the file names it', async () => {
  expect((await probe(film('hvc1')))?.codecs).toEqual(['hvc1', 'mp4a']);
});

test('a film cut off anywhere after its first box is not whole, and no cut is an exception', async () => {
  const whole = film();
  for (let length = 16; length < whole.length; length += 97)
    expect((await probe(whole.subarray(0, length)))?.whole).toBe(false);
});

test('other files are none', async () => {
  expect(await probe(Buffer.from('This is no film at all, only words.'))).toBeUndefined();
  expect(await probe(Buffer.alloc(0))).toBeUndefined();
});
