import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type Sharp from 'sharp';

import { limits } from '../../shared/container/limits.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { ok, type Result } from '../../shared/errors.ts';
import {
  type Level,
  levelsOf,
  type PixelSize,
  TILE,
  tileFiles,
  tilePath,
  tilesIn,
} from '../../shared/models/gallery/pyramid.ts';

/** A picture of a pack that needs tiles. */
export interface TileOrder {
  /** The pack folder, and the picture inside it. */
  readonly folder: string;
  readonly file: string;
  /** The size that pack.json says. */
  readonly size: PixelSize;
}

/** Good enough that nobody sees it, at a third of the bytes of a file that is whole. Fixed, so that bytes stay the same. */
const webp = { quality: 84, effort: 4, smartSubsample: true } as const;

/** Only those who make packs have it: whoever verifies, installs or shows them needs no picture library. */
async function loadSharp(): Promise<typeof Sharp | undefined> {
  return import('sharp').then(
    (module) => module.default,
    () => undefined,
  );
}

const whole = { left: 0, top: 0, right: 1, bottom: 1 } as const;

/**
 * Cuts a picture into the tiles of its levels, as WebP, into `NAME.tiles/LEVEL/COLUMN-ROW.webp` beside it. The same
 * picture gives the same bytes. What was there before is replaced in one step. Refuses with MISSING, LIMIT, SCHEMA
 * where the picture has another size than pack.json says, or IO where there is no library for pictures.
 *
 * @returns the number of tiles; 0 for a picture that needs none.
 */
export async function makeTiles({ folder, file, size }: TileOrder): Promise<Result<number, Refusal>> {
  const levels = levelsOf(size);
  const target = join(folder, dirname(dirname(tilePath(file, 0, { column: 0, row: 0 }))));
  if (levels.length === 0) {
    await rm(target, { recursive: true, force: true });
    return ok(0);
  }
  const sharp = await loadSharp();
  if (sharp === undefined)
    return refuse('IO', 'the library that cuts pictures (sharp) is not installed', 'run "npm ci" in the project', {
      file,
    });
  const source = sharp(join(folder, file), { limitInputPixels: limits.picturePixels });
  const found = await source.metadata().catch(() => undefined);
  if (found === undefined) {
    const there = await stat(join(folder, file)).catch(() => undefined);
    return there === undefined
      ? refuse('MISSING', 'pack.json refers to this file, and it is missing', 'add it or correct its name', { file })
      : refuse('SCHEMA', 'it cannot be read as a picture', 'save it again as PNG, JPEG, WebP or AVIF', { file });
  }
  const { width, height } = found.autoOrient;
  if (width !== size.width || height !== size.height)
    return refuse(
      'SCHEMA',
      `it has ${width} × ${height} pixels, and pack.json says ${size.width} × ${size.height}`,
      `write "size": { "width": ${width}, "height": ${height} }`,
      { file },
    );
  const part = `${target}.part`;
  await rm(part, { recursive: true, force: true });
  let count = 0;
  for (const level of levels)
    count += await cutLevel(sharp, join(folder, file), level, join(part, String(level.level)));
  await rm(target, { recursive: true, force: true });
  await rename(part, target);
  return ok(count);
}

async function cutLevel(sharp: typeof Sharp, source: string, level: Level, into: string): Promise<number> {
  await mkdir(into, { recursive: true });
  const { data, info } = await sharp(source, { limitInputPixels: limits.picturePixels })
    .autoOrient()
    .resize(level.width, level.height, { fit: 'fill', kernel: 'lanczos3' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const tiles = tilesIn(level, whole);
  for (const { column, row } of tiles) {
    const [left, top] = [column * TILE, row * TILE];
    const tile = await sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
      .extract({
        left,
        top,
        width: Math.min(TILE, level.width - left),
        height: Math.min(TILE, level.height - top),
      })
      .webp(webp)
      .toBuffer();
    await writeFile(join(into, `${column}-${row}.webp`), tile);
  }
  return tiles.length;
}

/** Whether every tile is there and none is older than its picture. */
export async function hasTiles({ folder, file, size }: TileOrder): Promise<boolean> {
  const made = await stat(join(folder, file)).catch(() => undefined);
  const tiles = await Promise.all(tileFiles(file, size).map((tile) => stat(join(folder, tile)).catch(() => undefined)));
  return made !== undefined && tiles.every((tile) => tile !== undefined && tile.mtimeMs >= made.mtimeMs);
}
