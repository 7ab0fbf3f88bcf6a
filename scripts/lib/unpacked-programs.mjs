import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder, say } from './project.mjs';
import { run } from './run.mjs';
import { findProgram } from './system-libraries.mjs';

/**
 * Makes programs of a Debian package ready to be called, without installing it: what is installed as a service would be
 * started, and stay. It is unpacked into the cache; `test/helpers/prometheus.ts` looks there. Never fails: a test that
 * lacks its program says so.
 *
 * @param {string} name The package.
 * @param {readonly string[]} programs What it brings to /usr/bin.
 */
export async function ensureUnpacked(name, programs) {
  if (process.platform !== 'linux' || programs.every((program) => findProgram(program) !== undefined)) return;
  const folder = join(cacheFolder(), name);
  if (programs.every((program) => existsSync(join(folder, 'usr/bin', program)))) return;
  if (findProgram('apt-get') === undefined) return;
  say(`Unpacking programs for tests: ${name}.`);
  const beside = `${folder}.new`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  const { code } = await run('apt-get', ['download', name], { cwd: beside });
  const file = readdirSync(beside).find((each) => each.endsWith('.deb'));
  if (code !== 0 || file === undefined) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run('dpkg-deb', ['--extract', join(beside, file), folder]);
  rmSync(beside, { recursive: true, force: true });
}
