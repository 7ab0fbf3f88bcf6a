import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import '../helpers/window.ts';
import { type Kiosk, launchKiosk, makeDataFolder } from '../helpers/kiosk.ts';
import { application } from '../helpers/project.ts';
import { allChords, pressReally, visibleWindows } from '../helpers/real-keys.ts';
import { unprivilegedElectron } from '../helpers/unprivileged.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

let screen: VirtualScreen;
let kiosk: Kiosk;
beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display });
  await kiosk.on('attract');
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
});

/** What nobody at the glass or at a keyboard may change. */
const standing = async () => ({
  windows: visibleWindows(screen.display),
  address: kiosk.page.url(),
  history: await kiosk.page.evaluate(() => history.length),
  scale: await kiosk.page.evaluate(() => visualViewport?.scale),
  ...(await kiosk.app.evaluate(({ BrowserWindow, webContents }) => ({
    main: process.pid,
    pages: webContents.getAllWebContents().map((contents) => ({
      process: contents.getOSProcessId(),
      zoom: contents.getZoomFactor(),
      tools: contents.isDevToolsOpened(),
    })),
    bounds: BrowserWindow.getAllWindows().map((window) => [window.getBounds(), window.isKiosk(), window.isVisible()]),
  }))),
});

test('every key with every set of modifiers, really pressed: nothing changes but what is on the page', async () => {
  const before = await standing();
  expect(before.windows).toHaveLength(1);
  const chords = allChords();
  expect(chords.length).toBeGreaterThan(2_000);
  for (let at = 0; at < chords.length; at += 200) {
    const some = chords.slice(at, at + 200);
    pressReally(screen.display, some);
    expect(await standing(), `after ${some[0] ?? ''} to ${some.at(-1) ?? ''}`).toEqual(before);
  }
  expect(kiosk.problems()).toEqual([]);
});

test('a printer, a question, a download, a window: nothing opens, and the page is not stopped by it', async () => {
  const before = await standing();
  const answers = await kiosk.page.evaluate(async () => {
    const attempt = async (work: () => unknown): Promise<unknown> => {
      try {
        return await work();
      } catch {
        return 'refused';
      }
    };
    const link = document.createElement('a');
    link.href = 'pack://astana/pack.json';
    link.download = 'pack.json';
    const picker = window as unknown as Record<string, () => Promise<unknown>>;
    return {
      print: await attempt(() => window.print()),
      alert: await attempt(() => window.alert('x')),
      confirm: await attempt(() => window.confirm('x')),
      prompt: await attempt(() => window.prompt('x')),
      download: await attempt(() => link.click()),
      open: await attempt(() => window.open('about:blank')),
      openFile: await attempt(() => picker['showOpenFilePicker']?.()),
      saveFile: await attempt(() => picker['showSaveFilePicker']?.()),
      folder: await attempt(() => picker['showDirectoryPicker']?.()),
    };
  });
  expect(answers).toEqual({
    print: undefined,
    alert: undefined,
    confirm: false,
    prompt: 'refused',
    download: undefined,
    open: null,
    openFile: 'refused',
    saveFile: 'refused',
    folder: 'refused',
  });
  expect(await standing()).toEqual(before);
});

test('a press of the right button, a pinch, the wheel with Ctrl, a text dragged, a file dropped: nothing', async () => {
  const before = await standing();
  const { page } = kiosk;
  await page.mouse.click(540, 900, { button: 'right' });
  await page.mouse.click(540, 900, { button: 'middle' });
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -600);
  await page.keyboard.up('Control');
  const pinch = (spread: number) => [
    { x: 540 - spread, y: 900 },
    { x: 540 + spread, y: 900 },
  ];
  await kiosk.fingers('touchStart', pinch(50));
  for (let spread = 60; spread < 400; spread += 20) await kiosk.fingers('touchMove', pinch(spread));
  await kiosk.fingers('touchEnd', []);
  const left = await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['<script>1</script>'], 'drop.html', { type: 'text/html' }));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    return { selection: String(getSelection()), draggable: document.querySelectorAll('[draggable=true]').length };
  });
  expect(left).toEqual({ selection: '', draggable: 0 });
  expect(await standing()).toEqual(before);
});

describe('permissions', () => {
  /** Every name that Electron documents for its permission handlers. */
  const documented = [
    'clipboard-read',
    'clipboard-sanitized-write',
    'display-capture',
    'fullscreen',
    'geolocation',
    'idle-detection',
    'media',
    'mediaKeySystem',
    'midi',
    'midiSysex',
    'notifications',
    'pointerLock',
    'keyboardLock',
    'openExternal',
    'speaker-selection',
    'storage-access',
    'top-level-storage-access',
    'window-management',
    'unknown',
    'hid',
    'serial',
    'usb',
    'fileSystem',
    'deprecated-sync-clipboard-read',
    'accessibility-events',
    'background-sync',
  ];

  test('whatever a page could ask for is denied', async () => {
    const answers = await kiosk.page.evaluate(
      async (names) => {
        const query = names.map(async (name) => {
          try {
            return [name, (await navigator.permissions.query({ name: name as PermissionName })).state];
          } catch {
            return [name, 'unknown'];
          }
        });
        return Promise.all(query);
      },
      [
        ...documented,
        'camera',
        'microphone',
        'persistent-storage',
        'screen-wake-lock',
        'push',
        'payment-handler',
        'local-fonts',
        'nfc',
        'accelerometer',
        'gyroscope',
        'magnetometer',
        'ambient-light-sensor',
        'periodic-background-sync',
      ],
    );
    expect(answers.filter(([, state]) => state !== 'denied' && state !== 'unknown' && state !== 'prompt')).toEqual([]);
  });
});

test('a page that asks without end is not answered, and the kiosk goes on', async () => {
  const codes = await kiosk.page.evaluate(async () => {
    const asked = Array.from({ length: 1_000 }, () =>
      window.kiosk.reportProblem({ kind: 'error', message: 5 } as never),
    );
    const answers = await Promise.all(asked);
    return answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
  });
  const refused = codes.filter((code) => code === 'TOO_OFTEN').length;
  expect(refused).toBeGreaterThan(800);
  expect(codes.filter((code) => code === 'ARGUMENTS').length).toBe(1_000 - refused);
  // What was refused has not filled the log either.
  expect(kiosk.log().filter(({ event }) => event === 'ipc-refused').length).toBeLessThan(300);
  expect(await kiosk.page.evaluate(async () => (await window.kiosk.loadExhibit()).ok)).toBe(true);
});

test('a page that closes its window gets another one at once', async () => {
  await kiosk.page.evaluate(() => {
    window.close();
  });
  await expect.poll(() => kiosk.app.windows().filter((page) => !page.isClosed()).length).toBe(1);
  await expect.poll(() => kiosk.log().filter(({ event }) => event === 'pack-shown').length).toBe(2);
  expect(kiosk.log().map(({ event }) => event)).toContain('window-closed');
  expect(visibleWindows(screen.display)).toHaveLength(1);
});

test('no connection is made, not even to ask for a name: traced from the start to the first screen', async () => {
  const data = makeDataFolder();
  const home = join(data, 'home');
  mkdirSync(home);
  const { executable, uid, environment } = unprivilegedElectron();
  if (uid !== undefined) chownSync(home, uid, uid);
  const trace = join(data, 'trace');
  const traced = spawn(
    'strace',
    [
      '-f',
      '-qq',
      '-e',
      'trace=connect,sendto,sendmsg,sendmmsg',
      '-o',
      trace,
      executable,
      application,
      `--data=${data}`,
    ],
    { env: { ...process.env, ...environment(home), DISPLAY: screen.display }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = once(traced, 'exit');
  let said = '';
  for await (const part of traced.stderr.setEncoding('utf8')) {
    said += String(part);
    if (said.includes('On screen: ')) break;
  }
  traced.kill('SIGKILL');
  await gone;
  const calls = readFileSync(trace, 'utf8').split('\n');
  rmSync(data, { recursive: true, force: true });
  expect(said).toContain('On screen: ');
  // It did trace: the screen's own socket is there.
  expect(calls.some((call) => call.includes('AF_UNIX'))).toBe(true);
  expect(calls.filter((call) => /AF_INET6?\b/.test(call))).toEqual([]);
});
