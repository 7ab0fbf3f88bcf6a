import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import readExcel from 'read-excel-file/node';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { fromBuffer } from 'yauzl';

import type { LookJob } from '../../src/node/authoring/look-job.ts';
import { readPack } from '../../src/node/pack/read-pack.ts';
import { runPack } from '../helpers/pack-tools.ts';
import { project } from '../helpers/project.ts';

const sound = join(project, 'test/fixtures/authoring/quay');
let place = '';
let folder = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'kiosk-translate-'));
  folder = join(place, 'harbour');
  cpSync(sound, folder, { recursive: true });
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const headline = 'panels.quays.headline';

/** Every file of the pack folder, with what is in it. */
const snapshot = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'base64')]),
  );

async function exported(language: string): Promise<{ xlsx: string; xlf: string; said: string }> {
  const { exit, out, error } = await runPack(['translate', 'export', folder, '--lang', language, '--out', place]);
  expect([exit, error]).toEqual([0, '']);
  return { xlsx: join(place, `harbour-${language}.xlsx`), xlf: join(place, `harbour-${language}.xlf`), said: out };
}
const imported = (file: string, ...flags: string[]) => runPack(['translate', 'import', folder, file, ...flags]);

/** The names of what a table consists of. */
const entriesOf = (file: string): Promise<string[]> =>
  new Promise((resolve, reject) => {
    fromBuffer(readFileSync(file), { lazyEntries: false }, (error, archive) => {
      if (error) {
        reject(error);
        return;
      }
      const names: string[] = [];
      archive.on('entry', ({ fileName }: { fileName: string }) => names.push(fileName));
      archive.once('end', () => {
        resolve(names);
      });
    });
  });

type Cells = (string | number | null)[];
const COLUMNS = { place: 0, context: 1, source: 2, target: 3, limit: 4, status: 5, ticket: 6 } as const;

/** Changes a table as a translator does in a program of their own. */
async function edit(
  file: string,
  change: (rows: Cells[], row: (place: string) => Cells) => Cells[] | void,
): Promise<void> {
  const [sheet] = await readExcel(readFileSync(file), { trim: false });
  const rows = (sheet?.data ?? []) as Cells[];
  const find = (place: string): Cells => rows.find((row) => row[COLUMNS.place] === place) ?? [];
  const after = change(rows, find) ?? rows;
  const data = after.map((row) =>
    row.map((value) => (value === null ? null : { value, type: typeof value === 'number' ? Number : String })),
  );
  writeFileSync(file, await writeExcel(data as never, { sheet: 'any' }).toBuffer());
}

test('a round trip changes nothing, by table and by XLIFF', async () => {
  const before = snapshot();
  const { xlsx, xlf, said } = await exported('th');
  expect(said).toMatch(/from en into th: 0 new, 0 changed, \d+ done/);
  for (const file of [xlsx, xlf]) {
    const { exit, out, error } = await imported(file);
    expect([exit, error]).toEqual([0, '']);
    expect(out).toMatch(/th\.json: 0 taken, \d+ as they were\./);
  }
  expect(snapshot()).toEqual(before);
});

test('the table says where a text stands, what it is for and how long it may be', async () => {
  const { xlsx, xlf } = await exported('th');
  const [sheet, advice] = await readExcel(readFileSync(xlsx), { trim: false });
  const row = sheet?.data.find((each) => each[0] === headline);
  expect(row?.slice(1, 6)).toEqual([
    'Panel “Two quays” (gallery), headline. One line, as short as a newspaper headline.',
    'Two quays',
    'ท่าเรือสองแห่ง',
    80,
    'done',
  ]);
  expect(advice?.data.flat().join(' ')).toContain('Write in the column “Translation” only');
  expect(readFileSync(xlf, 'utf8')).toContain('srcLang="en" trgLang="th"');
});

/** What the kiosk's hidden window answers: here one picture for every text, all the same. */
const photographer = async (args: readonly string[]): Promise<number> => {
  const job = JSON.parse(readFileSync(args[0]?.slice('--look='.length) ?? '', 'utf8')) as LookJob;
  if (job.ask.kind !== 'pictures') return 1;
  const jpeg = await sharp({ create: { width: 360, height: 640, channels: 3, background: '#468' } })
    .jpeg()
    .toBuffer();
  writeFileSync(join(dirname(job.answers), '0.jpg'), jpeg);
  const size = { width: 360, height: 640 };
  const taken = job.ask.texts.map(({ place }) => ({ kind: 'picture', place, file: '0.jpg', ...size }));
  const lines: object[] = [...taken, { kind: 'end', looks: 1 }];
  writeFileSync(job.answers, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return 0;
};

test('with --pictures each text has its screen, in the table and beside the XLIFF', async () => {
  const args = ['translate', 'export', folder, '--lang', 'th', '--out', place, '--pictures'];
  const { exit, out, error } = await runPack(args, { openKiosk: photographer });
  expect([exit, error]).toEqual([0, '']);
  const [, count = '0'] = /(\d+) texts from en/.exec(out) ?? [];
  expect(out).toContain(`${count} of them have a picture`);
  const inside = await entriesOf(join(place, 'harbour-th.xlsx'));
  expect(inside.filter((name) => name.startsWith('xl/media/')).length).toBe(Number(count));
  const xlf = readFileSync(join(place, 'harbour-th.xlf'), 'utf8');
  const [, named = ''] = /<note category="picture">([^<]+)</.exec(xlf) ?? [];
  expect((await sharp(join(place, named)).metadata()).width).toBe(360);
  for (const file of ['harbour-th.xlsx', 'harbour-th.xlf'])
    expect((await imported(join(place, file))).out).toMatch(/: 0 taken, \d+ as they were\./);
});

test('where no window can be had, --pictures says so and writes nothing', async () => {
  const args = ['translate', 'export', folder, '--lang', 'th', '--out', place, '--pictures'];
  const { exit, error } = await runPack(args, { openKiosk: () => Promise.resolve(3) });
  expect([exit, error]).toEqual([1, expect.stringContaining('ended with code 3')]);
  expect(readdirSync(place)).toEqual(['harbour']);
});

test('LibreOffice opens the table, pictures and all, saves it, and what it saves says the same', async () => {
  const args = ['translate', 'export', folder, '--lang', 'th', '--out', place, '--pictures'];
  expect((await runPack(args, { openKiosk: photographer })).exit).toBe(0);
  const xlsx = join(place, 'harbour-th.xlsx');
  const saved = join(place, 'saved');
  mkdirSync(saved);
  await promisify(execFile)(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${place}/profile`,
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      saved,
      xlsx,
    ],
    { env: { ...process.env, HOME: place } },
  );
  const before = snapshot();
  const { out, error } = await imported(join(saved, 'harbour-th.xlsx'));
  expect([out, error]).toEqual([expect.stringMatching(/: 0 taken, \d+ as they were\./), '']);
  expect(snapshot()).toEqual(before);
});

test('what was translated is taken, and nothing else in the file is touched', async () => {
  const { xlsx } = await exported('th');
  await edit(xlsx, (_, row) => {
    row(headline)[COLUMNS.target] = 'สองท่าเรือ';
    row('panels.lighthouse.more[1]')[COLUMNS.target] = 'วันนี้ใช้ไฟฟ้าแล้ว';
  });
  const before = read('text/th.json');
  expect((await imported(xlsx)).out).toContain('2 taken');
  expect(read('text/th.json')).toBe(
    before.replace('"ท่าเรือสองแห่ง"', '"สองท่าเรือ"').replace('"ปัจจุบันใช้ไฟฟ้า"', '"วันนี้ใช้ไฟฟ้าแล้ว"'),
  );
});

test('a text that was changed in the pack meanwhile stays, is told, and yields only to --overwrite', async () => {
  const { xlsx } = await exported('th');
  await edit(xlsx, (_, row) => {
    row(headline)[COLUMNS.target] = 'จากตาราง';
  });
  writeFileSync(
    join(folder, 'text/th.json'),
    read('text/th.json').replace('"ท่าเรือสองแห่ง"', '"จากไฟล์"').replace('"ปลาก่อนอาหารเช้า"', '"ปลายามเช้า"'),
  );
  const mine = read('text/th.json');
  const first = await imported(xlsx);
  expect(first.out).toContain('0 taken');
  expect(first.out).toContain('2 kept as changed in the pack since');
  expect(first.error).toMatch(/warning CONFLICT .*row \d+, panels\.quays\.headline: .*"จากไฟล์".*"จากตาราง"/);
  expect(read('text/th.json')).toBe(mine);
  expect((await imported(xlsx, '--overwrite')).out).toContain('1 taken');
  // What the translator left alone is not brought back over the newer text.
  expect(read('text/th.json')).toBe(mine.replace('"จากไฟล์"', '"จากตาราง"'));
});

test('rows that break a rule are refused one by one, and the others are taken', async () => {
  const { xlsx } = await exported('th');
  await edit(xlsx, (rows, row) => {
    row(headline)[COLUMNS.target] = 'ย'.repeat(81);
    row('title')[COLUMNS.target] = '<b>ท่า</b>';
    row('farewell')[COLUMNS.target] = 'ลาก่อน {{name}}';
    row('greeting')[COLUMNS.ticket] = 'mine';
    row('greeting')[COLUMNS.target] = 'สวัสดี';
    row('invitation')[COLUMNS.target] = null;
    row('coverAlt')[COLUMNS.target] = 'ประภาคาร';
    return [...rows, ['panels.gone.headline', '', '', 'หาย', null, 'done', 'x'], [...row('coverAlt')]];
  });
  const { out, error } = await imported(xlsx);
  expect(out).toContain('1 taken');
  expect(out).toContain('1 left empty, 6 refused');
  for (const part of [
    'got 81',
    'plain text',
    'without braces',
    'last column',
    'no text "panels.gone.headline"',
    'second time',
  ])
    expect(error).toContain(part);
  expect((await runPack(['check', folder])).exit).toBe(0);
});

test('a source that changes makes its translation stale, until it is translated, confirmed or accepted', async () => {
  expect((await runPack(['translate', 'accept', folder, '--lang', 'th'])).out).toMatch(/^\d\d+ translations/);
  const change = (from: string, to: string): void =>
    writeFileSync(join(folder, 'text/en.json'), read('text/en.json').replace(from, to));
  change('Two quays', 'Both quays');
  change('Where the ferry leaves.', 'Where the ferry sets out.');
  change('Fish before breakfast', 'Fish at dawn');
  const stale = async (): Promise<number> =>
    (await runPack(['check', folder])).error.match(/warning STALE/g)?.length ?? 0;
  expect(await stale()).toBe(3);
  const { xlsx, said } = await exported('th');
  expect(said).toContain('0 new, 3 changed');
  await edit(xlsx, (_, row) => {
    expect(row(headline)[COLUMNS.status]).toBe('changed');
    row(headline)[COLUMNS.target] = 'ท่าเรือทั้งสอง';
    row('panels.quays.pictures.south.caption')[COLUMNS.status] = 'done';
  });
  await imported(xlsx);
  expect(await stale()).toBe(1);
  await runPack(['translate', 'accept', folder, '--lang', 'th', 'panels.market.headline']);
  expect(await stale()).toBe(0);
  // A translation of a source that was changed while it was away is taken, and told to be stale.
  change('Both quays', 'The quays');
  await edit(xlsx, (_, row) => {
    row(headline)[COLUMNS.target] = 'ท่าเรือ';
  });
  await imported(xlsx, '--overwrite');
  expect([read('text/th.json').includes('"ท่าเรือ"'), await stale()]).toEqual([true, 1]);
});

test('a language that the pack does not have is begun, and added to pack.json with its first text', async () => {
  const { xlf, said } = await exported('ar');
  expect(said).toMatch(/: \d+ new, 0 changed, 0 done/);
  const answer = readFileSync(xlf, 'utf8').replace(
    '<source xml:space="preserve">Two quays</source>',
    '<source xml:space="preserve">Two quays</source><target>رصيفا <mrk id="m1">الميناء</mrk> &amp; البحر</target>',
  );
  writeFileSync(xlf, answer);
  const { out } = await imported(xlf);
  expect(out).toContain('ar is now one of the languages of pack.json');
  expect(JSON.parse(read('pack.json')).languages).toEqual(['en', 'th', 'ar']);
  const loaded = await readPack(folder);
  expect(loaded.ok && loaded.value.texts['ar']?.panels['quays']?.headline).toBe('رصيفا الميناء & البحر');
  // Units are the same everywhere.
  expect((await exported('ar')).said).toMatch(/: \d+ new, 0 changed, 4 done/);
});

test('files that are none of ours are refused with the reason; nothing is written', async () => {
  const before = snapshot();
  const { xlsx, xlf } = await exported('th');
  const wrong = (name: string, content: string | Buffer): string => {
    writeFileSync(join(place, name), content);
    return join(place, name);
  };
  const good = readFileSync(xlf, 'utf8');
  for (const [file, reason] of [
    [wrong('a.xlsx', 'no table'), 'it is no XLSX table'],
    [wrong('b.xlsx', readFileSync(xlsx).subarray(0, 2000)), 'it is no XLSX table'],
    [wrong('c.xlsx', await writeExcel([['Place', 'Something']]).toBuffer()), 'no sheet with the columns'],
    [wrong('d.xlf', good.slice(0, 900)), 'not well-formed XML'],
    [wrong('e.xlf', good.replace('version="2.0"', 'version="1.2"')), 'it is no XLIFF 2'],
    [
      wrong('f.xlf', good.replace('<xliff', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff')),
      'document type',
    ],
    [join(place, 'none.xlsx'), 'cannot be read'],
  ] as const) {
    const { exit, error } = await imported(file);
    expect([exit, error.includes(reason)], `${reason}: ${error}`).toEqual([1, true]);
  }
  for (const line of [
    ['export', folder],
    ['export', folder, '--lang', 'en'],
    ['export', folder, '--lang', 'Thai'],
    ['eat', folder],
    ['import', folder],
  ])
    expect((await runPack(['translate', ...line])).exit, line.join(' ')).toBe(2);
  expect((await runPack(['translate', 'export', join(place, 'none'), '--lang', 'th'])).exit).toBe(1);
  writeFileSync(join(folder, 'text/en.json'), '{');
  expect((await runPack(['translate', 'export', folder, '--lang', 'th'])).error).toContain(
    'the text to translate from is not sound',
  );
  writeFileSync(join(folder, 'text/en.json'), Buffer.from(before[join(folder, 'text/en.json')] ?? '', 'base64'));
  expect(snapshot()).toEqual(before);
  expect(existsSync(join(folder, 'text/.translated.json'))).toBe(false);
});
