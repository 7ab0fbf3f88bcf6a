import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';
import { giveAway, openWorkshop, type Workshop } from '../helpers/workshop.ts';

let screen: VirtualScreen;
let workshop: Workshop;
beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
});
afterAll(() => screen.stop());
beforeEach(async () => {
  workshop = await openWorkshop();
});
afterEach(() => workshop.remove());

const start = (...args: readonly string[]) =>
  launchKiosk({ display: screen.display, data: workshop.data, args: [`--trust=${workshop.trustFile}`, ...args] });
const lines = (kiosk: Kiosk, event: string) => kiosk.log().filter((line) => line.event === event);
const until = async (reached: () => boolean): Promise<void> => {
  await expect.poll(reached, { timeout: 60_000, interval: 100 }).toBe(true);
};
const chosen = (kiosk: Kiosk) => lines(kiosk, 'pack-chosen').at(-1);
/** Waits until the page has painted what was chosen last. */
const painted = (kiosk: Kiosk) =>
  until(() => lines(kiosk, 'pack-shown').at(-1)?.['revision'] === chosen(kiosk)?.['revision']);

/** Turns one bit of an installed file, as an old disk does. */
function rot(seq: number, file: string): void {
  const path = join(workshop.filesOf(seq), file);
  const bytes = readFileSync(path);
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  giveAway(path);
}

test('rotten files: the pack before is shown, and then the bundled one; the visitor sees a working exhibit', async () => {
  await workshop.installAndKeep(await workshop.build({ seq: 1 }));
  await workshop.installAndKeep(await workshop.build({ seq: 2 }));
  // One that is found when it is asked for, and one that is found before the pack is read.
  rot(2, 'media/boat.svg');
  rot(1, 'text/th.json');
  const kiosk = await start();
  try {
    await until(() => chosen(kiosk)?.['kind'] === 'factory');
    await painted(kiosk);
    await kiosk.on('attract');
    expect(lines(kiosk, 'pack-chosen').map((line) => line['seq'])).toEqual([2, undefined]);
    expect(lines(kiosk, 'pack-notice').map(({ code, message }) => [code, message])).toEqual([
      ['HASH', 'HASH pack 2: media/boat.svg is damaged on the disk.'],
      ['HASH', 'HASH pack 1: text/th.json is damaged on the disk.'],
    ]);
    const cover = kiosk.page.locator('.attract-picture').first();
    expect(await cover.evaluate((picture: HTMLImageElement) => [picture.complete, picture.naturalWidth > 0])).toEqual([
      true,
      true,
    ]);
    // Damage is the disk's fault: the pack may be installed again.
    const again = ['install', join(workshop.folder, '2.kpack'), '--trust', workshop.trustFile];
    expect(await workshop.packJson(...again, '--data', workshop.data)).toMatchObject({ ok: true, seq: 2 });
  } finally {
    await kiosk.close();
  }
});

test('a page that ends three times under a pack on trial ends the trial: the pack before is there, and the other is blocked', async () => {
  await workshop.installAndKeep(await workshop.build({ seq: 1 }));
  const next = await workshop.build({ seq: 2 });
  const kiosk = await start('--trial=3600');
  try {
    await painted(kiosk);
    const install = () => workshop.packJson('install', next, '--trust', workshop.trustFile, '--data', workshop.data);
    expect(await install()).toMatchObject({ ok: true });
    await until(() => chosen(kiosk)?.['seq'] === 2);
    await painted(kiosk);
    for (let shown = lines(kiosk, 'pack-shown').length, crash = 1; crash <= 3; crash += 1, shown += 1) {
      expect(chosen(kiosk)?.['seq']).toBe(2);
      await kiosk.app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      });
      await until(() => lines(kiosk, 'pack-shown').length > shown);
    }
    await until(() => chosen(kiosk)?.['seq'] === 1);
    await painted(kiosk);
    // The failed pack's window is gone, and one is there.
    expect(await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(lines(kiosk, 'pack-notice').at(-1)).toMatchObject({ code: 'TRIAL' });
    expect(await workshop.packJson('status', '--data', workshop.data)).toMatchObject({
      current: { seq: 1 },
      trial: null,
      blocked: [{ seq: 2, reason: { code: 'TRIAL' } }],
    });
    expect(await install()).toMatchObject({ ok: false, code: 'BLOCKED' });
  } finally {
    await kiosk.close();
  }
});

test('a pack on trial is tried again after a restart, and its start is counted', async () => {
  const kiosk = await start('--trial=3600');
  try {
    const container = await workshop.build({ seq: 3 });
    await workshop.packJson('install', container, '--trust', workshop.trustFile, '--data', workshop.data);
    await until(() => chosen(kiosk)?.['seq'] === 3);
  } finally {
    await kiosk.close();
  }
  const again = await start('--trial=1');
  try {
    await until(() => lines(again, 'trial-confirmed').length === 1);
    expect(lines(again, 'pack-chosen').map((line) => [line['kind'], line['seq']])).toEqual([
      ['factory', undefined],
      ['trial', 3],
      ['trial', 3],
    ]);
  } finally {
    await again.close();
  }
});

test('a pack of one venue in the data folder of another is not shown there', async () => {
  await workshop.installAndKeep(await workshop.build({ seq: 1, venues: ['bangkok-city-library'] }));
  const bangkok = await start('--venue=bangkok-city-library');
  try {
    expect(chosen(bangkok)).toMatchObject({ kind: 'installed', seq: 1 });
  } finally {
    await bangkok.close();
  }
  const astana = await start('--venue=astana-national-library');
  try {
    expect(chosen(astana)).toMatchObject({ kind: 'factory' });
    expect(lines(astana, 'pack-notice').at(-1)).toMatchObject({ code: 'VENUE' });
    expect(await astana.page.locator('.attract-picture').first().getAttribute('src')).toMatch(/^pack:\/\/bangkok\//);
  } finally {
    await astana.close();
  }
});
