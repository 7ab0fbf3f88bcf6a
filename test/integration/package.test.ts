import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { project } from '../helpers/project.ts';

const work = mkdtempSync(join(tmpdir(), 'kiosk-package-'));
const tree = join(project, 'deploy/debian/root');
const units = ['sister-cities-kiosk', 'sister-cities-kiosk-x11'];

afterAll(() => rmSync(work, { recursive: true, force: true }));

test('every script that runs as root is without a finding of shellcheck', () => {
  const scripts = [
    join(tree, 'usr/sbin/sister-cities-kiosk-setup'),
    join(tree, 'usr/bin/sister-cities-kiosk'),
    ...readdirSync(join(tree, 'usr/lib/sister-cities-kiosk')).map((name) =>
      join(tree, 'usr/lib/sister-cities-kiosk', name),
    ),
    ...['postinst', 'prerm', 'postrm'].map((name) => join(project, 'deploy/debian/control', name)),
    ...readdirSync(join(project, 'test/package'))
      .filter((name) => name.endsWith('.sh'))
      .map((name) => join(project, 'test/package', name)),
  ];
  const { stdout, status } = spawnSync('shellcheck', scripts, { encoding: 'utf8' });
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
});

test.each(units)('%s is exposed to no more than 3.0 of 10, has no network, and comes back whatever happens', (unit) => {
  const path = join(tree, 'usr/lib/systemd/system', `${unit}.service`);
  const told = execFileSync('systemd-analyze', ['security', '--offline=true', '--no-pager', path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(Number(/level for .*: ([\d.]+)/.exec(told)?.[1])).toBeLessThanOrEqual(3);
  const drop = readFileSync(join(tree, 'usr/lib/systemd/system', `${unit}.service.d`, '10-kiosk.conf'), 'utf8');
  expect(drop).toMatch(/^Restart=always$/m);
  expect(drop).toMatch(/^IPAddressDeny=any$/m);
  expect(readFileSync(path, 'utf8')).toMatch(/^StartLimitIntervalSec=0$/m);
});

describe('the Debian package', () => {
  let file = '';
  const application = join(work, 'application');
  const build = (folder: string): string =>
    execFileSync(
      'node',
      [join(project, 'scripts/package.mjs'), '--application', application, '--output', folder, '--quick'],
      {
        encoding: 'utf8',
        env: { ...process.env, SOURCE_DATE_EPOCH: '1700000000' },
      },
    ).trim();

  beforeAll(() => {
    mkdirSync(join(application, 'resources'), { recursive: true });
    writeFileSync(join(application, 'sister-cities-kiosk'), '#!/bin/sh\n', { mode: 0o777 });
    // The rights that a strict umask leaves.
    writeFileSync(join(application, 'resources/app.asar'), 'archive', { mode: 0o600 });
    writeFileSync(join(application, 'THIRD-PARTY-NOTICES.txt'), 'notices');
    writeFileSync(join(application, 'chrome-sandbox'), '', { mode: 0o755 });
    file = build(join(work, 'one'));
  });

  test('belongs to root, may be read by everybody and changed by nobody else, and runs nothing with the rights of another', () => {
    const lines = execFileSync('dpkg-deb', ['--contents', file], { encoding: 'utf8' }).trim().split('\n');
    const odd = lines.filter((line) => !/^([-d]r(w)[-x]r-[-x]r-[-x]|lrwxrwxrwx) root\/root /.test(line));
    expect(odd).toEqual([]);
    expect(lines.some((line) => line.endsWith('./opt/sister-cities-kiosk/resources/app.asar'))).toBe(true);
    expect(lines.filter((line) => line.includes('chrome-sandbox'))).toEqual([]);
  });

  test('is the same, byte for byte, when it is made again', () => {
    expect(readFileSync(build(join(work, 'two'))).equals(readFileSync(file))).toBe(true);
  });

  test('says what it is, what it needs, and the sum of every file', () => {
    const field = (name: string): string =>
      execFileSync('dpkg-deb', ['--field', file, name], { encoding: 'utf8' }).trim();
    const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };
    expect([field('Package'), field('Version')]).toEqual(['sister-cities-kiosk', version]);
    for (const needed of ['cage', 'seatd', 'xwayland', 'libnss3']) expect(field('Depends')).toContain(needed);
    const root = join(work, 'unpacked');
    execFileSync('dpkg-deb', ['--raw-extract', file, root]);
    execFileSync('md5sum', ['--check', '--quiet', 'DEBIAN/md5sums'], { cwd: root });
    expect(readFileSync(join(root, 'DEBIAN/md5sums'), 'utf8')).toContain('opt/sister-cities-kiosk/resources/app.asar');
  });
});

describe('sister-cities-kiosk-setup', () => {
  const setup = join(tree, 'usr/sbin/sister-cities-kiosk-setup');
  let root = '';
  let round = 0;

  function run(...args: readonly string[]): { code: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(setup, ['--root', root, ...args], { encoding: 'utf8' });
    return { code: status, output: stdout + stderr };
  }
  function settings(...lines: readonly string[]): readonly string[] {
    writeFileSync(join(root, 'settings'), `${lines.join('\n')}\n`);
    return ['--settings', join(root, 'settings')];
  }
  const wanted = ['# The reading room.', 'venue=astana-national-library', 'display=wayland'];

  beforeEach(() => {
    // A system as the package leaves it behind.
    round += 1;
    root = join(work, `root-${round}`);
    cpSync(tree, root, { recursive: true, verbatimSymlinks: true });
    for (const folder of ['etc/sister-cities-kiosk', 'etc/systemd/system', 'opt/sister-cities-kiosk'])
      mkdirSync(join(root, folder), { recursive: true });
    cpSync(join(tree, 'usr/share/sister-cities-kiosk/kiosk.conf'), join(root, 'etc/sister-cities-kiosk/kiosk.conf'));
    for (const target of ['multi-user', 'graphical'])
      writeFileSync(join(root, 'usr/lib/systemd/system', `${target}.target`), '[Unit]\nAllowIsolate=yes\n');
    symlinkSync('graphical.target', join(root, 'usr/lib/systemd/system/default.target'));
    writeFileSync(
      join(root, 'etc/passwd'),
      'kiosk:x:997:997:Museum kiosk:/var/lib/sister-cities-kiosk:/usr/sbin/nologin\n',
    );
    writeFileSync(join(root, 'etc/shadow'), 'kiosk:!*:20000::::::\n');
    writeFileSync(join(root, 'opt/sister-cities-kiosk/sister-cities-kiosk'), '', { mode: 0o755 });
  });

  const helpers = [
    'sister-cities-kiosk-finish-update.service',
    'sister-cities-kiosk-power.path',
    'sister-cities-kiosk-screen.path',
    'sister-cities-kiosk-stick.path',
  ];
  const enabled = (target = 'multi-user'): string[] => {
    const wants = join(root, `etc/systemd/system/${target}.target.wants`);
    return existsSync(wants) ? readdirSync(wants).sort() : [];
  };
  const everything = (): string[] => readdirSync(join(root, 'etc'), { recursive: true, encoding: 'utf8' }).sort();

  test('makes a kiosk, sees that it is one, and takes all of it back', () => {
    const before = everything();
    expect(run('--check')).toMatchObject({ code: 1, output: expect.stringContaining('MISSING') as string });
    expect(run(...settings(...wanted))).toMatchObject({ code: 0 });
    expect(run('--check')).toMatchObject({
      code: 0,
      output: expect.stringContaining('This machine is a kiosk.') as string,
    });
    expect(readFileSync(join(root, 'etc/sister-cities-kiosk/kiosk.conf'), 'utf8')).toMatch(
      /^KIOSK_VENUE=astana-national-library$/m,
    );
    expect(enabled()).toEqual(['sister-cities-kiosk.service', ...helpers].sort());
    const beginsWith = (): string =>
      execFileSync('systemctl', [`--root=${root}`, 'get-default'], { encoding: 'utf8' }).trim();
    expect(beginsWith()).toBe('multi-user.target');
    // Again is the same.
    expect(run(...settings(...wanted)).code).toBe(0);
    expect(run('--undo').code).toBe(0);
    expect(beginsWith()).toBe('graphical.target');
    const gone = new Set([
      'systemd/system/default.target',
      'systemd/system/multi-user.target.wants',
      'udev',
      'udev/rules.d',
      'sysctl.d',
    ]);
    expect(everything().filter((path) => !before.includes(path) && !gone.has(path))).toEqual([]);
  });

  test('moves from one display server to the other', () => {
    run(...settings(...wanted));
    expect(run(...settings('venue=bangkok-city-library', 'display=x11')).code).toBe(0);
    expect(enabled()).toEqual(['sister-cities-kiosk-x11.service', ...helpers].sort());
    expect(run('--check').code).toBe(0);
  });

  test('takes updates by itself only where it is told to', () => {
    run(...settings(...wanted));
    expect(enabled('timers')).toEqual([]);
    run(...settings(...wanted, 'updates=yes'));
    expect(enabled('timers')).toEqual(['sister-cities-kiosk-update.timer']);
    run(...settings(...wanted, 'updates=no'));
    expect(enabled('timers')).toEqual([]);
  });

  test.each<[string, () => void, RegExp]>([
    [
      'a stick that nobody would write to',
      () => rmSync(join(root, 'etc/systemd/system/multi-user.target.wants/sister-cities-kiosk-stick.path')),
      /MISSING {2}sister-cities-kiosk-stick.path/,
    ],
    [
      'a login on the console',
      () => rmSync(join(root, 'etc/systemd/system/getty@tty1.service')),
      /MISSING {2}getty@tty1/,
    ],
    [
      'an application that others may change',
      () => chmodSync(join(root, 'opt/sister-cities-kiosk'), 0o777),
      /MISSING {2}the application/,
    ],
    [
      'a password',
      () => writeFileSync(join(root, 'etc/shadow'), 'kiosk:$y$j9T$x:20000::::::\n'),
      /MISSING {2}the user/,
    ],
    [
      'sticks that may be written',
      () => rmSync(join(root, 'etc/udev/rules.d/60-sister-cities-kiosk-sticks.rules')),
      /MISSING {2}\/etc\/udev/,
    ],
    ['no venue', () => writeFileSync(join(root, 'etc/sister-cities-kiosk/kiosk.conf'), ''), /MISSING {2}the venue/],
    [
      'a data folder that others may read',
      () => mkdirSync(join(root, 'var/lib/sister-cities-kiosk'), { recursive: true, mode: 0o755 }),
      /MISSING {2}the data folder/,
    ],
  ])('its check sees %s', (_what, spoil, words) => {
    run(...settings(...wanted));
    expect(run('--check').code).toBe(0);
    spoil();
    const { code, output } = run('--check');
    expect(output).toMatch(words);
    expect(code).toBe(1);
  });

  test.each<[readonly string[], string]>([
    [['venue=london'], 'there is no venue "london"; the venues are bangkok-city-library astana-national-library.'],
    [['venue=bangkok-city-library', 'screen=big'], 'settings:2: "screen" is no setting'],
    [['updates=maybe'], 'updates is yes or no, not "maybe"'],
    [['pixel-shift=yes'], 'screen-rest and pixel-shift need the diagonal, too'],
    [['diagonal=wide'], '"wide" is not a whole number'],
    [['mounting-height=700'], 'screen-rest and pixel-shift need the diagonal, too'],
    [['pin-file=/nowhere/pin'], '/nowhere/pin cannot be read'],
    [['display=mir'], 'display is wayland or x11, not "mir"'],
  ])('refuses %j with a sentence that says what would do, and changes nothing', (lines, words) => {
    const before = everything();
    const { code, output } = run(...settings(...lines));
    expect(code).toBe(2);
    expect(output).toContain(words);
    expect(everything()).toEqual(before);
  });

  test('does not write over what somebody else put there', () => {
    const place = join(root, 'etc/systemd/logind.conf.d');
    mkdirSync(place, { recursive: true });
    symlinkSync('/etc/somewhere', join(place, '50-sister-cities-kiosk.conf'));
    writeFileSync(join(place, 'mine.conf'), '[Login]\n');
    rmSync(join(place, '50-sister-cities-kiosk.conf'));
    writeFileSync(join(place, '50-sister-cities-kiosk.conf'), '[Login]\n');
    const { code, output } = run(...settings(...wanted));
    expect(code).toBe(1);
    expect(output).toContain('is there and is not ours');
    run('--undo');
    expect(existsSync(join(place, 'mine.conf'))).toBe(true);
  });

  test('knows the venues that the kiosk knows, each unit its flags, and says what it does', () => {
    const venues = readdirSync(join(project, 'assets/venues')).map((name) => name.replace('.json', ''));
    const known = /venues=\((.*)\)/.exec(readFileSync(setup, 'utf8'))?.[1]?.split(' ') ?? [];
    expect(known.sort()).toEqual(venues.sort());
    for (const unit of units)
      expect(readFileSync(join(tree, 'usr/lib/systemd/system', `${unit}.service`), 'utf8')).toContain(
        '--venue=${KIOSK_VENUE} --data=/var/lib/sister-cities-kiosk',
      );
    expect(run('--help')).toMatchObject({ code: 0, output: expect.stringContaining('--undo') as string });
    expect(run('--everything').code).toBe(2);
  });
});
