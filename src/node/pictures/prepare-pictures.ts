import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';

import { applyEdits, type Edit, type Node, parseTree } from 'jsonc-parser';
import type Sharp from 'sharp';

import { limits } from '../../shared/container/limits.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { isTile } from '../../shared/content/missing-files.ts';
import { parsePack } from '../../shared/content/parse-pack.ts';
import { allPanels } from '../../shared/content/pack-view.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { Pack } from '../../shared/schema/pack.ts';
import { listPackFolder } from '../pack/list-folder.ts';
import { type PictureUse, pictureUses } from './picture-uses.ts';
import { svgObjection } from './svg-objection.ts';

/** Longest side in pixels that each use shows on a 4K screen; what is smaller is not made larger. */
const SIDES: Readonly<Record<PictureUse, number>> = { topic: 1280, panel: 2160, cover: 3840 };
/** Nobody sees the difference at arm's length. Fixed, so that the same picture gives the same bytes. */
const avif = { quality: 60, effort: 4, chromaSubsampling: '4:2:0' } as const;
/** Changes whenever what is made of a picture does: older files of the cache are then not taken. */
const RECIPE = 'avif-60-4-v1';
/** In the pack folder; its name begins with "." so that it stays with the author. */
const CACHE = '.cache/pictures';

const pixels = /\.(jpe?g|png|webp|tiff?)$/;

/** A folder that is ready to be built from. */
export interface PreparedPack {
  readonly folder: string;
  /** Pictures that were made anew, and those that the cache had. */
  readonly made: number;
  readonly cached: number;
  /** Removes the folder, where it is not the author's own. */
  readonly dispose: () => Promise<void>;
}

async function loadSharp(): Promise<typeof Sharp | undefined> {
  return import('sharp').then(
    (module) => module.default,
    () => undefined,
  );
}

/** Galleries show their pictures pixel by pixel, and tiles are cut from the very file. */
function inGalleries(pack: Pack): Set<string> {
  return new Set(
    allPanels(pack).flatMap((panel) => (panel.type === 'gallery' ? panel.pictures.map(({ file }) => file) : [])),
  );
}

/** Refuses the first drawing that would not be shown as its author sees it. */
async function refuseDrawings(folder: string, files: Iterable<string>): Promise<Result<undefined, Refusal>> {
  for (const file of files) {
    if (extname(file) !== '.svg') continue;
    const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
    const objection = text === undefined ? undefined : svgObjection(text);
    if (objection !== undefined) return refuse('MEDIA', objection.cause, objection.remedy, { file });
  }
  return ok(undefined);
}

/** Makes a picture for a screen: turned upright, no larger than it is shown, without what the camera wrote into it. */
async function makePicture(folder: string, file: string, use: PictureUse): Promise<Result<[string, boolean], Refusal>> {
  const bytes = await readFile(join(folder, file));
  const key = createHash('sha256').update(`${RECIPE} ${SIDES[use]} `).update(bytes).digest('hex').slice(0, 32);
  const path = join(folder, CACHE, `${key}.avif`);
  if ((await readFile(path).catch(() => undefined)) !== undefined) return ok([path, false]);
  const sharp = await loadSharp();
  if (sharp === undefined)
    return refuse('IO', 'the library for pictures (sharp) is not installed', 'run "npm ci" in the project', { file });
  try {
    const picture = await sharp(bytes, { limitInputPixels: limits.picturePixels })
      .autoOrient()
      .resize({ width: SIDES[use], height: SIDES[use], fit: 'inside', withoutEnlargement: true, kernel: 'lanczos3' })
      .toColourspace('srgb')
      .avif(avif)
      .toBuffer();
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, picture);
    await rename(`${path}.part`, path);
    return ok([path, true]);
  } catch {
    return refuse('MEDIA', 'it cannot be read as a picture', 'save it again as JPEG, PNG, TIFF or WebP', { file });
  }
}

/** Every text in a JSON file that is this one, at any depth, replaced; nothing else is touched. */
function renameFiles(content: string, names: ReadonlyMap<string, string>): string {
  const edits: Edit[] = [];
  const walk = (node: Node | undefined): void => {
    const next = node?.type === 'string' ? names.get(String(node.value)) : undefined;
    if (node !== undefined && next !== undefined)
      edits.push({ offset: node.offset, length: node.length, content: JSON.stringify(next) });
    for (const each of node?.children ?? []) walk(each);
  };
  walk(parseTree(content));
  return applyEdits(content, edits);
}

/**
 * Readies the pictures of a pack folder for kiosks, in a folder beside: photographs as AVIF in the size they are shown,
 * without metadata; the author's own files stay as they are. What was made is kept by content, so that a second build
 * makes nothing anew. The same folder gives the same bytes. A pack without photographs is built from where it lies.
 *
 * Refuses with MEDIA a drawing that reaches outside or runs, and a picture that cannot be read; where pack.json cannot
 * be read, nothing is done: whoever reads the pack next says why.
 */
export async function preparePictures(folder: string): Promise<Result<PreparedPack, Refusal>> {
  const asItIs = { folder, made: 0, cached: 0, dispose: () => Promise.resolve() };
  const content = await readFile(join(folder, 'pack.json'), 'utf8').catch(() => undefined);
  let raw: unknown;
  try {
    raw = JSON.parse(content ?? '') as unknown;
  } catch {
    return ok(asItIs);
  }
  const parsed = parsePack(raw);
  const listed = await listPackFolder(folder);
  if (content === undefined || !parsed.ok || !listed.ok) return ok(asItIs);
  const uses = pictureUses(parsed.value);
  const drawings = await refuseDrawings(folder, uses.keys());
  if (!drawings.ok) return drawings;

  const untouched = inGalleries(parsed.value);
  const there = new Set(listed.value);
  const names = new Map<string, string>();
  const pictures = new Map<string, string>();
  let made = 0;
  for (const [file, use] of uses) {
    if (!pixels.test(file) || isTile(file) || untouched.has(file) || !there.has(file)) continue;
    const name = file.replace(pixels, '.avif');
    if (there.has(name) || pictures.has(name))
      return refuse('DUP', `it becomes "${name}", and there is one already`, 'rename one of the two', { file });
    const picture = await makePicture(folder, file, use);
    if (!picture.ok) return picture;
    const [path, isNew] = picture.value;
    if (isNew) made += 1;
    names.set(file, name);
    pictures.set(name, path);
  }
  if (names.size === 0) return ok(asItIs);

  const staging = await mkdtemp(join(tmpdir(), 'kiosk-build-'));
  const put = async (file: string, from: string): Promise<void> => {
    await mkdir(dirname(join(staging, file)), { recursive: true });
    await copyFile(from, join(staging, file));
  };
  for (const file of listed.value) if (!names.has(file)) await put(file, join(folder, file));
  for (const [name, path] of pictures) await put(name, path);
  await writeFile(join(staging, 'pack.json'), renameFiles(content, names));
  const dispose = (): Promise<void> => rm(staging, { recursive: true, force: true });
  return ok({ folder: staging, made, cached: names.size - made, dispose });
}
