import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { isRoot, Refusal, say } from './project.mjs';
import { run } from './run.mjs';

/** What Electron loads, and the Debian package that has it. */
const libraries = [
  ['libgtk-3.so.0', 'libgtk-3-0'],
  ['libnss3.so', 'libnss3'],
  ['libasound.so.2', 'libasound2'],
  ['libgbm.so.1', 'libgbm1'],
  ['libXss.so.1', 'libxss1'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
];

/** What a package is known by where its program has another name. */
const programOf = new Map([
  ['xvfb', 'Xvfb'],
  ['e2fsprogs', 'mkfs.ext4'],
  ['libreoffice-calc-nogui', 'soffice'],
  ['zbar-tools', 'zbarimg'],
  ['systemd', 'systemd-analyze'],
  ['nginx-light', 'nginx'],
]);

/**
 * @param {string} name
 * @returns {string | undefined} Where that program is, also in the folders that only root has on the path.
 */
export function findProgram(name) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/**
 * The Debian packages that are missing, judged by the files they bring and not by their names, which differ between
 * releases.
 *
 * @param {readonly string[]} programs Packages that bring them.
 */
function missingPackages(programs) {
  const linker = findProgram('ldconfig');
  const known = linker === undefined ? undefined : spawnSync(linker, ['-p'], { encoding: 'utf8' }).stdout;
  const missing =
    known === undefined ? [] : libraries.filter(([file]) => !known.includes(`\t${file} `)).map(([, name]) => name);
  for (const program of programs) {
    if (findProgram(programOf.get(program) ?? program) === undefined) missing.push(program);
  }
  return missing;
}

/**
 * Installs the system libraries that are missing, or names them in one line to copy.
 *
 * @param {readonly string[]} programs Programs needed besides Electron's libraries; by their packages.
 */
export async function ensureSystemLibraries(programs) {
  if (process.platform !== 'linux') return;
  const missing = missingPackages(programs);
  if (missing.length === 0) return;
  const line = `apt-get install --yes --no-install-recommends ${missing.join(' ')}`;
  const may = isRoot || spawnSync('sudo', ['-n', 'true']).status === 0;
  if (!may || findProgram('apt-get') === undefined)
    throw new Refusal(`System packages are missing; install them with: sudo ${line}`);

  say(`Installing system packages: ${missing.join(' ')}.`);
  const prefix = [...(isRoot ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive'];
  // The package lists may be old or, in a fresh container, not there; installing decides, not updating.
  await run(/** @type {string} */ (prefix[0]), [...prefix.slice(1), 'apt-get', 'update']);
  const installing = [...prefix.slice(1), 'apt-get', '-o', 'DPkg::Lock::Timeout=300', ...line.split(' ').slice(1)];
  const { code, output } = await run(/** @type {string} */ (prefix[0]), installing);
  if (code !== 0)
    throw new Refusal(`${output.trim()}\nSystem packages could not be installed; install them with: sudo ${line}`);
}
