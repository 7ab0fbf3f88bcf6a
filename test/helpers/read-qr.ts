import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';

/** The text of the one QR code in a picture, as Debian's zbar reads it; undefined where it finds none. */
export function readQr(png: Buffer): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-qr-'));
  const file = join(folder, 'code.png');
  writeFileSync(file, png);
  const { stdout, error } = spawnSync(
    'zbarimg',
    ['--raw', '--quiet', '--oneshot', '-Sdisable', '-Sqrcode.enable', file],
    { encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true, force: true });
  if (error !== undefined) throw new Error(`zbarimg cannot be run: ${error.message}`);
  return stdout === '' ? undefined : stdout.replace(/\n$/, '');
}

/** A plane seen at an angle: where each point of the picture that comes out lies in the one that goes in. */
async function inPerspective(png: Buffer, lean: number): Promise<Buffer> {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const out = Buffer.alloc(width * height, 200);
  for (let y = 0; y < height; y += 1) {
    // The lower edge is nearer to the eye than the upper one, and all of it is a little shorter than it is wide.
    const depth = 1 + lean * (1 - y / height);
    const from = ((y - height / 2) * depth * 1.06) / (1 + lean / 2) + height / 2;
    for (let x = 0; x < width; x += 1) {
      const across = ((x - width / 2) * depth) / (1 + lean / 2) + width / 2;
      const [left, top] = [Math.floor(across), Math.floor(from)];
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const at = (dx: number, dy: number): number => data[(top + dy) * width + left + dx] ?? 0;
      const [u, v] = [across - left, from - top];
      out[y * width + x] = Math.round(
        (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v,
      );
    }
  }
  return sharp(out, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

/** Pixels of a phone's preview to a millimetre at 300 mm: 1080 of them over about 280 mm. */
const PHONE_PIXELS = 1080 / 280;

/**
 * The picture as phones would see it from 300 mm: sampled as coarsely, out of the straight, soft, grey, noisy.
 *
 * @param pixelsPerMillimetre of the picture that goes in.
 */
export async function asPhonesSeeIt(png: Buffer, pixelsPerMillimetre: number): Promise<Record<string, Buffer>> {
  const { width } = await sharp(png).metadata();
  const margin = Math.round(width * 0.2);
  const seen = await sharp(png)
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: '#d8d8d8' })
    .toBuffer()
    .then((wide) =>
      sharp(wide)
        .resize(Math.round(((width + 2 * margin) / pixelsPerMillimetre) * PHONE_PIXELS))
        .toBuffer(),
    );
  const soft = (picture: Buffer): Promise<Buffer> => sharp(picture).blur(0.8).jpeg({ quality: 70 }).png().toBuffer();
  const turned = await sharp(seen).rotate(13, { background: '#d8d8d8' }).toBuffer();
  return {
    straight: await soft(seen),
    turned: await soft(turned),
    'out of focus': await sharp(seen).blur(1.3).png().toBuffer(),
    'at an angle': await soft(await inPerspective(seen, 0.16)),
    'in poor light': await soft(await sharp(seen).linear(0.35, 70).toBuffer()),
  };
}
