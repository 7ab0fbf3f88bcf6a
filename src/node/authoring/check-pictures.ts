import { open } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { pictureSize } from '../../shared/container/picture-size.ts';
import type { Advice } from '../../shared/content/advice/advise.ts';
import { allPanels } from '../../shared/content/pack-view.ts';
import { isTile } from '../../shared/content/missing-files.ts';
import { packMediaType } from '../../shared/container/media-type.ts';
import { panelPictures } from '../../shared/content/panel-digest.ts';
import type { Pack } from '../../shared/schema/pack.ts';

/** A screen of the kiosk is 1080 × 1920 pixels; a picture fills its width on a panel, and all of it on the cover. */
const NEEDED = { cover: 1920, panel: 1080, topic: 540 } as const;
/** Longest side that brings anything on a 4K screen, in pixels. */
const LARGEST_SIDE = 3840;
/** A larger file loads late on a slow disk. */
const LARGEST_BYTES = 3 * 1024 * 1024;
/** Enough of a file for its size to be told. */
const HEAD_BYTES = 256 * 1024;

type Use = keyof typeof NEEDED;

/** Every picture of a pack with its most demanding use. */
function usesOf(pack: Pack): Map<string, Use> {
  const uses = new Map<string, Use>();
  for (const { picture } of pack.topics) if (picture !== undefined) uses.set(picture.file, 'topic');
  for (const panel of allPanels(pack)) for (const { file } of panelPictures(panel)) uses.set(file, 'panel');
  if (pack.cover !== undefined) uses.set(pack.cover.file, 'cover');
  return uses;
}

/** What outside references and script look like in a drawing; the kiosk would show neither. */
const forbidden: readonly (readonly [RegExp, string, string])[] = [
  [/<script\b/i, 'it holds a script', 'remove the <script> element'],
  [/\son[a-z]+\s*=/i, 'it reacts to events', 'remove the attributes that begin with "on"'],
  [/<foreignObject\b/i, 'it holds a foreignObject', 'export text and pictures as paths'],
  [
    /\b(?:xlink:)?href\s*=\s*["'](?!#|data:image\/)/i,
    'it refers to another file',
    'embed the picture, or draw it as paths',
  ],
  [/url\(\s*["']?(?!#|data:)[a-z]/i, 'its style refers to another file', 'embed what it needs'],
  [/@import\b/i, 'its style imports another one', 'copy the style into the file'],
  [/<!ENTITY\b/i, 'it declares entities', 'save it as plain SVG'],
];

/** Why the kiosk would not show a drawing as it is; undefined where nothing speaks against it. */
export function svgObjection(text: string): { readonly cause: string; readonly remedy: string } | undefined {
  const found = forbidden.find(([pattern]) => pattern.test(text));
  if (found !== undefined) return { cause: found[1], remedy: found[2] };
  if (!/<svg\b/i.test(text)) return { cause: 'it is no SVG drawing', remedy: 'export it as SVG' };
  if (!/<svg\b[^>]*\bviewBox\s*=/i.test(text))
    return { cause: 'it has no viewBox and cannot be scaled', remedy: 'export it with a viewBox' };
  return undefined;
}

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
  for (const [file, use] of usesOf(pack)) {
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
