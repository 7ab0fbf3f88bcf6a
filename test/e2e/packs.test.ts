import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { settle } from '../helpers/browser-kiosk.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';
import { giveAway, openWorkshop, type Workshop } from '../helpers/workshop.ts';

let screen: VirtualScreen;
let workshop: Workshop;
let kiosk: Kiosk;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  workshop = await openWorkshop();
  const { data } = workshop;
  // What a power cut in the middle of an installation leaves.
  for (const folder of ['staging/pack/files', 'packs/9-0123456789abcdef/files'])
    mkdirSync(join(data, folder), { recursive: true });
  writeFileSync(join(data, 'staging/pack/files/half.svg'), '<svg');
  writeFileSync(join(data, 'state.json.new'), '{');
  giveAway(data);
  kiosk = await launchKiosk({
    display: screen.display,
    data,
    args: [`--trust=${workshop.trustFile}`, '--trial=3'],
  });
});
afterAll(async () => {
  await kiosk.close();
  workshop.remove();
  await screen.stop();
});

const BUNDLED = 'astana';
const logged = (event: string) => kiosk.log().filter((line) => line.event === event);
const until = async (reached: () => boolean | Promise<boolean>): Promise<void> => {
  await expect.poll(reached, { timeout: 60_000, interval: 100 }).toBe(true);
};
/** Waits until the attract screen shows the pack of that id. */
const showing = (id: string) =>
  kiosk.page.waitForFunction(
    (host) => {
      const picture = document.querySelector<HTMLImageElement>('.attract-picture');
      const shown = picture === null ? '' : new URL(picture.src).host;
      return (shown === host || shown.endsWith(`.${host}`)) && picture?.complete === true && picture.naturalWidth > 0;
    },
    id,
    { timeout: 60_000 },
  );

/** Waits until the page has told the main process so many times more what it shows. */
const signsOfLife = (count: number) =>
  kiosk.app.evaluate(async ({ ipcMain }, wanted) => {
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...args: unknown[]) => unknown> })
      ._invokeHandlers;
    const original = handlers.get('page:beat') as (...args: unknown[]) => unknown;
    let left = wanted;
    await new Promise<void>((resolve) => {
      handlers.set('page:beat', (...args) => {
        left -= 1;
        if (left < 0) resolve();
        return original(...args);
      });
    });
    handlers.set('page:beat', original);
  }, count);

/** Takes every frame that the page paints while something happens, and gives how varied each is; 0 is one colour. */
async function framesDuring(happening: () => Promise<unknown>): Promise<number[]> {
  const session = await kiosk.app.context().newCDPSession(kiosk.page);
  const frames: Buffer[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(Buffer.from(data, 'base64'));
    // The last frame may come when nobody listens any more.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 60, maxWidth: 270, maxHeight: 480 });
  await happening();
  await session.send('Page.stopScreencast');
  await session.detach();
  return Promise.all(
    frames.map(async (frame) => {
      const { channels } = await sharp(frame).stats();
      return Math.max(...channels.map((channel) => channel.stdev));
    }),
  );
}

test('what a power cut left is removed, and the bundled pack is shown', async () => {
  await showing(BUNDLED);
  expect(readdirSync(join(workshop.data, 'packs'))).toEqual([]);
  for (const left of ['staging', 'state.json.new'])
    expect([left, existsSync(join(workshop.data, left))]).toEqual([left, false]);
  expect(kiosk.problems()).toEqual([]);
});

test('an installation by another process leaves the visitor alone, and is taken on at the attract screen', async () => {
  const container = await workshop.build({ seq: 5, venues: ['bangkok-city-library'] });
  const checked = await workshop.packJson('verify', container, '--trust', workshop.trustFile);
  expect(checked).toMatchObject({ ok: true, code: 'OK', packId: 'harbour', seq: 5 });

  await kiosk.on('attract');
  // The visit's clock is wound forward by hand; the page's sign of life began before and keeps real time.
  await kiosk.page.clock.install();
  await kiosk.tapAt(540, 700);
  await kiosk.on('language');
  const installed = await workshop.packJson(
    'install',
    container,
    '--trust',
    workshop.trustFile,
    '--data',
    workshop.data,
  );
  expect(installed).toMatchObject({ ok: true, seq: 5 });
  await signsOfLife(2);
  await kiosk.on('language');
  expect(logged('pack-chosen')).toHaveLength(1);

  await kiosk.page.clock.runFor(76_000);
  await kiosk.page.clock.runFor(21_000);
  await kiosk.page.clock.resume();
  await kiosk.on('attract');
  await showing('harbour');
  await until(() => logged('pack-shown').length === 2);
  expect(logged('pack-shown')[1]?.['milliseconds']).toBeLessThan(3_000);
  expect(await kiosk.page.locator('h1').textContent()).toBe('ฮาร์เบอร์');
});

test('after its time of health the new pack is confirmed', async () => {
  await until(() => logged('trial-confirmed').length === 1);
  expect(await workshop.packJson('status', '--data', workshop.data)).toMatchObject({
    ok: true,
    floor: 5,
    current: { packId: 'harbour', seq: 5 },
    trial: null,
    notice: null,
  });
});

test('staff go back to the bundled pack, and forth again; the one fades into the other, and no frame is empty', async () => {
  const { page } = kiosk;
  await page.evaluate(settle);
  const frames = await framesDuring(async () => {
    expect((await workshop.pack('rollback', '--data', workshop.data)).code).toBe(0);
    await showing(BUNDLED);
    await page.evaluate(settle);
    expect((await workshop.pack('rollback', '--data', workshop.data)).code).toBe(0);
    await showing('harbour');
    await page.evaluate(settle);
  });
  expect(frames.length).toBeGreaterThan(3);
  expect(Math.min(...frames)).toBeGreaterThan(10);
  expect(kiosk.problems()).toEqual([]);
});

test('a pack for another venue, and one of an unknown signer, are refused', async () => {
  const other = await workshop.build({ seq: 6, venues: ['astana-national-library'] });
  const install = (...args: readonly string[]) => workshop.packJson('install', ...args, '--data', workshop.data);
  expect(await install(other, '--trust', workshop.trustFile)).toMatchObject({ ok: false, code: 'VENUE' });
  const { code } = await workshop.pack('install', other, '--trust', workshop.trustFile, '--data', workshop.data);
  expect(code).toBe(1);
  expect((await workshop.pack('install')).code).toBe(2);
});

test('a pack with a picture that cannot be shown fails its trial, and never comes again', async () => {
  const container = await workshop.build({
    seq: 7,
    change: (folder) => writeFileSync(join(folder, 'media/boat.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><g'),
  });
  const install = () => workshop.packJson('install', container, '--trust', workshop.trustFile, '--data', workshop.data);
  expect(await install()).toMatchObject({ ok: true, seq: 7 });
  await until(() => logged('trial-failed').length === 1);
  await until(() => logged('pack-chosen').at(-1)?.['seq'] === 5);
  await showing('harbour');
  expect(logged('pack-notice').at(-1)).toMatchObject({
    code: 'MISSING',
    message: 'MISSING media/boat.svg could not be shown.',
  });
  expect(await workshop.packJson('status', '--data', workshop.data)).toMatchObject({
    floor: 5,
    current: { seq: 5 },
    trial: null,
    blocked: [{ seq: 7, reason: { code: 'MISSING' } }],
    notice: { code: 'MISSING' },
  });
  expect(await install()).toMatchObject({ ok: false, code: 'BLOCKED' });
});
