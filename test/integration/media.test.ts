import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { checkFolder } from '../../src/node/authoring/check-folder.ts';
import { probeRecording } from '../../src/node/media/probe.ts';
import { readPack } from '../../src/node/pack/read-pack.ts';
import { describeFault } from '../../src/shared/errors.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import { project } from '../helpers/project.ts';

const harbour = join(project, 'test/fixtures/packs/harbour');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'media-'));
  cpSync(harbour, folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function faults(where = folder): Promise<string[]> {
  const { findings } = await checkFolder(where);
  return findings
    .filter(({ severity, file = '' }) => severity !== 'warning' && !file.endsWith('.svg'))
    .map((finding) => describeFault(finding));
}

function change(what: (panel: Record<string, unknown>) => void): void {
  const path = join(folder, 'pack.json');
  const pack = JSON.parse(readFileSync(path, 'utf8')) as Pack;
  const panel = pack.topics.flatMap((topic) => topic.panels).find(({ id }) => id === 'ferry');
  what(panel as unknown as Record<string, unknown>);
  writeFileSync(path, JSON.stringify(pack));
}

test('recordings tell their container, their codecs and their length', async () => {
  expect(await probeRecording(join(harbour, 'media/ferry.webm'))).toMatchObject({
    container: 'webm',
    codecs: ['V_VP9', 'A_OPUS'],
    whole: true,
  });
  expect(await probeRecording(join(harbour, 'media/foghorn.ogg'))).toMatchObject({
    container: 'ogg',
    codecs: ['opus'],
    whole: true,
  });
  for (const file of ['ferry.webm', 'foghorn.ogg'])
    expect((await probeRecording(join(harbour, 'media', file)))?.seconds).toBeCloseTo(12, 0);
  expect(await probeRecording(join(harbour, 'media/boat.svg'))).toBeUndefined();
});

test('no cut makes an exception of a recording', async () => {
  for (const file of ['ferry.webm', 'foghorn.ogg']) {
    const path = join(folder, 'media', file);
    for (let size = statSync(path).size - 1; size > 0; size = Math.floor(size * 0.7)) {
      truncateSync(path, size);
      expect((await probeRecording(path))?.whole ?? false).toBe(false);
    }
  }
});

test('the bundled packs and the fixture have nothing to correct', async () => {
  expect(await faults()).toEqual([]);
  for (const pack of ['astana', 'bangkok']) expect(await faults(join(project, 'assets/packs', pack))).toEqual([]);
});

const film = (): string => join(folder, 'media/ferry.webm');
test.each([
  [
    'a file that is no film',
    () => writeFileSync(film(), 'No film.'),
    ['media/ferry.webm: this is no film and no sound that the kiosk knows; save it as WebM, MP4, Ogg or MP3.'],
  ],
  ['an empty file', () => writeFileSync(film(), ''), [expect.stringContaining('this is no film')]],
  [
    'a film cut off',
    () => truncateSync(film(), 20_000),
    ['media/ferry.webm: the file is cut off; copy or export it once more.'],
  ],
  [
    'a film that does not say how long it is',
    () => {
      const bytes = readFileSync(film());
      // The element Duration (0x4489) becomes one that means nothing, of the same length (Void, 0x40ec).
      const at = bytes.indexOf(Buffer.from([0x44, 0x89]));
      bytes.writeUInt16BE(0x40ec, at);
      writeFileSync(film(), bytes);
    },
    ['media/ferry.webm: it does not say how long it is, so nobody could seek in it; export it once more.'],
  ],
  [
    'a film under another name',
    () => cpSync(join(folder, 'media/foghorn.ogg'), film()),
    [
      'media/ferry.webm: inside it is ogg; let its name end in .ogg.',
      'media/ferry.webm: there is no picture in it; use a panel of type "audio".',
    ],
  ],
  [
    'a codec that cannot be played',
    () => {
      const bytes = readFileSync(film());
      bytes.write('V_XYZ', bytes.indexOf('V_VP9'));
      writeFileSync(film(), bytes);
    },
    [
      'media/ferry.webm: it is coded as V_XYZ, which the kiosk cannot play; export it as VP9 or H.264 with Opus or AAC.',
    ],
  ],
  [
    'a length that does not fit',
    () => change((panel) => Object.assign(panel, { seconds: 20 })),
    [
      expect.stringMatching(/^media\/ferry-th\.webm, panel "ferry": it lasts 12\.\d seconds, and pack\.json says 20;/),
      expect.stringMatching(/^media\/ferry\.webm, panel "ferry": it lasts 12\.\d seconds/),
    ],
  ],
  [
    'captions with faults',
    () =>
      writeFileSync(
        join(folder, 'captions/ferry.en.vtt'),
        'WEBVTT\n\n00:05.000 --> 00:06.000\nlater\n\n00:01.000 --> 00:02.000\nearlier\n\n0:03 --> 0:04\nshort\n',
      ),
    [
      'captions/ferry.en.vtt:6:1: it begins before the caption above; put captions in order of time, one after the other.',
      'captions/ferry.en.vtt:9:1: "0:03 --> 0:04" is no pair of times; write them like 00:01.500 --> 00:04.000.',
    ],
  ],
  [
    'captions past the end',
    () => writeFileSync(join(folder, 'captions/ferry.en.vtt'), 'WEBVTT\n\n00:11.000 --> 00:14.000\nlate\n'),
    ['captions/ferry.en.vtt: a caption ends at 14 s, and the recording at 12 s; end it earlier.'],
  ],
  [
    'captions without any',
    () => writeFileSync(join(folder, 'captions/ferry.th.vtt'), 'WEBVTT\n'),
    ['captions/ferry.th.vtt: there is no caption in it; write what is said, heard or to be known.'],
  ],
  [
    'a language without captions',
    () => change((panel) => Object.assign(panel, { captions: { en: 'captions/ferry.en.vtt' } })),
    [expect.stringContaining('there are no captions for the language "th"')],
  ],
  [
    'captions in a language that the pack has not',
    () =>
      change((panel) =>
        Object.assign(panel, { captions: { ...(panel['captions'] as object), ru: 'captions/ferry.en.vtt' } }),
      ),
    [expect.stringMatching(/^pack\.json:\d+:\d+, panel "ferry"\.captions: the pack has no language "ru"; remove/)],
  ],
  [
    'a file that is missing',
    () => rmSync(film()),
    [expect.stringMatching(/^pack\.json:\d+:\d+: there is no file "media\/ferry\.webm"; add it/)],
  ],
])('%s is named', async (_name, spoil, expected) => {
  spoil();
  expect(await faults()).toEqual(expected);
});

test('what an author is told does not keep the kiosk from showing the rest', async () => {
  truncateSync(film(), 20_000);
  expect(await faults()).toHaveLength(1);
  expect((await readPack(folder)).ok).toBe(true);
});
