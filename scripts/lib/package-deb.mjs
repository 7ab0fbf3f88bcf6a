import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';

import { projectFolder, readJson, Refusal } from './project.mjs';
import { run } from './run.mjs';
import { findProgram } from './system-libraries.mjs';

const sources = join(projectFolder, 'deploy', 'debian');
const icons = join(projectFolder, 'out', 'icons');
const name = 'sister-cities-kiosk';

/**
 * @param {string} folder
 * @returns {string[]} Everything in it, folders before what they hold, in one order on every machine.
 */
function everythingIn(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((entry) => {
      const path = join(folder, entry);
      return lstatSync(path).isDirectory() ? [path, ...everythingIn(path)] : [path];
    });
}

/**
 * Gives every file the rights it has in the package, whatever the umask was: root's to change, everybody's to read.
 *
 * @param {string} root
 */
function setRights(root) {
  chmodSync(root, 0o755);
  for (const path of everythingIn(root)) {
    const info = lstatSync(path);
    if (info.isSymbolicLink()) continue;
    chmodSync(path, info.isDirectory() || (info.mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

/**
 * Lays out what the package installs.
 *
 * @param {string} application Folder of the packaged application.
 * @param {string} root
 */
function stage(application, root) {
  rmSync(root, { recursive: true, force: true });
  cpSync(join(sources, 'root'), root, { recursive: true, verbatimSymlinks: true });
  cpSync(application, join(root, 'opt', name), { recursive: true });
  // For systems whose users may make no namespaces, at the price of a program that runs as root. Debian's may.
  rmSync(join(root, 'opt', name, 'chrome-sandbox'), { force: true });
  const documents = join(root, 'usr', 'share', 'doc', name);
  mkdirSync(documents, { recursive: true });
  for (const file of ['install.md', 'operations.md', 'staff-guide.md', 'store.md', 'refusals.md'])
    if (existsSync(join(projectFolder, 'docs', file))) cpSync(join(projectFolder, 'docs', file), join(documents, file));
  const licence = readFileSync(join(projectFolder, 'LICENSE'), 'utf8');
  const notices = readFileSync(join(application, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  writeFileSync(join(documents, 'copyright'), `${licence}\n${notices}`);
  for (const size of existsSync(icons) ? readdirSync(icons) : []) {
    const folder = join(root, 'usr/share/icons/hicolor', size.replace('.png', ''), 'apps');
    mkdirSync(folder, { recursive: true });
    cpSync(join(icons, size), join(folder, `${name}.png`));
  }
}

/**
 * Writes what dpkg reads: the description, the sums of all files, the scripts.
 *
 * @param {string} root
 * @param {string} version
 */
function describe(root, version) {
  const files = everythingIn(root).filter((path) => lstatSync(path).isFile());
  const size = Math.ceil(files.reduce((sum, path) => sum + lstatSync(path).size, 0) / 1024);
  const control = join(root, 'DEBIAN');
  cpSync(join(sources, 'control'), control, { recursive: true });
  const description = readFileSync(join(control, 'control'), 'utf8');
  writeFileSync(join(control, 'control'), description.replace('@VERSION@', version).replace('@SIZE@', String(size)));
  const sums = files.map(
    (path) => `${createHash('md5').update(readFileSync(path)).digest('hex')}  ${relative(root, path)}\n`,
  );
  writeFileSync(join(control, 'md5sums'), sums.join(''));
}

/**
 * Makes the Debian package with Debian's own tool. The same application gives the same bytes.
 *
 * @param {string} application Folder of the packaged application.
 * @param {object} how
 * @param {number} how.epoch Seconds since 1970 that files in the package bear at most.
 * @param {string} how.folder Where the package is put.
 * @param {string | undefined} how.version Instead of the version in package.json.
 * @param {readonly string[]} how.compression For dpkg-deb.
 * @returns {Promise<string>} The file.
 */
export async function packageDeb(application, { epoch, folder, version, compression }) {
  const tool = findProgram('dpkg-deb');
  if (tool === undefined) throw new Refusal('A Debian package is made with dpkg-deb, which is not here.');
  const release = version ?? readJson(join(projectFolder, 'package.json')).version;
  const root = join(folder, 'deb');
  stage(application, root);
  setRights(root);
  describe(root, release);
  chmodSync(join(root, 'DEBIAN'), 0o755);
  const file = join(folder, `${name}_${release}_amd64.deb`);
  const args = ['--root-owner-group', '--uniform-compression', ...compression, '--build', root, file];
  const { code, output } = await run(tool, args, { env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) } });
  rmSync(root, { recursive: true, force: true });
  if (code !== 0) throw new Refusal(`${output.trim()}\nThe Debian package could not be made.`);
  return file;
}
