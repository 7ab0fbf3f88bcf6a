import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeEach, expect, onTestFinished, test } from 'vitest';

import { preparePack, readPrepared } from '../../../../src/main/packs/prepared-pack.ts';
import { readExhibit } from '../../../../src/main/packs/read-exhibit.ts';
import { project } from '../../../helpers/project.ts';

let folder: string;
let pack: string;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prepared-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  pack = join(folder, 'harbour');
  file = join(folder, 'harbour.json');
  cpSync(join(project, 'test/fixtures/packs/harbour'), pack, { recursive: true });
  writeFileSync(file, (await preparePack(pack)) ?? '');
});

test.each(['assets/packs/bangkok', 'assets/packs/astana'])(
  'what was prepared of %s is what reading and checking comes to',
  async (bundled) => {
    const read = await readExhibit(join(project, bundled));
    writeFileSync(file, (await preparePack(join(project, bundled))) ?? '');
    expect(await readPrepared(file, join(project, bundled))).toEqual(read.ok && read.value);
  },
);

test('where a byte of the words is another, nothing is prepared', async () => {
  expect(await readPrepared(file, pack)).toBeDefined();
  appendFileSync(join(pack, 'text/th.json'), ' ');
  expect(await readPrepared(file, pack)).toBeUndefined();
});

test('where a picture is gone or has another size, nothing is prepared', async () => {
  const [picture] = [...((await readPrepared(file, pack))?.loaded.files.keys() ?? [])];
  appendFileSync(join(pack, picture ?? ''), ' ');
  expect(await readPrepared(file, pack)).toBeUndefined();
  rmSync(join(pack, picture ?? ''));
  expect(await readPrepared(file, pack)).toBeUndefined();
});

test('where nothing was kept, or it cannot be read, nothing is prepared', async () => {
  expect(await readPrepared(join(folder, 'none.json'), pack)).toBeUndefined();
  writeFileSync(file, '{"sums":');
  expect(await readPrepared(file, pack)).toBeUndefined();
});

test('a pack with a fault is not prepared', async () => {
  appendFileSync(join(pack, 'text/th.json'), '{');
  expect(await preparePack(pack)).toBeUndefined();
});
