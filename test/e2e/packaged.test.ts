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
let application = '';
let screen: VirtualScreen;

beforeAll(async () => {
  chmodSync(work, 0o755);
  if (uid !== undefined) chownSync(home, uid, uid);
  writeFileSync(evil, `require('node:fs').writeFileSync(${JSON.stringify(escaped)}, 'here');`);
  execFileSync('node', [join(project, 'scripts/package.mjs'), '--dir', '--output', work], { stdio: 'pipe' });
  application = join(work, 'linux-unpacked/sister-cities-kiosk');
  screen = await startVirtualScreen(1080, 1920);
});

afterAll(async () => {
  await screen?.stop();
  for (const folder of [work, home]) rmSync(folder, { recursive: true, force: true });
});

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(wrapper, args, {
    env: { ...process.env, ...environment(home), KIOSK_ELECTRON: application, DISPLAY: screen.display, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Status lines, as the kernel gives them, of every page that shows something of that data folder. */
function pagesOf(data: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(join('/proc', name, 'cmdline'), 'utf8');
        if (!command.includes('--type=renderer') || !command.includes(data)) return [];
        return [readFileSync(join('/proc', name, 'status'), 'utf8')];
      } catch {
        // It ended while we looked.
        return [];
      }
    });
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
  });
  const ended = once(kiosk, 'close');
  const lines: string[] = [];
  let shown = false;
  for await (const line of createInterface(kiosk.stderr)) {
    lines.push(line);
    shown = line.startsWith('On screen: astana');
    if (shown) break;
  }
  expect(shown, lines.join('\n')).toBe(true);
  const pages = pagesOf(data);
  expect(pages.length).toBeGreaterThan(0);
  for (const status of pages) expect(status).toMatch(/NoNewPrivs:\t1[\s\S]*Seccomp:\t2/);
  kiosk.kill('SIGTERM');
  await ended;
  expect(existsSync(escaped)).toBe(false);
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
