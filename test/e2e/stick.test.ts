import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';
import { openWorkshop, type Workshop } from '../helpers/workshop.ts';

let screen: VirtualScreen;
let workshop: Workshop;
let kiosk: Kiosk;
let stick: string;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  workshop = await openWorkshop();
  stick = join(workshop.folder, 'stick');
  mkdirSync(join(stick, 'exhibits'), { recursive: true });
  kiosk = await launchKiosk({
    display: screen.display,
    data: workshop.data,
    args: [`--trust=${workshop.trustFile}`, `--stick=${stick}`],
  });
});
afterAll(async () => {
  await kiosk.close();
  workshop.remove();
  await screen.stop();
});

const until = async (reached: () => boolean): Promise<void> => {
  await expect.poll(reached, { timeout: 60_000, interval: 100 }).toBe(true);
};
const found = () => kiosk.log().filter((line) => line.event === 'stick-pack');

test('packs on a stick are found and judged; nothing is installed by itself', async () => {
  cpSync(await workshop.build({ seq: 2 }), join(stick, 'exhibits/harbour.kpack'));
  cpSync(await workshop.build({ seq: 3, venues: ['astana-national-library'] }), join(stick, 'other.kpack'));
  writeFileSync(join(stick, 'broken.kpack'), 'no pack');
  await until(() => new Set(found().map((line) => line.message)).size === 3);
  expect(new Set(found().map((line) => line.message))).toEqual(
    new Set([
      'Found on a stick: harbour.kpack: harbour 1.2.3, number 2; can be installed.',
      'Found on a stick: other.kpack: harbour 1.2.3, number 3; VENUE the pack is for astana-national-library, and this is bangkok-city-library.',
      expect.stringMatching(/^Found on a stick: broken\.kpack; FORMAT /),
    ]),
  );
  await kiosk.on('attract');
  expect(await workshop.packJson('status', '--data', workshop.data)).toMatchObject({ current: null, trial: null });
});
