import sharp from 'sharp';
import { expect, test } from 'vitest';

import { isPixelPicture, pictureSize } from '../../../../src/shared/container/picture-size.ts';

const picture = () => sharp({ create: { width: 321, height: 123, channels: 4, background: '#8f8' } });

test.each([
  ['image/png', () => picture().png()],
  ['image/jpeg', () => picture().jpeg()],
  ['image/jpeg', () => picture().jpeg({ progressive: true })],
  ['image/webp', () => picture().webp()],
  ['image/webp', () => picture().webp({ lossless: true })],
  ['image/webp', () => picture().removeAlpha().webp()],
  ['image/webp', () => picture().webp().withMetadata()],
  ['image/avif', () => picture().avif()],
] as const)('%s as other programs write it', async (type, make) => {
  const bytes = await make().toBuffer();
  expect(pictureSize(type, bytes)).toEqual({ width: 321, height: 123 });
  expect(isPixelPicture(type)).toBe(true);
});

test('an AVIF with tiles has the size of its largest part', () => {
  const part = (width: number, height: number): Buffer => {
    const box = Buffer.alloc(20);
    box.write('ispe', 4, 'latin1');
    box.writeUInt32BE(width, 12);
    box.writeUInt32BE(height, 16);
    return box;
  };
  const head = Buffer.from('\0\0\0\x1cftypavif', 'latin1');
  const bytes = Buffer.concat([head, part(256, 256), part(900, 700), part(128, 64)]);
  expect(pictureSize('image/avif', bytes)).toEqual({ width: 900, height: 700 });
});

test('what is cut short, or of another kind, has no size', async () => {
  const png = await picture().png().toBuffer();
  for (const type of ['image/png', 'image/jpeg', 'image/webp', 'image/avif']) {
    expect(pictureSize(type, Buffer.alloc(0))).toBeUndefined();
    expect(pictureSize(type, Buffer.alloc(64))).toBeUndefined();
  }
  expect(pictureSize('image/jpeg', png)).toBeUndefined();
  expect(
    pictureSize('image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc4, 0, 2, 1, 1, 1, 1, 1])),
  ).toBeUndefined();
  expect(pictureSize('image/webp', Buffer.from('RIFFxxxxWEBPXXXX'.padEnd(40)))).toBeUndefined();
  expect(isPixelPicture('video/mp4')).toBe(false);
  expect(pictureSize('video/mp4', png)).toBeUndefined();
});
