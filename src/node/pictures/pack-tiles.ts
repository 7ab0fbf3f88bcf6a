import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Refusal } from '../../shared/container/refusal.ts';
import { allPanels } from '../../shared/content/pack-view.ts';
import { parsePack } from '../../shared/content/parse-pack.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { hasTiles, makeTiles, type TileOrder } from './make-tiles.ts';

/** What was done for one picture. */
export interface TiledPicture {
  readonly file: string;
  readonly tiles: number;
}

/** The pictures of pixels that a pack folder's galleries show; none where its pack.json cannot be read. */
async function tileOrders(folder: string): Promise<readonly TileOrder[]> {
  const raw = await readFile(join(folder, 'pack.json'), 'utf8').then(
    (text) => JSON.parse(text) as unknown,
    () => undefined,
  );
  const parsed = parsePack(raw);
  if (!parsed.ok) return [];
  const pictures = allPanels(parsed.value).flatMap((panel) => (panel.type === 'gallery' ? panel.pictures : []));
  const orders = pictures.flatMap(({ file, size }) => (size === undefined ? [] : [{ folder, file, size }]));
  return orders.filter(({ file }, at) => orders.findIndex((each) => each.file === file) === at);
}

/**
 * Makes the tiles of every picture in a pack folder that needs them and has none, or older ones; `anew` makes all.
 * Does nothing where pack.json cannot be read: whoever reads the pack next says why. Stops at the first refusal.
 */
export async function tilePack(folder: string, anew = false): Promise<Result<readonly TiledPicture[], Refusal>> {
  const done: TiledPicture[] = [];
  for (const order of await tileOrders(folder).catch(() => [])) {
    if (!anew && (await hasTiles(order))) continue;
    const made = await makeTiles(order);
    if (!made.ok) return made;
    if (made.value > 0) done.push({ file: order.file, tiles: made.value });
  }
  return ok(done);
}
