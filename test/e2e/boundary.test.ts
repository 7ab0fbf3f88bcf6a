import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import '../helpers/window.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

let screen: VirtualScreen;
let kiosk: Kiosk;
beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display, pack: join(project, 'test/fixtures/packs/harbour') });
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
});

test('the page has no Node, no Electron, and exactly the bridge of the contract', async () => {
  const globals = await kiosk.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron'].filter(
      (name) => name in window,
    ),
    bridge: Object.keys(window.kiosk).sort(),
  }));
  expect(globals).toEqual({ node: [], bridge: ['beat', 'knock', 'loadExhibit', 'reportProblem', 'reportVisit'] });
});

test('the page runs in the sandbox', async () => {
  const pid = await kiosk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
  expect(/^Seccomp:\t(\d)$/m.exec(status)?.[1]).toBe('2');
  expect(/^NoNewPrivs:\t(\d)$/m.exec(status)?.[1]).toBe('1');
  const preferences = await kiosk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
});

test('arguments that do not fit the contract are answered with a typed error', async () => {
  const answer = await kiosk.page.evaluate(() => window.kiosk.reportProblem({ kind: 'error', message: 5 } as never));
  expect(answer).toMatchObject({ ok: false, error: { code: 'ARGUMENTS', place: '[0].message' } });
});

test('pack files: the ones that pack.json names, in whole or in part, and no other', async () => {
  const ask = (address: string, range?: string) =>
    kiosk.page.evaluate(
      async ([url, part]) => {
        try {
          const answer = await fetch(url ?? '', part === undefined ? {} : { headers: { range: part } });
          return [answer.status, (await answer.text()).length];
        } catch {
          return ['refused', 0];
        }
      },
      [address, range],
    );
  const size = readFileSync(join(project, 'test/fixtures/packs/harbour/media/boat.svg'), 'utf8').length;
  expect(await ask('pack://harbour/media/boat.svg')).toEqual([200, size]);
  expect(await ask('pack://harbour/media/boat.svg', 'bytes=0-9')).toEqual([206, 10]);
  for (const path of [
    'pack.json',
    'text/en.json',
    '../../../package.json',
    '..%2f..%2fpackage.json',
    '%2e%2e/%2e%2e/pack.json',
    'media/',
    'media/boat.svg%00',
    'media//boat.svg',
    'media/./boat.svg/',
    '//etc/passwd',
    '%ff',
  ]) {
    const [status, length] = await ask(`pack://harbour/${path}`);
    expect([path, status === 404 || status === 'refused', length]).toEqual([path, true, 0]);
  }
  expect((await ask('pack://other/media/boat.svg'))[0]).toBe(404);
});

test('nothing outside the kiosk can be asked for or gone to', async () => {
  const { page } = kiosk;
  const outcome = await page.evaluate(async () => {
    const tries = [
      'https://example.org/',
      'http://127.0.0.1:1/',
      'file:///etc/passwd',
      'data:text/plain,x',
      'app://kiosk/index.html',
    ];
    const answers = await Promise.all(
      tries.map((url) =>
        fetch(url)
          .then(() => 'answered')
          .catch(() => 'refused'),
      ),
    );
    const opened = window.open('https://example.org/') === null;
    window.location.href = 'https://example.org/';
    return { answers: answers.slice(0, 5), opened };
  });
  expect(outcome).toEqual({ answers: ['refused', 'refused', 'refused', 'refused', 'refused'], opened: true });
  await page.waitForFunction(() => document.readyState === 'complete');
  expect(page.url()).toBe('app://kiosk/index.html');
  await expect.poll(() => kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('script that is not the kiosk’s own does not run', async () => {
  const ran = await kiosk.page.evaluate(async () => {
    const script = document.createElement('script');
    let refused = false;
    try {
      script.textContent = 'window.intruder = true';
      document.head.append(script);
    } catch {
      refused = true;
    }
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
    return { intruder: 'intruder' in window, refused };
  });
  expect(ran.intruder).toBe(false);
});
