import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { preparePictures } from '../../src/node/pictures/prepare-pictures.ts';
import { runPack } from '../helpers/pack-tools.ts';
import { project } from '../helpers/project.ts';

let place = '';
let folder = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'kiosk-pictures-'));
  folder = join(place, 'quay');
  cpSync(join(project, 'test/fixtures/authoring/quay'), folder, { recursive: true });
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

/** A picture that is quickly made and quickly packed. */
const drawn = (width: number, height: number) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="60%" fill="#a8c8d8"/><circle cx="50%" cy="50%" r="20%" fill="#d08a2e"/></svg>`,
    ),
  ).flatten();
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
/** Has the first picture of pack.json that names this file name another. */
const use = (from: string, to: string, place: string): void => {
  const text = read('pack.json');
  const at = text.indexOf(place);
  expect(at).toBeGreaterThan(-1);
  writeFileSync(
    join(folder, 'pack.json'),
    text.slice(0, at) + text.slice(at).replace(`"media/${from}"`, `"media/${to}"`),
  );
};

async function build(name: string) {
  if (!existsSync(join(place, 'a.key'))) {
    await runPack(['keygen', '--out', join(place, 'a.key'), '--no-passphrase']);
    const key = join(place, 'a.key');
    await runPack([
      'root',
      'init',
      '--key',
      key,
      '--threshold',
      '1',
      '--signer',
      key,
      '--out',
      join(place, 'trust.json'),
    ]);
  }
  const [out, key, root] = [join(place, name), join(place, 'a.key'), join(place, 'trust.json')];
  const said = await runPack(['build', folder, '--seq', '1', '--key', key, '--root', root, '--out', out, '--json']);
  return { ...said, answer: JSON.parse(said.out) as { code: string; message: string; pictures: object } };
}

/** Photographs as a camera and a scanner write them: on their side, with a place and a name in them. */
async function addPhotographs(): Promise<void> {
  const photo = await drawn(2400, 1800)
    .withMetadata({
      orientation: 6,
      exif: { IFD0: { Artist: 'A. Nobody' }, IFD3: { GPSLatitude: '60/1 10/1 0/1' } },
    })
    .jpeg()
    .toBuffer();
  writeFileSync(join(folder, 'media/photo.jpg'), photo);
  writeFileSync(join(folder, 'media/scan.tif'), await drawn(900, 1200).tiff().toBuffer());
  use('lighthouse.svg', 'photo.jpg', '"id": "lighthouse"');
  use('boat.svg', 'scan.tif', '"id": "two-towns"');
}

test('photographs are built as AVIF of the size needed, upright, without what the camera knew', async () => {
  await addPhotographs();
  expect((await runPack(['check', folder])).exit).toBe(0);
  const prepared = await preparePictures(folder);
  if (!prepared.ok) throw new Error(prepared.error.cause);
  const { folder: staging, made, dispose } = prepared.value;
  expect(made).toBe(2);
  const before = await sharp(join(folder, 'media/photo.jpg')).metadata();
  expect([before.orientation, before.exif?.includes('A. Nobody')]).toEqual([6, true]);
  const photo = await sharp(join(staging, 'media/photo.avif')).metadata();
  expect(photo).toMatchObject({ format: 'heif', compression: 'av1', width: 1620, height: 2160 });
  expect([photo.exif, photo.xmp, photo.orientation ?? 1]).toEqual([undefined, undefined, 1]);
  // Read by nobody's library but as bytes: no block of a camera, and nothing that it wrote.
  const [taken, shown] = [join(folder, 'media/photo.jpg'), join(staging, 'media/photo.avif')].map((file) =>
    readFileSync(file).toString('latin1'),
  );
  for (const mark of ['Exif', 'A. Nobody']) {
    expect(taken).toContain(mark);
    expect(shown).not.toContain(mark);
  }
  for (const mark of ['ns.adobe.com/xap', 'Photoshop', 'GPS', 'ICC_PROFILE']) expect(shown).not.toContain(mark);
  expect(await sharp(join(staging, 'media/scan.avif')).metadata()).toMatchObject({ width: 900, height: 1200 });
  expect(readdirSync(join(staging, 'media'))).not.toContain('photo.jpg');
  // The rest of pack.json is as its author wrote it; credits stand there.
  expect(readFileSync(join(staging, 'pack.json'), 'utf8')).toBe(
    read('pack.json').replaceAll('media/photo.jpg', 'media/photo.avif').replaceAll('media/scan.tif', 'media/scan.avif'),
  );
  await dispose();
  expect(existsSync(staging)).toBe(false);
});

test('a second build makes nothing anew and gives the same bytes; a changed picture is made again', async () => {
  await addPhotographs();
  expect((await build('1.kpack')).answer.pictures).toEqual({ made: 2, cached: 0 });
  expect((await build('2.kpack')).answer.pictures).toEqual({ made: 0, cached: 2 });
  expect(readFileSync(join(place, '1.kpack')).equals(readFileSync(join(place, '2.kpack')))).toBe(true);
  const verified = await runPack(['verify', join(place, '2.kpack'), '--trust', join(place, 'trust.json')]);
  expect([verified.exit, verified.error]).toEqual([0, '']);
  writeFileSync(join(folder, 'media/scan.tif'), await drawn(901, 1200).tiff().toBuffer());
  expect((await build('3.kpack')).answer.pictures).toEqual({ made: 1, cached: 1 });
});

test('a pack without photographs is built from where it lies', async () => {
  const prepared = await preparePictures(folder);
  expect(prepared.ok && [prepared.value.folder, prepared.value.made, prepared.value.cached]).toEqual([folder, 0, 0]);
  expect(existsSync(join(folder, '.cache'))).toBe(false);
});

test.each([
  [
    'a drawing with a script',
    'boat.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script/></svg>',
    'it holds a script',
  ],
  [
    'a drawing that acts',
    'boat.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" onload="x()"/>',
    'it reacts to events',
  ],
  [
    'a drawing that fetches',
    'boat.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><image href="//a.b/c"/></svg>',
    'it refers to another file',
  ],
])('%s is refused with the reason', async (_, file, content, reason) => {
  // Far behind what a look at the beginning would see.
  writeFileSync(join(folder, 'media', file), content.replace('">', `">${' '.repeat(400_000)}`));
  const { answer, exit } = await build('x.kpack');
  expect([exit, answer.code, answer.message.includes(reason)]).toEqual([1, 'MEDIA', true]);
});

test('a picture that cannot be read, and two that would become one, are refused; nothing is left behind', async () => {
  await addPhotographs();
  const photo = readFileSync(join(folder, 'media/photo.jpg'));
  writeFileSync(join(folder, 'media/photo.jpg'), 'no picture');
  expect((await build('x.kpack')).answer).toMatchObject({
    code: 'MEDIA',
    message: expect.stringContaining('media/photo.jpg'),
  });
  writeFileSync(join(folder, 'media/photo.jpg'), photo);
  writeFileSync(join(folder, 'media/photo.avif'), photo);
  expect((await build('x.kpack')).answer.code).toBe('DUP');
  expect(existsSync(join(place, 'x.kpack'))).toBe(false);
});
