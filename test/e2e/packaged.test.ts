import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { lookFromOutside, processesOf } from '../helpers/outside.ts';
import { holding, keyboard, modifierSets, visibleWindows } from '../helpers/real-keys.ts';
import { unprivilegedElectron } from '../helpers/unprivileged.ts';
import { project } from '../helpers/project.ts';
import { openWorkshop } from '../helpers/workshop.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

// What ships, with its fuses set: nothing can be attached to it, so it is looked at from outside.
const work = mkdtempSync(join(tmpdir(), 'kiosk-packaged-'));
const home = mkdtempSync(join(tmpdir(), 'kiosk-home-'));
const evil = join(work, 'evil.cjs');
const escaped = join(home, 'escaped');
const { executable: wrapper, uid, environment } = unprivilegedElectron();
const pictures = mkdtempSync(join(tmpdir(), 'kiosk-pictures-'));
let application = '';
let screen: VirtualScreen;

beforeAll(async () => {
  chmodSync(work, 0o755);
  if (uid !== undefined) chownSync(home, uid, uid);
  writeFileSync(evil, `require('node:fs').writeFileSync(${JSON.stringify(escaped)}, 'here');`);
  execFileSync('node', [join(project, 'scripts/package.mjs'), '--dir', '--output', work], { stdio: 'pipe' });
  application = join(work, 'linux-unpacked/sister-cities-kiosk');
  screen = await startVirtualScreen(1080, 1920, pictures);
});

afterAll(async () => {
  await screen?.stop();
  for (const folder of [work, home, pictures]) rmSync(folder, { recursive: true, force: true });
});

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(wrapper, args, {
    env: { ...process.env, ...environment(home), KIOSK_ELECTRON: application, DISPLAY: screen.display, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Waits until the exhibit is on screen; gives what was said until then. */
async function shown(kiosk: ReturnType<typeof start>): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface(kiosk.stderr)) {
    lines.push(line);
    if (line.startsWith('On screen: astana')) return lines.join('\n');
  }
  throw new Error(`It was never on screen: ${lines.join('\n')}`);
}

test('its fuses are set: no Node, no inspector, no code but its own archive', async () => {
  const wire = await getCurrentFuseWire(application);
  const { RunAsNode, EnableNodeOptionsEnvironmentVariable, EnableNodeCliInspectArguments } = FuseV1Options;
  const { OnlyLoadAppFromAsar, EnableEmbeddedAsarIntegrityValidation, EnableCookieEncryption } = FuseV1Options;
  // A fuse is the digit 0 or 1 in the executable.
  const digits = (fuses: readonly FuseV1Options[]): string =>
    fuses.map((fuse) => String.fromCodePoint(Number(wire[fuse]))).join('');
  expect(digits([RunAsNode, EnableNodeOptionsEnvironmentVariable, EnableNodeCliInspectArguments])).toBe('000');
  expect(digits([OnlyLoadAppFromAsar, EnableEmbeddedAsarIntegrityValidation, EnableCookieEncryption])).toBe('111');
  expect(readdirSync(join(dirname(application), 'resources'))).toEqual(['app.asar']);
  expect(readFileSync(join(dirname(application), 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toMatch(/^react \d.*\(MIT\)$/m);
});

test('it shows the exhibit, its page in the sandbox, in an environment that means it ill', async () => {
  const data = join(home, 'data');
  const kiosk = start([`--data=${data}`], {
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: `--require ${evil}`,
    ELECTRON_ENABLE_SECURITY_WARNINGS: '1',
    ELECTRON_ENABLE_LOGGING: '1',
    ELECTRON_NO_ASAR: '1',
    ELECTRON_OVERRIDE_DIST_PATH: work,
    ELECTRON_FORCE_IS_PACKAGED: 'false',
    ELECTRON_DEFAULT_ERROR_MODE: '1',
    NODE_EXTRA_CA_CERTS: evil,
    NODE_REPL_EXTERNAL_MODULE: evil,
    NODE_PATH: work,
    CHROME_DEVEL_SANDBOX: '',
    http_proxy: 'http://127.0.0.1:1/',
  });
  const ended = once(kiosk, 'close');
  await shown(kiosk);
  const pages = processesOf(data).filter(({ kind }) => kind === 'renderer');
  expect(pages.length).toBeGreaterThan(0);
  for (const { status } of pages) expect(status).toMatch(/NoNewPrivs:\t1[\s\S]*Seccomp:\t2/);
  kiosk.kill('SIGTERM');
  await ended;
  expect(existsSync(escaped)).toBe(false);
});

test('no key with any modifiers, and no button of a mouse, changes anything but what is on the page', async () => {
  const data = join(home, 'keys');
  const kiosk = start([`--data=${data}`]);
  const ended = once(kiosk, 'close');
  await shown(kiosk);
  const outside = lookFromOutside(screen.display, pictures);
  const standing = () => ({
    windows: visibleWindows(screen.display),
    processes: processesOf(data)
      .map(({ pid, kind }) => `${kind} ${pid}`)
      .sort(),
    // A page that went anywhere, was loaded anew or lost says so.
    said: readFileSync(join(data, 'logs/kiosk.jsonl'), 'utf8').split('\n').length,
  });
  // The attract screen moves; behind its button is one that does not.
  const attract = outside.picture();
  outside.act('mousemove', '540', '1650', 'click', '1');
  await outside.until('other', attract);
  /** The settings of a visit come and go: whatever was pressed before has been felt by then. */
  const settings = async (): Promise<void> => {
    const before = outside.picture();
    outside.act('key', 'F1');
    await outside.until('other', before);
    await outside.stillPicture();
    outside.act('key', 'Escape');
  };
  await outside.stillPicture();
  await settings();
  const picture = await outside.stillPicture();
  const before = standing();
  expect(before.windows).toHaveLength(1);
  expect(keyboard.meaningless.length).toBeGreaterThan(180);
  for (let at = 0; at < modifierSets.length; at += 4) {
    const some = modifierSets.slice(at, at + 4);
    for (const held of some) outside.act(...holding(held, keyboard.meaningless));
    await settings();
    await outside.until('same', picture);
    expect(standing(), `after all keys with ${some.map((held) => held.join('+')).join(', ')}`).toEqual(before);
  }
  // All other buttons on the picture's upper edge, the wheel with Ctrl as well, and a long drag.
  outside.act('mousemove', '540', '60', 'keydown', 'ctrl', 'click', '4', 'click', '5', 'click', '1', 'keyup', 'ctrl');
  for (const button of ['2', '3', '6', '7', '8', '9']) outside.act('click', button);
  outside.act('mousedown', '1', 'mousemove', '100', '400', 'mousemove', '900', '90', 'mouseup', '1');
  outside.act('mousemove', '540', '1650');
  await settings();
  await outside.until('same', picture);
  for (const held of modifierSets) outside.act(...holding(held, keyboard.meant));
  outside.act('key', '--delay', '0', ...keyboard.modifiers);
  expect(standing()).toEqual(before);
  kiosk.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test.each([
  '--inspect=0',
  '--remote-debugging-port=0',
  `--load-extension=${tmpdir()}`,
  `--require=${evil}`,
  '--no-sandbox',
  '-e',
])('it does not start with %s', async (flag) => {
  const kiosk = start([flag, `--data=${join(home, 'other')}`]);
  let words = '';
  kiosk.stderr.setEncoding('utf8').on('data', (part: string) => {
    words += part;
  });
  const [code] = (await once(kiosk, 'close')) as [number | null];
  expect({ code, words }).toMatchObject({ code: 2, words: expect.stringMatching(/[Uu]nknown/) as string });
  expect(words).not.toMatch(/listening on ws/);
  expect(existsSync(escaped)).toBe(false);
});

test('its pack tools verify a pack where there is no display, and refuse one that was damaged', async () => {
  const workshop = await openWorkshop();
  try {
    const container = await workshop.build({ seq: 7 });
    const verify = () =>
      spawnSync(wrapper, ['pack', 'verify', '--trust', workshop.trustFile, container], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], ...environment(home), KIOSK_ELECTRON: application },
      });
    expect(verify()).toMatchObject({ status: 0, stdout: expect.stringContaining('harbour') as string });
    const bytes = readFileSync(container);
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    writeFileSync(container, bytes);
    expect(verify().status).toBe(1);
  } finally {
    workshop.remove();
  }
});
