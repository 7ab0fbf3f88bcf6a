import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { projectFolder, readJson, Refusal, say } from './project.mjs';
import { run } from './run.mjs';

/**
 * Whether what npm recorded as installed is what the lock file asks for. Reading npm's own record, not a stamp of
 * ours, also recognises an `npm ci` or `npm install` done by hand.
 *
 * @param {string} folder
 */
export function packagesAreCurrent(folder) {
  const wanted = readJson(join(folder, 'package-lock.json'))?.packages;
  const installed = readJson(join(folder, 'node_modules/.package-lock.json'))?.packages;
  if (wanted === undefined || installed === undefined) return false;
  // Put there by an install script, so npm's record says nothing of it.
  if (!existsSync(join(folder, 'node_modules/.bin/node'))) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const present = installed[path];
    // An optional package of another platform is left out.
    if (present === undefined) return entry.optional === true || entry.devOptional === true;
    return present.version === entry.version && present.integrity === entry.integrity;
  });
}

/**
 * Runs npm, by the Node it was installed with: the project's own one may be the very thing npm is about to replace.
 *
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  const bin = join(projectFolder, 'node_modules', '.bin');
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((entry) => entry !== bin);
  const options = { cwd: projectFolder, env: { ...process.env, PATH: path.join(delimiter) } };
  const node = process.env['npm_node_execpath'];
  const cli = process.env['npm_execpath'];
  if (node !== undefined && cli?.endsWith('npm-cli.js') && existsSync(node) && !node.startsWith(projectFolder)) {
    return run(node, [cli, ...args], options);
  }
  return run('npm', args, options);
}

/** Installs the npm packages by the lock file where they are not there yet. */
export async function ensureNpmPackages() {
  if (packagesAreCurrent(projectFolder)) return;
  say('Installing the npm packages of package-lock.json.');
  // Warnings say that this Node is older than some packages ask for; they are run by the Node among them.
  const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const clean = await runNpm(['ci', ...options]);
  if (clean.code === 0 && packagesAreCurrent(projectFolder)) return;
  // Where the registry lacks an optional binary of some other platform, the lock file lacks it, too, and `npm ci`
  // refuses. This keeps to the same lock file; what it installed is compared with it below.
  const lenient = await runNpm(['install', '--no-save', ...options]);
  if (lenient.code === 0 && packagesAreCurrent(projectFolder)) return;
  throw new Refusal(`${lenient.output.trim()}\nThe npm packages could not be installed; npm's own words stand above.`);
}
