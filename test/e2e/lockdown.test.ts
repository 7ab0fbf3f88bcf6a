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
    return {
      print: await attempt(() => window.print()),
      alert: await attempt(() => window.alert('x')),
      confirm: await attempt(() => window.confirm('x')),
      prompt: await attempt(() => window.prompt('x')),
      download: await attempt(() => link.click()),
      open: await attempt(() => window.open('about:blank')),
    };
  });
  expect(answers).toEqual({
    print: undefined,
    alert: undefined,
    confirm: false,
    prompt: 'refused',
    download: undefined,
    open: null,
  });
  expect(await standing()).toEqual(before);
});

/** Where script could want to go: every kind of address that a browser knows, and some that it does not. */
const ADDRESSES = [
  'https://example.org/',
  'http://127.0.0.1:1/',
  'ftp://example.org/',
  'ws://example.org/',
  'smb://example.org/x',
  'file:///etc/passwd',
  'filesystem:app://kiosk/temporary/x',
  'blob:app://kiosk/x',
  'data:text/html,<h1>x</h1>',
  'about:blank',
  'about:srcdoc',
  'about:blank#x',
  'about:srcdoc?x',
  'about:version',
  'about:crash',
  'about:flags',
  'chrome://gpu',
  'chrome://crash',
  'chrome://hang',
  'chrome://kill',
  'chrome-untrusted://x',
  'chrome-error://x',
  'chrome://inducebrowsercrashforrealz',
  'chrome-extension://x/',
  'devtools://devtools/bundled/inspector.html',
  'view-source:https://example.org',
  'javascript:document.body.remove()',
  'mailto:a@example.org',
  'tel:1',
  'intent://x',
  'ms-word:x',
  'steam://x',
  'vscode://x',
  'mhtml:x',
  'app://kiosk/other.html',
  'app://other/',
  'app://kiosk/index.html',
  'app://kiosk/index.html?x',
  '#x',
  '?x',
  'pack://astana/pack.json',
];

test.each(['location', 'link', 'link to the top', 'open', 'refresh', 'form'] as const)(
  'no address leads away by %s, and none ends the kiosk',
  async (way) => {
    const before = await standing();
    const born = await kiosk.page.evaluate(() => performance.timeOrigin);
    const shown = await kiosk.page.evaluate(() => document.documentElement.dataset['screen'] ?? '');
    await kiosk.page.evaluate(
      async ([how, addresses]) => {
        for (const address of addresses) {
          try {
            if (how === 'location') location.href = address;
            else if (how === 'open') window.open(address, '_self');
            else if (how === 'refresh') {
              const meta = document.createElement('meta');
              meta.httpEquiv = 'refresh';
              meta.content = `0;url=${address}`;
              document.head.append(meta);
              meta.remove();
            } else if (how === 'form') {
              const form = document.createElement('form');
              form.action = address;
              document.body.append(form);
              form.submit();
              form.remove();
            } else {
              const link = document.createElement('a');
              link.href = address;
              if (how === 'link to the top') link.target = '_top';
              document.body.append(link);
              link.click();
              link.remove();
            }
          } catch {
            // Refused at once.
          }
          // Whatever comes of it has come when the page is painted again, and another goes on from there.
          await new Promise((resolve) => {
            requestAnimationFrame(resolve);
          });
        }
        history.pushState(0, '', '?pushed');
        history.replaceState(0, '', '?replaced');
        location.hash = 'hash';
        history.back();
      },
      [way, ADDRESSES] as const,
    );
    expect(await standing()).toEqual(before);
    expect(await kiosk.page.evaluate(() => performance.timeOrigin)).toBe(born);
    // Keys may have begun a visit; it goes on where it was.
    await kiosk.on(shown);
  },
);

describe('the dialog for files, and others of the system', () => {
  const ways: Record<string, string> = {
    'a field in the page': 'document.body.append(field); field.click()',
    'a field outside the page': 'field.click()',
    'a field that was told of a click': "field.dispatchEvent(new MouseEvent('click'))",
    'the picker of a field': 'field.showPicker()',
    'the picker of a page': 'await showOpenFilePicker()',
    'the picker of a page for saving': 'await showSaveFilePicker()',
    'the picker of a page for folders': 'await showDirectoryPicker()',
    'a film in a window of its own': "await document.createElement('video').requestPictureInPicture()",
    'a page in a window of its own': 'await documentPictureInPicture.requestWindow()',
    'a pipette': 'await new EyeDropper().open()',
    'a folder': 'field.webkitdirectory = true; field.click()',
    'a field that says it is none': "Object.defineProperty(field, 'type', { value: 'text' }); field.click()",
    'a method that is told it is called for another':
      'Object.defineProperty(HTMLInputElement, Symbol.hasInstance, { value: () => false }); HTMLElement.prototype.click.call(field)',
    'a page in the page': "document.body.append(document.createElement('IFrame'))",
    'a page in the page, by a name that changes':
      "let asked = 0; document.body.append(document.createElement({ toString: () => ((asked += 1) === 1 ? 'div' : 'iframe') })); if (window.length === 0) throw new Error()",
    'a page in the page, of another kind': "document.createElementNS('http://www.w3.org/1999/xhtml', 'x:iframe')",
    'an element of its own': "customElements.define('x-y', class extends HTMLIFrameElement {}, { extends: 'iframe' })",
    'a hidden tree': "document.createElement('div').attachShadow({ mode: 'closed' })",
  };

  /** Only a page that was touched may ask. */
  const touch = async (): Promise<void> => {
    await kiosk.tapAt(540, 60);
    expect(await kiosk.page.evaluate(() => navigator.userActivation.isActive)).toBe(true);
  };

  test('is not opened by script, whatever it tries', async () => {
    const before = await standing();
    const opened: string[] = [];
    for (const [name, code] of Object.entries(ways)) {
      await touch();
      const answer = await kiosk.page.evaluate(`(async () => {
        const field = document.createElement('input');
        field.type = 'file';
        try { ${code}; return 'opened'; } catch { return 'refused'; } finally { field.remove(); }
      })()`);
      if (answer !== 'refused') opened.push(name);
    }
    expect(opened).toEqual([]);
    expect(await kiosk.page.evaluate(() => window.length)).toBe(0);
    expect(await standing()).toEqual(before);
  });

  test.each(['field', 'label'])('is not opened by a finger on a %s', async (which) => {
    const before = await standing();
    await kiosk.page.evaluate((what) => {
      const field = document.createElement('input');
      field.type = 'file';
      const label = document.createElement('label');
      label.append(field, 'Files');
      const touched = what === 'label' ? label : field;
      touched.style.cssText = 'position: fixed; inset: 0; z-index: 99; display: block; opacity: 0.5';
      document.body.append(label);
      field.addEventListener('click', (event) => {
        label.remove();
        document.body.dataset['files'] = event.defaultPrevented ? 'refused' : 'opened';
      });
    }, which);
    await kiosk.tapAt(540, 960);
    await kiosk.page.waitForFunction(() => document.body.dataset['files'] !== undefined);
    const answer = await kiosk.page.evaluate(() => {
      const { files } = document.body.dataset;
      delete document.body.dataset['files'];
      return files;
    });
    expect(answer).toBe('refused');
    expect(await standing()).toEqual(before);
  });
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

test('a page that got away all the same is brought back', async () => {
  const since = kiosk.log().length;
  await kiosk.app.evaluate(async ({ BrowserWindow }) => {
    // As only this process can do it; that the page itself ends is what was wanted.
    await BrowserWindow.getAllWindows()[0]
      ?.webContents.loadURL('about:blank')
      .catch(() => undefined);
  });
  const later = () =>
    kiosk
      .log()
      .slice(since)
      .map(({ event }) => event);
  await expect.poll(later).toContain('pack-shown');
  expect(later()).toContain('page-failed');
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
