import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import '../helpers/window.ts';
import { openSettings } from '../../src/node/staff/settings-state.ts';
import { readStatus } from '../../src/node/store/store.ts';
import { makeAuthority } from '../helpers/certificates.ts';
import { publishOrThrow, startHost, type TestHost } from '../helpers/channel.ts';
import { makeKey } from '../helpers/container.ts';
import { launchKiosk } from '../helpers/kiosk.ts';
import { application } from '../helpers/project.ts';
import { unprivilegedElectron } from '../helpers/unprivileged.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';
import { giveAway, openWorkshop, type Workshop } from '../helpers/workshop.ts';

// A real kiosk with a channel: it brings a pack from its host onto the screen, and no process of it reaches anything else.

let screen: VirtualScreen;
let workshop: Workshop;
let host: TestHost;
let base = '';
let args: string[] = [];

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  workshop = await openWorkshop();
  const { folder, data, trust, trustFile } = workshop;
  const web = join(folder, 'web');
  mkdirSync(web);
  const venue = 'bangkok-city-library';
  const container = await workshop.build({ seq: 3, venues: [venue] });
  // The key of the workshop.
  await publishOrThrow({ container, folder: web, keys: [makeKey('workshop')], trust });
  const authority = makeAuthority(join(folder, 'ca'));
  chmodSync(authority.file, 0o644);
  host = await startHost(web, authority.issue('host'));
  // An address, so that nobody has to be asked for a name.
  base = `https://127.0.0.1:${host.port}/`;
  const config = join(folder, 'kiosk.json');
  const channel = { baseUrl: base, caFile: authority.file, everyMinutes: 1 };
  writeFileSync(config, JSON.stringify({ format: 1, kioskId: 'e2e-1', channel }));
  const settings = await openSettings(data);
  await settings.change({ quiet: { from: 0, to: 1_439 } });
  args = [`--venue=${venue}`, `--data=${data}`, `--trust=${trustFile}`, '--trial=2', `--config=${config}`];
  giveAway(data);
});
afterAll(async () => {
  await host?.close();
  workshop.remove();
  await screen.stop();
});

test('a pack comes by the channel and passes its trial; traced from the start, only the host is reached', async () => {
  const { folder, data } = workshop;
  const home = join(folder, 'home');
  mkdirSync(home);
  giveAway(home);
  const { executable, environment } = unprivilegedElectron();
  const trace = join(folder, 'trace');
  const traced = spawn(
    'strace',
    ['-f', '-qq', '-e', 'trace=connect,sendto,sendmsg,sendmmsg', '-o', trace, executable, application, ...args],
    { env: { ...process.env, ...environment(home), DISPLAY: screen.display }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = once(traced, 'exit');
  let said = '';
  for await (const part of traced.stderr.setEncoding('utf8')) {
    said += String(part);
    if (/passed its trial|failed its trial|Channel: /.test(said)) break;
  }
  traced.kill('SIGKILL');
  await gone;
  expect(said).toContain('Pack harbour 1.2.3, number 3, passed its trial.');
  const status = await readStatus(data);
  expect(status.ok && status.value.current).toMatchObject({ packId: 'harbour', seq: 3 });
  expect(host.asked.map(({ path }) => path.replace(/[0-9a-f]{64}/, 'HASH'))).toEqual([
    '/index.json',
    '/packs/HASH.kpack',
  ]);
  const calls = readFileSync(trace, 'utf8').split('\n');
  const network = calls.filter((call) => /AF_INET6?\b/.test(call));
  const here = `sin_port=htons(${host.port}), sin_addr=inet_addr("127.0.0.1")`;
  expect(network.length).toBeGreaterThan(0);
  expect(network.filter((call) => !call.includes(here))).toEqual([]);
});

test('the page reaches the host no more than any other', async () => {
  const before = host.asked.length;
  const kiosk = await launchKiosk({ display: screen.display, data: workshop.data, args: args.slice(2) });
  try {
    await kiosk.on('attract');
    const reached = await kiosk.page.evaluate(async (address) => {
      const image = new Image();
      const drawn = new Promise((resolve) => {
        image.addEventListener('load', () => {
          resolve(true);
        });
        image.addEventListener('error', () => {
          resolve(false);
        });
      });
      image.src = `${address}page.png`;
      const fetched = await fetch(`${address}page.json`).then(
        () => true,
        () => false,
      );
      return [fetched, await drawn];
    }, base);
    expect(reached).toEqual([false, false]);
    expect(host.asked.slice(before).filter(({ path }) => path.includes('page.'))).toEqual([]);
  } finally {
    await kiosk.close();
  }
});
