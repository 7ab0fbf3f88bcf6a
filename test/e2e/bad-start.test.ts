import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { runKiosk } from '../helpers/run-kiosk.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

let screen: VirtualScreen;
let folder: string;
beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  folder = mkdtempSync(join(tmpdir(), 'packs-'));
  // The kiosk may run as another user than the one who made the folder.
  chmodSync(folder, 0o755);
});
afterAll(async () => {
  await screen.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the fixture pack with one thing wrong. */
function brokenPack(name: string, damage: (pack: string) => void): string {
  const pack = join(folder, name);
  cpSync(join(project, 'test/fixtures/packs/harbour'), pack, { recursive: true });
  damage(pack);
  return pack;
}

function edit(file: string, change: (content: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

describe('a pack that cannot be shown: the bundled one is, and one sentence says why', () => {
  test.each<[string, (pack: string) => void, RegExp]>([
    [
      'malformed',
      (pack) => edit(join(pack, 'pack.json'), (text) => text.slice(0, 500)),
      /^malformed\/pack\.json: it is not valid JSON \(.*\); correct it in an editor that checks JSON\.$/,
    ],
    [
      'no-language',
      (pack) => rmSync(join(pack, 'text/th.json')),
      /^no-language\/text\/th\.json: the file is missing; add it to the pack folder\.$/,
    ],
    [
      'no-file',
      (pack) => rmSync(join(pack, 'media/lighthouse.svg')),
      /^no-file\/media\/lighthouse\.svg: pack\.json refers to this file, and it is missing; add it or correct its name\.$/,
    ],
    [
      'newer',
      (pack) => edit(join(pack, 'pack.json'), (text) => text.replace('"format": 1', '"format": 2')),
      /^newer\/pack\.json, format: this pack has format 2, and this kiosk reads formats up to 1; .*\.$/,
    ],
    [
      'absent',
      (pack) => rmSync(pack, { recursive: true }),
      /^absent\/pack\.json: the file is missing; add it to the pack folder\.$/,
    ],
  ])('%s', async (name, damage, sentence) => {
    const kiosk = await launchKiosk({ display: screen.display, pack: brokenPack(name, damage) });
    try {
      await kiosk.on('attract');
      const { pack } = JSON.parse(readFileSync(join(project, 'assets/venues/bangkok-city-library.json'), 'utf8')) as {
        pack: string;
      };
      expect(await kiosk.page.locator('.attract-picture').first().getAttribute('src')).toMatch(
        new RegExp(`^pack://${pack}/`),
      );
      const refused = kiosk.log().filter((line) => line.event === 'pack-refused');
      expect(refused.map((line) => line.message)).toEqual([expect.stringMatching(sentence)]);
    } finally {
      await kiosk.close();
    }
  });
});

test('a pack of a city that the code has never heard of is shown', async () => {
  const kiosk = await launchKiosk({ display: screen.display, pack: join(project, 'test/fixtures/packs/harbour') });
  try {
    await kiosk.on('attract');
    await expect.poll(() => kiosk.page.locator('h1').textContent()).toBe('ฮาร์เบอร์');
    expect(kiosk.problems()).toEqual([]);
  } finally {
    await kiosk.close();
  }
});

describe('a start that cannot succeed ends with one sentence and exit code 2', () => {
  test.each([
    [
      'an unknown venue',
      ['--venue=atlantis'],
      /^There is no venue "atlantis"; the valid ones are astana-national-library, bangkok-city-library\.$/m,
    ],
    [
      'an unknown flag',
      ['--loud'],
      /^Unknown option '--loud'; the valid flags are --venue ID, --windowed, --pack DIR, --data DIR, --config FILE, --trust FILE, --stick DIR, --trial SECONDS, --preview DIR, --look FILE, --still\.$/m,
    ],
    ['a flag without its value', ['--venue'], /the valid flags are --venue ID/],
  ])('%s', async (_name, args, sentence) => {
    const ended = await runKiosk(screen.display, args);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(sentence);
  });
});

test('where even the bundled pack is broken, a still screen speaks four languages', async () => {
  const application = join(folder, 'application');
  for (const part of ['package.json', 'out', 'assets/venues'])
    cpSync(join(project, part), join(application, part), { recursive: true });
  const kiosk = await launchKiosk({ display: screen.display, application });
  try {
    const lines = kiosk.page.locator('main p');
    await expect
      .poll(() => lines.evaluateAll((all) => all.map((each) => each.getAttribute('lang'))))
      .toEqual(['th', 'kk', 'ru', 'en']);
    for (const line of await lines.all()) expect((await line.innerText()).length).toBeGreaterThan(10);
    await expect
      .poll(() => kiosk.page.evaluate(() => getComputedStyle(document.body).backgroundColor))
      .toBe('rgb(16, 32, 44)');
    expect(kiosk.log().map((line) => line.event)).toContain('pack-refused');
  } finally {
    await kiosk.close();
  }
});

test('a second kiosk on the same data folder gives way', async () => {
  const kiosk = await launchKiosk({ display: screen.display });
  try {
    const ended = await runKiosk(screen.display, [`--data=${kiosk.data}`]);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain(`A kiosk is already running on the data folder ${kiosk.data}.`);
    await kiosk.on('attract');
  } finally {
    await kiosk.close();
  }
});
