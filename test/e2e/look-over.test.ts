import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { adviseOverflow } from '../../src/node/authoring/check-rendered.ts';
import type { LookAnswer, LookJob } from '../../src/node/authoring/look-job.ts';
import { readPack } from '../../src/node/pack/read-pack.ts';
import { makeDataFolder } from '../helpers/kiosk.ts';
import { runPack } from '../helpers/pack-tools.ts';
import { runKiosk } from '../helpers/run-kiosk.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

let screen: VirtualScreen;
const place = mkdtempSync(join(tmpdir(), 'kiosk-look-'));
const folder = join(place, 'old-port');
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenversammlungsraum';

beforeAll(async () => {
  await runPack(['new', folder, '--id', 'old-port', '--title', 'Old Port', '--languages', 'en']);
  chmodSync(place, 0o755);
  // A screen far smaller than the glass that is looked at.
  screen = await startVirtualScreen(640, 480);
});
afterAll(async () => {
  await screen.stop();
  rmSync(place, { recursive: true });
});

/** Has the kiosk do a job as the pack tools do, and answers what it wrote. */
async function look(name: string, ask: LookJob['ask']): Promise<LookAnswer[]> {
  const out = join(place, name);
  mkdirSync(out);
  chmodSync(out, 0o777);
  const answers = join(out, 'answers.jsonl');
  writeFileSync(join(out, 'job.json'), JSON.stringify({ folder, answers, ask } satisfies LookJob));
  const data = makeDataFolder();
  const { code, stderr } = await runKiosk(screen.display, [`--look=${join(out, 'job.json')}`, `--data=${data}`]);
  rmSync(data, { recursive: true, force: true });
  expect(code, stderr).toBe(0);
  return readFileSync(answers, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LookAnswer);
}

test('a text without room is found where it stands, and nothing else is complained of', async () => {
  const file = join(folder, 'text/en.json');
  const sound = readFileSync(file, 'utf8');
  writeFileSync(file, sound.replace('One idea, one picture', LONG));
  const answers = await look('overflow', { kind: 'overflow', sizes: [{ width: 768, height: 1366 }] });
  const read = await readPack(folder);
  writeFileSync(file, sound);
  expect(answers.at(-1)).toMatchObject({ kind: 'end' });
  expect(answers.some((each) => each.kind === 'progress' && each.done === each.total)).toBe(true);
  const found = answers.flatMap((each) => (each.kind === 'overflow' ? [each] : []));
  const told = adviseOverflow(found, read.ok ? read.value.texts : {});
  expect(told.map(({ code, place: of }) => `${code} ${of}`)).toContain('OVERFLOW panels.first-story.headline');
  // The word pushes at its neighbours, on its own panel and where panels are chosen; all else is sound.
  const panels = found.map((each) => each.screen).filter((each) => each.startsWith('panel:'));
  expect(new Set(panels)).toEqual(new Set(['panel:first-story']));
  expect(told[0]?.cause).toContain('768 × 1366');
});

test('each text is photographed on its screen with a frame around it, in a sheet and behind a button too', async () => {
  const read = await readPack(folder);
  const text = read.ok ? read.value.texts['en'] : undefined;
  const panel = text?.panels['first-story'];
  const texts = [
    { place: 'greeting', text: text?.greeting ?? '' },
    { place: 'panels.first-story.headline', text: panel?.headline ?? '' },
    { place: 'panels.first-story.more[0]', text: panel?.more?.[0] ?? '' },
    // What a picture shows is told to those who cannot see it: no frame, there is nothing to put it around.
    { place: 'coverAlt', text: text?.coverAlt ?? '' },
  ];
  const answers = await look('pictures', { kind: 'pictures', language: 'en', texts });
  const pictures = answers.flatMap((each) => (each.kind === 'picture' ? [each] : []));
  expect(new Set(pictures.map((each) => each.place))).toEqual(new Set(texts.map((each) => each.place)));
  for (const { file, place: of, width, height } of pictures) {
    expect([width, height]).toEqual([360, 640]);
    const { data } = await sharp(join(place, 'pictures', file))
      .raw()
      .toBuffer({ resolveWithObject: true });
    let red = 0;
    for (let at = 0; at < data.length; at += 3)
      // A thin line in a small JPEG is crimson in its middle and rose at its edges.
      if ((data[at] ?? 0) - (data[at + 1] ?? 0) > 90 && (data[at] ?? 0) - (data[at + 2] ?? 0) > 50) red += 1;
    expect(red > 400, `${of}: ${red} pixels of a frame`).toBe(of !== 'coverAlt');
  }
});
