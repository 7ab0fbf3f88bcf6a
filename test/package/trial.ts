import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { buildContainer } from '../../src/node/container/build.ts';
import { formatTrust } from '../../src/node/container/trust.ts';
import { makeKey, makeSignedRoot, trustOf } from '../helpers/container.ts';
import { project } from '../helpers/project.ts';

// `npm run test:package`: installs the Debian package on a Debian that has nothing else, and looks at everything that a
// technician would. It makes that Debian with debootstrap, so it wants root, half a gigabyte and some minutes.

const here = join(project, 'test', 'package');
const { values } = parseArgs({ options: { root: { type: 'string' }, pictures: { type: 'string' } } });
const work = mkdtempSync(join(tmpdir(), 'kiosk-trial-'));
const root = values.root ?? join(work, 'debian');
const pictures = values.pictures ?? join(project, 'shots');
const APP = '/opt/sister-cities-kiosk/sister-cities-kiosk';
/** What the trial looks through, and the other display server. */
const besides = [
  'systemd-sysv',
  'dbus',
  'udev',
  'xinit',
  'xserver-xorg-core',
  'x11-apps',
  'xauth',
  'xvfb',
  'x11-utils',
  'netpbm',
  'procps',
  'e2fsprogs',
  'util-linux',
];
const DATA = '/var/lib/sister-cities-kiosk';
const METRICS_PORT = 19_464;

interface Ran {
  readonly code: number;
  readonly output: string;
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Ran {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: error === undefined ? (status ?? 1) : 127, output: `${stdout}${stderr}${error?.message ?? ''}` };
}

/** Inside the Debian under trial. */
function inside(command: string, args: readonly string[] = [], env: Record<string, string> = {}): Ran {
  return run(join(here, 'in-root.sh'), [root, command, ...args], {
    PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
    DEBIAN_FRONTEND: 'noninteractive',
    ...env,
  });
}

/** The same as the kiosk's own user, who has no rights. */
const asKiosk = (command: string, args: readonly string[], env: Record<string, string> = {}): Ran =>
  inside('setpriv', ['--reuid', 'kiosk', '--regid', 'kiosk', '--clear-groups', '--no-new-privs', command, ...args], {
    HOME: DATA,
    ...env,
  });

let passed = 0;
let failed = 0;

function look(what: string, holds: boolean, found = ''): void {
  if (holds) passed += 1;
  else failed += 1;
  process.stdout.write(`${holds ? '✓' : '✗'} ${what}${found === '' ? '' : `: ${found.trim()}`}\n`);
}

/** A step that later ones stand on. */
function must(what: string, { code, output }: Ran): void {
  look(what, code === 0, code === 0 ? '' : output.slice(-2000));
  if (code !== 0) throw new Error(what);
}

/** Everything outside what the system itself keeps changing. */
function files(): ReadonlySet<string> {
  const { output } = run('find', [
    root,
    '-xdev',
    ...[
      'proc',
      'sys',
      'dev',
      'run',
      'tmp',
      'var/tmp',
      'old',
      'var/backups',
      'var/cache',
      'var/lib/apt',
      'var/lib/dpkg',
      'var/log',
    ].flatMap((path) => ['-path', join(root, path), '-prune', '-o']),
    '-print',
  ]);
  return new Set(output.split('\n'));
}

function install(deb: string): Ran {
  copyFileSync(deb, join(root, 'kiosk.deb'));
  return inside('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', '/kiosk.deb']);
}

/** Starts the system under trial, and looks at it from outside. */
async function boot() {
  const shell = spawn(join(here, 'boot.sh'), [root], { stdio: 'ignore' });
  const ended = once(shell, 'exit');
  const first = (): string => readFileSync(`/proc/${shell.pid}/task/${shell.pid}/children`, 'utf8').trim();
  const within = (command: string, args: readonly string[]): Ran =>
    run('nsenter', ['--target', first(), '--all', command, ...args]);
  const show = (property: string): string =>
    within('systemctl', ['show', '--property', property, '--value', 'sister-cities-kiosk']).output.trim();
  /** Asks again until it holds; each question takes some milliseconds by itself. */
  const until = (seconds: number, holds: () => boolean): boolean => {
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end) if (holds()) return true;
    return false;
  };
  until(30, () => first() !== '' && within('systemctl', ['is-system-running']).output !== '');
  return {
    run: within,
    main: () => show('MainPID'),
    state: () => show('ActiveState'),
    until,
    active: (seconds: number) => until(seconds, () => show('ActiveState') === 'active'),
    replaced: (before: string, seconds: number) =>
      until(seconds, () => !['0', before].includes(show('MainPID')) && show('ActiveState') === 'active'),
    /** The process of that number inside, by the number it has here. */
    outside(inner: string): string {
      const { output } = run('sh', ['-c', `grep -lE "^NSpid:.*\\s${inner}$" /proc/[0-9]*/status`]);
      return /\/proc\/(\d+)\//.exec(output)?.[1] ?? '';
    },
    async stop() {
      shell.kill('SIGKILL');
      await ended;
    },
  };
}

type System = Awaited<ReturnType<typeof boot>>;

/** What staff export reaches a stick that is mounted to be read only, and nothing else can be made of it. */
function carryToStick(system: System): void {
  const point = '/media/sister-cities-kiosk/loop9';
  const asks = '/run/sister-cities-kiosk/ask/stick';
  const shell = (script: string): Ran => system.run('bash', ['--norc', '-c', script]);
  must(
    'a stick is there, to be read only',
    shell(`truncate -s 8M /root/stick && mkfs.ext4 -q /root/stick && mkdir -p ${point} &&
      mount -o ro,noexec,nodev,nosuid $(losetup --find --show /root/stick) ${point}`),
  );
  const as = 'setpriv --reuid kiosk --regid kiosk --clear-groups';
  const ask = (name: string, how: string): Ran =>
    shell(`${as} bash -c '${how} ${asks}/.n && mv ${asks}/.n "${asks}/${name}"'`);
  const gone = (name: string): boolean => system.until(20, () => shell(`[ ! -e "${asks}/${name}" ]`).code === 0);
  ask('loop9:kiosk-visits.csv', 'echo day,visits >');
  look(
    'what staff export is carried to it',
    gone('loop9:kiosk-visits.csv') && shell(`[ ! -e "${asks}/loop9:kiosk-visits.csv.refused" ]`).code === 0,
  );
  look('whole', shell(`cat ${point}/kiosk-visits.csv`).output === 'day,visits\n');
  look('the stick is to be read only again', /[ (,]ro[,)]/.test(shell(`mount | grep ${point}`).output));
  ask('loop9:kiosk-report.json', 'ln -s /etc/shadow');
  look(
    'what the kiosk may not read is not carried',
    gone('loop9:kiosk-report.json') && !shell(`cat ${point}/kiosk-report.json`).output.includes('root:'),
  );
  ask('loop9:..', 'echo x >');
  look('nor to another place', shell(`ls ${asks}`).output.includes('refused') || gone('loop9:..'));
  shell(`losetup --detach $(findmnt --noheadings --output SOURCE ${point}); umount ${point}; rm /root/stick`);
}

/** Figures reach node_exporter's file and the loopback; the network is there for the channel, and only then. */
function tellFigures(system: System): void {
  const shell = (script: string): Ran => system.run('bash', ['--norc', '-c', script]);
  const file = '/run/sister-cities-kiosk-metrics/kiosk.prom';
  const up = /^sister_cities_kiosk_up 1$/m;
  look(
    'its figures are in the file',
    system.until(30, () => up.test(shell(`cat ${file}`).output)),
  );
  look('for everybody to read', shell(`stat -c %a ${file}`).output.trim() === '644');
  const asked = shell(`exec 3<>/dev/tcp/127.0.0.1/${METRICS_PORT}
    printf 'GET /metrics HTTP/1.1\\r\\nHost: 127.0.0.1:${METRICS_PORT}\\r\\nConnection: close\\r\\n\\r\\n' >&3; cat <&3`);
  look('and at the port', up.test(asked.output), up.test(asked.output) ? '' : asked.output.slice(0, 300));
}

/** A newer package comes, one that is broken is taken back, and one that the power cut off is finished. */
function updateItself(system: System): void {
  const update = (...args: readonly string[]): Ran => system.run('/usr/lib/sister-cities-kiosk/update', args);
  const version = (): string =>
    system.run('dpkg-query', ['--show', '--showformat=${db:Status-Status} ${Version}', 'sister-cities-kiosk']).output;
  must('an update is installed, and its exhibit comes', update('--file', '/kiosk.deb'));
  look('the kiosk runs on', system.state() === 'active' && version() === 'installed 0.1.0', version());
  // The same package with a program that ends at once.
  const broken = `set -e; rm -rf /tmp/b; dpkg-deb --raw-extract /kiosk.deb /tmp/b
    printf '#!/bin/sh\\nexit 1\\n' >/tmp/b/opt/sister-cities-kiosk/sister-cities-kiosk
    sed -i 's/^Version: .*/Version: 0.2.0/' /tmp/b/DEBIAN/control
    dpkg-deb --root-owner-group -Zgzip -z1 --build /tmp/b /tmp/broken.deb >/dev/null; rm -rf /tmp/b`;
  must('a package that shows nothing is made', system.run('bash', ['--norc', '-c', broken]));
  const took = update('--file', '/tmp/broken.deb');
  look('it is refused', took.code !== 0);
  look('and the old one is back, with its exhibit', system.active(60) && version() === 'installed 0.1.0', version());
  const cut = `cp /kiosk.deb /var/cache/sister-cities-kiosk/pending.deb
    rm /opt/sister-cities-kiosk/resources/app.asar
    sed -i '/^Package: sister-cities-kiosk$/,/^$/s/^Status: .*/Status: install reinstreq half-installed/' /var/lib/dpkg/status`;
  must('an update is cut off', system.run('bash', ['--norc', '-c', cut]));
  must('it is finished at the next start', system.run('systemctl', ['start', 'sister-cities-kiosk-finish-update']));
  look(
    'whole',
    version() === 'installed 0.1.0' && existsSync(join(root, 'opt/sister-cities-kiosk/resources/app.asar')),
    version(),
  );
}

/** Runs the installed kiosk on a screen of that kind; what the script says, and its picture kept. */
function showOn(server: 'cage' | 'xvfb'): Ran {
  const ran = inside('bash', [
    '--norc',
    '-c',
    readFileSync(join(here, 'on-a-screen.sh'), 'utf8'),
    'on-a-screen',
    server,
  ]);
  mkdirSync(pictures, { recursive: true });
  const picture = join(root, 'tmp/exhibit.png');
  if (existsSync(picture)) copyFileSync(picture, join(pictures, `package-under-${server}.png`));
  return ran;
}

/** The tools in the package tell a pack that was signed from one that was changed afterwards. */
async function verifyPacks(): Promise<void> {
  const key = makeKey('trial');
  const trust = await trustOf(makeSignedRoot(1, [makeKey('trial root')], [key]));
  writeFileSync(join(root, 'tmp/root.json'), formatTrust(trust.chain), { mode: 0o644 });
  const out = join(root, 'tmp/harbour.kpack');
  rmSync(out, { force: true });
  const folder = join(project, 'test/fixtures/packs/harbour');
  const built = await buildContainer({ folder, out, seq: 7, venues: [], minApp: '0.1.0', keys: [key], trust });
  if (!built.ok) throw new Error(built.error.cause);
  chmodSync(out, 0o644);
  const verify = (): Ran => asKiosk(APP, ['pack', 'verify', '/tmp/harbour.kpack', '--trust', '/tmp/root.json']);
  must('a signed pack is verified by the packaged tools', verify());
  const bytes = readFileSync(out);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(out, bytes);
  const changed = verify();
  look('and refused when one bit of it has changed', changed.code === 1, changed.output.split('\n')[0]);
}

/** Packages the sources as they are. */
function make(release: string, ...args: readonly string[]): string {
  const { code, output } = run(
    'node',
    [join(project, 'scripts/package.mjs'), '--quick', '--release', release, ...args],
    {
      ...process.env,
      SOURCE_DATE_EPOCH: '1700000000',
    },
  );
  const file = /^\/.*\.deb$/m.exec(output)?.[0];
  if (code !== 0 || file === undefined) throw new Error(output);
  return file;
}

const newer = make('0.1.0', '--output', work);
const older = make('0.0.9', '--output', work, '--application', join(work, 'linux-unpacked'));
const twin = make('0.1.0', '--output', join(work, 'again'));
look('two builds of one commit are the same, byte for byte', readFileSync(newer).equals(readFileSync(twin)));

try {
  if (!existsSync(join(root, 'etc/debian_version')))
    must(
      'a bare Debian 12',
      run('debootstrap', ['--variant=minbase', 'bookworm', root, 'http://deb.debian.org/debian']),
    );
  writeFileSync(join(root, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const bare = inside('apt-get', ['update']);
  must('its package lists', bare);
  // What the trial itself looks through, and what the package asks for: there before and after.
  const depends = run('dpkg-deb', ['--field', newer, 'Depends']).output;
  must(
    'the libraries it asks for',
    inside('apt-get', [
      'install',
      '--yes',
      '--quiet',
      '--no-install-recommends',
      ...besides,
      ...depends.split(',').map((each) => each.split('|')[0]?.trim() ?? ''),
    ]),
  );
  // What an earlier trial that was cut off has left in a root that is kept.
  inside('apt-get', ['purge', '--yes', '--quiet', 'sister-cities-kiosk']);
  const before = files();
  must('the older package is installed with apt', install(older));
  writeFileSync(join(root, 'tmp/pin'), '493817\n');
  writeFileSync(
    join(root, 'tmp/settings'),
    'venue=astana-national-library\ndisplay=wayland\ndiagonal=55\nmounting-height=650\npin-file=/tmp/pin\nupdates=yes\n',
  );
  must('the set-up takes a settings file', inside('sister-cities-kiosk-setup', ['--settings', '/tmp/settings']));
  const kept = (name: string): string => readFileSync(join(root, DATA, name), 'utf8');
  look(
    'the screen is measured and the PIN is set, as its hash alone',
    kept('settings.json').includes('"diagonalInches":55') &&
      kept('staff.json').includes('"hash"') &&
      !kept('staff.json').includes('493817'),
  );
  must('and finds everything in its place', inside('sister-cities-kiosk-setup', ['--check']));
  rmSync(join(root, 'etc/systemd/logind.conf.d/50-sister-cities-kiosk.conf'));
  look('the check sees what is missing', inside('sister-cities-kiosk-setup', ['--check']).code === 1);
  must('which the set-up puts back', inside('sister-cities-kiosk-setup', ['--settings', '/tmp/settings']));

  must('the older kiosk shows the exhibit', showOn('cage'));
  const states = ['state.json', 'settings.json', 'staff.json'];
  const state = states.map(kept);
  must('the newer package is installed over it', install(newer));
  look('pack, settings and PIN are kept', states.map(kept).join() === state.join());
  look(
    'the venue is kept',
    readFileSync(join(root, 'etc/sister-cities-kiosk/kiosk.conf'), 'utf8').includes('=astana-national-library'),
  );
  must('the set-up holds', inside('sister-cities-kiosk-setup', ['--check']));

  const units = ['sister-cities-kiosk.service', 'sister-cities-kiosk-x11.service'];
  for (const unit of units) {
    const path = `/usr/lib/systemd/system/${unit}`;
    must(`systemd-analyze verify ${unit}`, inside('systemd-analyze', ['verify', path]));
    const { output } = inside('systemd-analyze', ['security', '--offline=true', '--no-pager', path]);
    const exposure = Number(/level for .*: ([\d.]+)/.exec(output)?.[1] ?? Infinity);
    look(`exposure of ${unit} is at most 3.0`, exposure <= 3, String(exposure));
  }
  const writable = asKiosk('find', [
    '/opt/sister-cities-kiosk',
    '/usr/share/sister-cities-kiosk',
    '-writable',
    '!',
    '-type',
    'l',
  ]);
  look('nothing of the application may be written by the kiosk', writable.output.trim() === '', writable.output);
  const risky = inside('find', ['/opt/sister-cities-kiosk', '-perm', '/6000']);
  look('no program in it runs with the rights of another', risky.output.trim() === '', risky.output);

  for (const server of ['cage', 'xvfb'] as const) {
    const shown = showOn(server);
    must(`the kiosk runs under ${server} and shows the exhibit`, shown);
    look('its page is in the sandbox', /Seccomp:\s2/.test(shown.output) && /NoNewPrivs:\s1/.test(shown.output));
    look('time from start to exhibit', true, `${/milliseconds (\d+)/.exec(shown.output)?.[1] ?? '?'} ms`);
  }

  // The whole system, started as a machine starts it; only the screen is one in memory.
  const dropIn = join(root, 'etc/systemd/system/sister-cities-kiosk.service.d');
  mkdirSync(dropIn, { recursive: true });
  writeFileSync(
    join(dropIn, '90-trial.conf'),
    '[Service]\nEnvironment=LIBSEAT_BACKEND=noop WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1\nEnvironment=LD_PRELOAD=/tmp/evil.so NODE_OPTIONS=--require=/tmp/evil.cjs ELECTRON_RUN_AS_NODE=1\n',
  );
  // As whoever looks after forty kiosks sets them up: figures by a file and by a port, and a host that packs come from.
  writeFileSync(
    join(root, 'etc/sister-cities-kiosk/kiosk.json'),
    JSON.stringify({
      format: 1,
      kioskId: 'trial',
      metrics: { textfile: '/run/sister-cities-kiosk-metrics/kiosk.prom', port: METRICS_PORT, everySeconds: 5 },
      channel: { baseUrl: 'https://127.0.0.1:9/kiosks/' },
    }),
  );
  must('its configuration is sound, root is told', inside('sister-cities-kiosk', ['staff', 'check-config']));
  const pinned = join(root, DATA, 'staff.json');
  must('an administrator takes the PIN away', inside('sister-cities-kiosk', ['staff', 'reset-pin']));
  look("of this kiosk, and the file stays the kiosk's", readFileSync(pinned, 'utf8').includes('"pin":null'));
  for (const name of ['metrics-port', 'channel'])
    symlinkSync(`/usr/share/sister-cities-kiosk/drop-ins/${name}.conf`, join(dropIn, `50-${name}.conf`));
  must(
    'systemd-analyze verify with the drop-ins',
    inside('systemd-analyze', ['verify', 'sister-cities-kiosk.service']),
  );
  const system = await boot();
  const began = performance.now();
  look('systemd starts the kiosk, and hears that the exhibit is on the screen', system.active(60), system.state());
  look('time from systemd to exhibit', true, `${Math.round(performance.now() - began)} ms`);
  const main = system.main();
  const status = readFileSync(`/proc/${system.outside(main)}/status`, 'utf8');
  look('it has no rights and cannot gain any', /CapBnd:\t0+\n/.test(status) && /NoNewPrivs:\t1/.test(status));
  const environ = readFileSync(`/proc/${system.outside(main)}/environ`, 'utf8');
  look('an evil environment of the service is left out', !/LD_PRELOAD|NODE_OPTIONS|RUN_AS_NODE/.test(environ));
  for (const [signal, seconds] of [
    ['KILL', 10],
    ['STOP', 40],
  ] as const) {
    const before = system.main();
    const from = performance.now();
    system.run('kill', [`-${signal}`, before]);
    const back = system.replaced(before, seconds);
    look(`after SIG${signal} it is back`, back, `${((performance.now() - from) / 1000).toFixed(1)} s`);
  }
  tellFigures(system);
  carryToStick(system);
  updateItself(system);
  await system.stop();
  rmSync(dropIn, { recursive: true });

  await verifyPacks();
  const as = asKiosk(APP, ['pack', '--help']);
  look('the pack tools answer without a display', as.code === 0 && as.output.includes('verify'));
  const hostile: readonly [string, readonly string[], Record<string, string>][] = [
    ['ELECTRON_RUN_AS_NODE', ['-e', 'process.stdout.write("ESCAPED")'], { ELECTRON_RUN_AS_NODE: '1' }],
    ['NODE_OPTIONS', ['pack', '--help'], { NODE_OPTIONS: '--require /tmp/evil.cjs' }],
    ['--require', ['--require', '/tmp/evil.cjs', 'pack', '--help'], {}],
  ];
  writeFileSync(join(root, 'tmp/evil.cjs'), 'process.stdout.write("ESCAPED");');
  for (const [what, args, env] of hostile)
    look(`${what} has no effect`, !asKiosk('timeout', ['20', APP, ...args], env).output.includes('ESCAPED'));

  const size = run('du', ['-sm', join(root, 'opt/sister-cities-kiosk')]).output.split('\t')[0];
  look('size', true, `${size ?? '?'} MB installed, ${Math.round(statSync(newer).size / 1e6)} MB package`);
  must('undo takes the set-up back', inside('sister-cities-kiosk-setup', ['--undo']));
  must('set up once more', inside('sister-cities-kiosk-setup', ['--settings', '/tmp/settings']));
  must('the package is removed', inside('apt-get', ['remove', '--yes', 'sister-cities-kiosk']));
  look('data stays when it is removed', existsSync(join(root, DATA, 'state.json')));
  must('the package is purged', inside('apt-get', ['purge', '--yes', 'sister-cities-kiosk']));
  const left = [...files()].filter((path) => !before.has(path) && path !== join(root, 'kiosk.deb'));
  look('a purge leaves nothing', left.length === 0, left.join('\n'));
} catch (error) {
  process.stdout.write(`${String(error)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
