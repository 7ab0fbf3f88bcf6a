import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chownSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

import { copyReadable } from './copy-tree.mjs';
import { cacheFolder, isRoot, projectFolder, Refusal } from './project.mjs';

/** The user ("nobody") and group that Electron runs as when root starts it. */
export const unprivilegedId = 65534;

/** What the application reads at run time. */
const appParts = ['package.json', 'out', 'assets', 'locales'];

/**
 * Runs a program as the user that Electron will run as.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
function tryAsUser(command, args) {
  const drop = ['setpriv', `--reuid=${unprivilegedId}`, `--regid=${unprivilegedId}`, '--clear-groups'];
  const [first, ...rest] = isRoot ? [...drop, command, ...args] : [command, ...args];
  return spawnSync(/** @type {string} */ (first), rest, { cwd: '/', encoding: 'utf8' });
}

/**
 * Whether the user that Electron runs as can read all of some files and folders.
 *
 * @param {readonly string[]} paths
 */
export function isReadableForAll(paths) {
  const { status, stdout } = tryAsUser('find', ['-L', ...paths, '!', '-readable', '-print', '-quit']);
  return status === 0 && stdout === '';
}

/** @returns {string} The program to start in Electron's place: it drops root's rights, so that the sandbox stays on. */
export function unprivilegedWrapper() {
  return join(projectFolder, 'scripts', 'runtime', 'electron-unprivileged.sh');
}

/** @returns {string} The application's folder, or a copy where Electron's user cannot read the folder itself. */
export function readableProject() {
  const parts = appParts.map((part) => join(projectFolder, part)).filter((path) => existsSync(path));
  if (!isRoot || isReadableForAll(parts)) return projectFolder;
  const name = createHash('sha256').update(projectFolder).digest('hex').slice(0, 12);
  const copy = join(cacheFolder(), `app-${name}`);
  copyReadable(projectFolder, appParts, copy);
  return copy;
}

/**
 * Makes sure that Electron's user can write in the folder that keeps everything the kiosk writes.
 *
 * @param {string | undefined} named What the person asked for; a folder of theirs is not changed.
 * @returns {string}
 */
export function ensureDataFolder(named) {
  const folder = named ?? defaultDataFolder();
  if (!existsSync(folder)) {
    try {
      makeFolders(folder);
    } catch (error) {
      throw new Refusal(
        `The data folder ${folder} cannot be made (${/** @type {NodeJS.ErrnoException} */ (error).code}); name another with --data DIR.`,
        2,
      );
    }
    if (isRoot) chownSync(folder, unprivilegedId, unprivilegedId);
  }
  if (!statSync(folder).isDirectory()) throw new Refusal(`${folder} is not a folder; name another with --data DIR.`, 2);
  if (canUse(folder)) return folder;
  const who = isRoot ? `user ${unprivilegedId}, who runs the kiosk when root starts it` : 'you';
  throw new Refusal(`The data folder ${folder} cannot be written by ${who}; name another with --data DIR.`, 2);
}

/**
 * One folder at a time: under /proc, Node's own recursive way never comes back.
 *
 * @param {string} folder
 */
function makeFolders(folder) {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  mkdirSync(folder);
}

/** @param {string} folder */
function canUse(folder) {
  if (isRoot) return tryAsUser('test', ['-w', folder, '-a', '-x', folder]).status === 0;
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function defaultDataFolder() {
  if (!isRoot) return join(process.env['XDG_DATA_HOME'] || join(homedir(), '.local/share'), 'sister-cities-kiosk');
  return '/var/lib/sister-cities-kiosk';
}

/**
 * A pack folder as the application will read it.
 *
 * @param {string} folder
 */
export function checkPackFolder(folder) {
  // What is not there, or not a pack, the application itself says better.
  if (!isRoot || !existsSync(folder) || isReadableForAll([folder])) return;
  throw new Refusal(
    `The pack folder ${folder} cannot be read by user ${unprivilegedId}, who runs the kiosk when root starts it; copy it to where everybody can read it.`,
    2,
  );
}
