import { open } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { pictureSize } from '../../shared/container/picture-size.ts';
import type { Advice } from '../../shared/content/advice/advise.ts';
import { isTile } from '../../shared/content/missing-files.ts';
import { packMediaType } from '../../shared/container/media-type.ts';
import type { Pack } from '../../shared/schema/pack.ts';
import { type PictureUse, pictureUses } from '../pictures/picture-uses.ts';
import { svgObjection } from '../pictures/svg-objection.ts';

/** A screen of the kiosk is 1080 × 1920 pixels; a picture fills its width on a panel, and all of it on the cover. */
const NEEDED: Readonly<Record<PictureUse, number>> = { cover: 1920, panel: 1080, topic: 540 };
/** Longest side that brings anything on a 4K screen, in pixels. */
const LARGEST_SIDE = 3840;
/** A larger file loads late on a slow disk. */
const LARGEST_BYTES = 3 * 1024 * 1024;
/** Enough of a file for its size to be told. */
const HEAD_BYTES = 256 * 1024;

async function readHead(path: string): Promise<{ head: Uint8Array; bytes: number }> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const head = new Uint8Array(Math.min(size, HEAD_BYTES));
    await handle.read(head, 0, head.length, 0);
    return { head, bytes: size };
  } finally {
    await handle.close();
  }
}

/** Looks at every picture: too small for its use, needlessly large, of an unknown kind, or a drawing that reaches outside. */
export async function checkPictures(folder: string, pack: Pack, files: readonly string[]): Promise<Advice[]> {
  const advice: Advice[] = [];
  for (const [file, use] of pictureUses(pack)) {
    // Tiles are as large as they are made; what they are cut from may be larger than any screen.
    if (!files.includes(file) || isTile(file)) continue;
    const add = (cause: string, remedy: string): void => {
      advice.push({ code: 'PICTURE', severity: 'warning', file, cause, remedy });
    };
    const { head, bytes } = await readHead(join(folder, file));
    if (extname(file) === '.svg') {
      const objection = svgObjection(new TextDecoder().decode(head));
      if (objection !== undefined) add(objection.cause, objection.remedy);
      continue;
    }
    // The build makes a picture of it that browsers know.
    if (/\.tiff?$/.test(file)) continue;
    const size = pictureSize(packMediaType(file) ?? '', head);
    if (size === undefined) {
      add('its size cannot be read', 'save it as JPEG, PNG, WebP, AVIF or SVG, with the ending that belongs to it');
      continue;
    }
    const longest = Math.max(size.width, size.height);
    const shown = `${size.width} × ${size.height} pixels`;
    if (longest < NEEDED[use])
      add(`expected at least ${NEEDED[use]} pixels along its longer side, got ${shown}`, 'use a larger original');
    else if (longest > LARGEST_SIDE || bytes > LARGEST_BYTES)
      add(
        `it is larger than any screen needs: ${shown}, ${(bytes / 1024 / 1024).toFixed(1)} MiB`,
        `scale it down to ${LARGEST_SIDE} pixels`,
      );
  }
  return advice;
}
