import { once } from 'node:events';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Kiosk, launchKiosk, makeDataFolder } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { freePort, isHere, promtool, type RunningPrometheus, startPrometheus } from '../helpers/prometheus.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';
import { giveAway } from '../helpers/workshop.ts';

let screen: VirtualScreen;
let kiosk: Kiosk;
let data: string;
let port: number;
let watching: RunningPrometheus | undefined;
beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  data = makeDataFolder();
  port = await freePort();
  const metrics = { port, textfile: join(data, 'kiosk.prom'), everySeconds: 1 };
  writeFileSync(join(data, 'kiosk.json'), JSON.stringify({ format: 1, kioskId: 'floor-2-east', metrics }));
  giveAway(join(data, 'kiosk.json'));
  kiosk = await launchKiosk({ display: screen.display, data, args: [`--config=${join(data, 'kiosk.json')}`] });
  // As delivered, but for the patience: a test does not wait for minutes.
  const rules = readFileSync(join(project, 'deploy/monitoring/kiosk.rules.yml'), 'utf8');
  if (isHere) watching = await startPrometheus([port], rules.replaceAll('for: 2m', 'for: 2s'));
});
afterAll(async () => {
  await watching?.stop();
  await kiosk.close().catch(() => undefined);
  await screen.stop();
  rmSync(data, { recursive: true, force: true });
});

const ask = async (): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => undefined);
  return answer?.ok === true ? answer.text() : '';
};

test('a running kiosk gives its figures on the loopback and in a file, and promtool has nothing against them', async () => {
  await expect.poll(ask).toMatch(/^sister_cities_kiosk_up 1$/m);
  const served = await ask();
  expect(served).toMatch(/^sister_cities_kiosk_application_info\{version="[\d.]+",.*kiosk="floor-2-east"\} 1$/m);
  expect(served).toMatch(/^sister_cities_kiosk_pack_info\{pack="[a-z-]+",version="[\d.]+",origin="bundled"\} 1$/m);
  expect(served).toMatch(/^sister_cities_kiosk_memory_resident_bytes\{process="page"\} [1-9]\d{6,}$/m);
  const file = join(data, 'kiosk.prom');
  await expect.poll(() => readFileSync(file, 'utf8')).toMatch(/^sister_cities_kiosk_up 1$/m);
  expect(statSync(file).mode & 0o777).toBe(0o644);
  if (!isHere) return;
  for (const text of [served, readFileSync(file, 'utf8')])
    expect(promtool(['check', 'metrics'], text)).toEqual({ code: 0, said: '' });
});

test('a visit is in the figures when it has ended, and nothing else of it', async () => {
  await kiosk.on('attract');
  await kiosk.tapAt(540, 900);
  await kiosk.page.waitForFunction(() => document.documentElement.dataset['screen'] !== 'attract');
  await expect.poll(ask).toMatch(/^sister_cities_kiosk_touch_events_total [1-9]/m);
  expect(await ask()).toMatch(/^sister_cities_kiosk_visits_total 0$/m);
  await kiosk.page.evaluate(() =>
    window.kiosk.reportVisit({ language: 'th', seconds: 9, panels: [], stoppedAt: null, quiz: null, end: 'idle' }),
  );
  await expect.poll(ask).toMatch(/^sister_cities_kiosk_visits_by_language_total\{language="th"\} 1$/m);
  expect(await ask()).toMatch(/^sister_cities_kiosk_idle_resets_total 1$/m);
});

test('the page cannot ask for them', async () => {
  const tries = await kiosk.page.evaluate(async (address) => {
    const fetched = fetch(address).then(
      () => 'reached',
      () => 'refused',
    );
    const blind = fetch(address, { mode: 'no-cors' }).then(
      () => 'reached',
      () => 'refused',
    );
    const pictured = new Promise<string>((resolve) => {
      const image = new Image();
      image.addEventListener('load', () => resolve('reached'));
      image.addEventListener('error', () => resolve('refused'));
      image.src = address;
    });
    return Promise.all([fetched, blind, pictured]);
  }, `http://127.0.0.1:${port}/metrics`);
  expect(tries).toEqual(['refused', 'refused', 'refused']);
});

test('Prometheus sees it, and raises the alarm when it is killed', async () => {
  if (watching === undefined) return;
  const { targets, query, firing } = watching;
  await expect.poll(targets).toMatchObject([{ health: 'up', lastError: '' }]);
  await expect.poll(() => query('sister_cities_kiosk_up')).toBe(1);
  await expect.poll(() => query('sister_cities_kiosk_visits_total')).toBe(1);
  expect(await firing()).toEqual([]);
  const { app } = kiosk;
  const gone = once(app.process(), 'exit');
  app.process().kill('SIGKILL');
  await gone;
  await expect.poll(targets).toMatchObject([{ health: 'down' }]);
  await expect.poll(firing).toContain('KioskStopped');
});
