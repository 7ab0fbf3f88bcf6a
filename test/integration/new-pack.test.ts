import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { readPack } from '../../src/node/pack/read-pack.ts';
import { allPanels } from '../../src/shared/content/pack-view.ts';
import { panelKinds } from '../../src/shared/panels/index.ts';
import { runPack } from '../helpers/pack-tools.ts';

let place = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'kiosk-new-'));
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

test('a new pack is sound, shows every type of panel, and says nothing that needs a look', async () => {
  const folder = join(place, 'my-town');
  expect((await runPack(['new', folder])).exit).toBe(0);
  const checked = await runPack(['check', folder]);
  expect([checked.exit, checked.error]).toEqual([0, '']);
  const read = await readPack(folder);
  const pack = read.ok ? read.value.pack : undefined;
  expect(pack).toMatchObject({ id: 'my-town', languages: ['en'] });
  expect(pack?.keepsake).toEqual({ language: 'en' });
  expect(read.ok && read.value.texts['en']?.keepsake?.greeting).toBe('Warm greetings from My Town');
  const types = pack === undefined ? [] : allPanels(pack).map((panel) => panel.type);
  expect([...new Set(types)].sort()).toEqual(Object.keys(panelKinds).sort());
  expect(read.ok && read.value.texts['en']?.title).toBe('My Town');
});

test('an editor finds the schemas beside the pack, and they do not travel with it', async () => {
  await runPack(['new', join(place, 'a')]);
  for (const file of ['pack.json', 'text/en.json']) {
    const { $schema } = JSON.parse(readFileSync(join(place, 'a', file), 'utf8')) as { $schema: string };
    const schema = JSON.parse(readFileSync(join(place, 'a', file, '..', $schema), 'utf8')) as { properties: object };
    expect(Object.keys(schema.properties)).toContain('//');
  }
  expect(readdirSync(join(place, 'a'))).toContain('.schema');
});

test('questions are answered at the terminal, asked again where an answer will not do, and suggest the rest', async () => {
  const folder = join(place, 'b');
  const answers = ['Old Port', 'old-port', 'Old Port', 'en, klingon language', 'en, ar', '91, 0', '41.7, 44.8'];
  const made = await runPack(['new', folder], { answers });
  expect(made.out).toContain('use lower-case letters');
  expect(made.out).toContain('"klingon" is no language tag');
  expect(made.out).toContain('write two numbers of degrees');
  const pack = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')) as Record<string, unknown>;
  expect(pack).toMatchObject({
    id: 'old-port',
    languages: ['en', 'ar'],
    place: { latitude: 41.7, longitude: 44.8, utcOffsetMinutes: 180 },
  });
  // What is still in English is told, once for all that is alike.
  const checked = await runPack(['check', folder]);
  expect(checked.exit).toBe(0);
  expect(checked.error.trim().split('\n').length).toBe(6);
  expect(checked.error).toMatch(/text\/ar\.json: warning UNTRANSLATED: \d+ more like these/);
});

test('wrong flags are wrong usage; a folder with something in it is left alone', async () => {
  for (const flags of [
    ['--id', 'Old Port'],
    ['--languages', 'english'],
    ['--languages', 'en,en'],
    ['--languages', ','],
    ['--at', '1'],
    ['--title', ' '],
  ])
    expect((await runPack(['new', join(place, 'c'), ...flags])).exit, flags.join(' ')).toBe(2);
  expect(readdirSync(place)).toEqual([]);
  mkdirSync(join(place, 'd'));
  writeFileSync(join(place, 'd', 'mine.txt'), 'mine');
  const refused = await runPack(['new', join(place, 'd')]);
  expect([refused.exit, readdirSync(join(place, 'd'))]).toEqual([1, ['mine.txt']]);
  expect(refused.error).toContain('the folder is not empty');
});

test('check --watch says after each change what it finds, until it is ended', async () => {
  const folder = join(place, 'e');
  await runPack(['new', folder]);
  const end = new AbortController();
  const file = join(folder, 'text/en.json');
  const text = readFileSync(file, 'utf8');
  let rounds = 0;
  const steps = [
    () => writeFileSync(file, text.replace('"title"', 'title')),
    () => writeFileSync(file, text),
    () => end.abort(),
  ];
  const watched = await runPack(['check', folder, '--watch'], {
    signal: end.signal,
    onOut: (line) => {
      if (line.startsWith('Waiting')) steps[rounds++]?.();
    },
  });
  expect(watched.exit).toBe(0);
  expect(watched.out).toMatch(/nothing to correct[^]*text\/en\.json:\d+:\d+: error SCHEMA[^]*nothing to correct/);
});

test('preview opens the kiosk with the folder, and says how it ended', async () => {
  const folder = join(place, 'f');
  await runPack(['new', folder]);
  const calls: (readonly string[])[] = [];
  const openKiosk = (code: number | null) => (args: readonly string[]) => {
    calls.push(args);
    return Promise.resolve(code);
  };
  const seen = await runPack(['preview', folder, '--venue', 'somewhere'], { openKiosk: openKiosk(0) });
  expect(seen).toMatchObject({ exit: 0, out: 'The window was closed.\n' });
  expect(calls[0]).toEqual([`--preview=${folder}`, expect.stringMatching(/^--data=/), '--venue=somewhere']);
  expect((await runPack(['preview', folder], { openKiosk: openKiosk(2) })).error).toContain('code 2');
  expect((await runPack(['preview', join(place, 'none')], { openKiosk: openKiosk(0) })).exit).toBe(1);
  expect((await runPack(['preview', folder, '--venue', 'No Venue'], { openKiosk: openKiosk(0) })).exit).toBe(2);
  expect(calls.length).toBe(2);
});
