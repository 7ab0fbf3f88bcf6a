import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * All files under some files and folders, sorted, links followed.
 *
 * @param {readonly string[]} paths Those that do not exist are left out.
 * @returns {string[]}
 */
export function listFiles(paths) {
  return paths
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      statSync(path).isDirectory()
        ? listFiles(
            readdirSync(path)
              .toSorted()
              .map((name) => join(path, name)),
          )
        : [path],
    );
}

/**
 * A hash over names and contents, or over names, sizes and times where contents are too much to read.
 *
 * @param {string} base
 * @param {readonly string[]} files
 * @param {'content' | 'times'} by
 */
export function fingerprint(base, files, by) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(base, file)}\0${size}\0`).update(by === 'content' ? readFileSync(file) : String(mtimeMs));
  }
  return hash.digest('hex');
}

/**
 * Copies parts of a folder so that everybody can read them; does nothing where the copy is up to date.
 *
 * @param {string} from
 * @param {readonly string[]} parts Files and folders in it.
 * @param {string} to Replaced as a whole, so that nobody sees half of a copy.
 */
export function copyReadable(from, parts, to) {
  const files = listFiles(parts.map((part) => join(from, part)));
  const print = fingerprint(from, files, 'times');
  const stamp = `${to}.stamp`;
  if (existsSync(to) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return;
  const half = mkdtempSync(`${to}-`);
  chmodSync(half, 0o755);
  for (const file of files) {
    const target = join(half, relative(from, file));
    makeOpenFolders(half, dirname(target));
    copyFileSync(file, target);
    chmodSync(target, statSync(file).mode & 0o100 ? 0o755 : 0o644);
  }
  replaceFolder(half, to);
  writeFileSync(stamp, print);
}

/**
 * @param {string} base A folder that is open.
 * @param {string} folder One in it that is made, with those in between.
 */
function makeOpenFolders(base, folder) {
  if (folder === base || existsSync(folder)) return;
  makeOpenFolders(base, dirname(folder));
  mkdirSync(folder);
  chmodSync(folder, 0o755);
}

/**
 * Puts a finished folder in the place of another one.
 *
 * @param {string} finished
 * @param {string} place
 */
function replaceFolder(finished, place) {
  const old = `${finished}.old`;
  if (existsSync(place)) renameSync(place, old);
  renameSync(finished, place);
  rmSync(old, { recursive: true, force: true });
}
