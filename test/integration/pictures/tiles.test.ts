import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { readPack } from '../../../src/node/pack/read-pack.ts';
import { makeTiles } from '../../../src/node/pictures/make-tiles.ts';
import { tilePack } from '../../../src/node/pictures/pack-tiles.ts';
import { describeFault } from '../../../src/shared/errors.ts';
import { levelsOf, TILE, tileFiles, tilePath, tilesIn } from '../../../src/shared/models/gallery/pyramid.ts';
import { project } from '../../helpers/project.ts';

const size = { width: 2048, height: 1280 };
const file = 'media/front.png';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiles-'));
  cpSync(join(project, 'test/fixtures/packs/harbour'), folder, { recursive: true });
  rmSync(join(folder, 'media/front.tiles'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const digest = (): string[] =>
  tileFiles(file, size).map((tile) =>
    createHash('sha256')
      .update(readFileSync(join(folder, tile)))
      .digest('hex'),
  );
async function faults(): Promise<string[]> {
  const read = await readPack(folder);
  return read.ok ? [] : read.error.map((fault) => `${fault.code} ${describeFault(fault)}`);
}

test('a pack without its tiles is refused by level, and sound once they are made', async () => {
  expect(await faults()).toEqual(
    [0, 1, 2].map(
      (level) =>
        `MISSING media/front.tiles/${level}: tiles of level ${level} are missing; make them with "pack tiles", or put all of its files back.`,
    ),
  );
  expect(await tilePack(folder)).toEqual({ ok: true, value: [{ file, tiles: 17 }] });
  expect(await faults()).toEqual([]);
  rmSync(join(folder, 'media/front.tiles/1/1-0.webp'));
  expect(await faults()).toHaveLength(1);
});

test('the same picture gives the same bytes', async () => {
  await makeTiles({ folder, file, size });
  const once = digest();
  rmSync(join(folder, 'media/front.tiles'), { recursive: true });
  await makeTiles({ folder, file, size });
  expect(new Set(once).size).toBeGreaterThan(10);
  expect(digest()).toEqual(once);
});

test('every level is the picture at its size, and every tile its own part of it', async () => {
  await makeTiles({ folder, file, size });
  for (const level of levelsOf(size)) {
    const wanted = await sharp(join(folder, file))
      .resize(level.width, level.height, { fit: 'fill' })
      .removeAlpha()
      .raw()
      .toBuffer();
    for (const tile of tilesIn(level, { left: 0, top: 0, right: 1, bottom: 1 })) {
      const { data, info } = await sharp(join(folder, tilePath(file, level.level, tile)))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([
        Math.min(TILE, level.width - tile.column * TILE),
        Math.min(TILE, level.height - tile.row * TILE),
      ]);
      let difference = 0;
      for (let y = 0; y < info.height; y += 1) {
        for (let x = 0; x < info.width * 3; x += 1) {
          const there = ((tile.row * TILE + y) * level.width + tile.column * TILE) * 3 + x;
          difference += Math.abs((data[y * info.width * 3 + x] ?? 0) - (wanted[there] ?? 0));
        }
      }
      // What WebP loses; a tile cut elsewhere differs by far more.
      expect(difference / data.length, `${level.level} ${tile.column}-${tile.row}`).toBeLessThan(6);
    }
  }
});

test('tiles are made anew only when their picture has changed', async () => {
  await tilePack(folder);
  expect(await tilePack(folder)).toEqual({ ok: true, value: [] });
  const later = new Date(statSync(join(folder, 'media/front.tiles/0/0-0.webp')).mtimeMs + 60_000);
  utimesSync(join(folder, file), later, later);
  expect(await tilePack(folder)).toEqual({ ok: true, value: [{ file, tiles: 17 }] });
  expect(await tilePack(folder, true)).toEqual({ ok: true, value: [{ file, tiles: 17 }] });
});

test('a picture turned on its side by its camera is cut as it is seen', async () => {
  await sharp({ create: { width: 1100, height: 1500, channels: 3, background: '#3f7d95' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toFile(join(folder, 'media/turned.jpg'));
  expect(await makeTiles({ folder, file: 'media/turned.jpg', size: { width: 1500, height: 1100 } })).toEqual({
    ok: true,
    value: 1 + 4 + 9,
  });
});

test.each([
  [
    'another size',
    () => ({ folder, file, size: { width: 2048, height: 1281 } }),
    'SCHEMA media/front.png: it has 2048 × 1280 pixels, and pack.json says 2048 × 1281; write "size": { "width": 2048, "height": 1280 }.',
  ],
  [
    'a file that is missing',
    () => ({ folder, file: 'media/none.png', size }),
    'MISSING media/none.png: pack.json refers to this file, and it is missing; add it or correct its name.',
  ],
  [
    'a file that is no picture',
    () => {
      writeFileSync(join(folder, 'media/words.png'), 'not a picture');
      return { folder, file: 'media/words.png', size };
    },
    'SCHEMA media/words.png: it cannot be read as a picture; save it again as PNG, JPEG, WebP or AVIF.',
  ],
])('%s is refused', async (_what, order, sentence) => {
  const made = await makeTiles(order());
  expect(made.ok ? undefined : `${made.error.code} ${describeFault(made.error)}`).toBe(sentence);
});
