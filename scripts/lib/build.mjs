import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { fingerprint, listFiles } from './copy-tree.mjs';
import { projectFolder, readJson, Refusal, toolEnvironment } from './project.mjs';
import { run } from './run.mjs';

const sources = [
  'src',
  'locales',
  'assets/fonts',
  'assets/packs',
  'assets/icons',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.json',
];

const stampFile = join(projectFolder, 'out', '.sources');

function sourcesNow() {
  return fingerprint(projectFolder, listFiles(sources.map((part) => join(projectFolder, part))), 'content');
}

/** @param {string} now */
function isBuilt(now) {
  const main = readJson(join(projectFolder, 'package.json'))?.main;
  const results = [main, 'out/preload/index.cjs', 'out/renderer/index.html', 'out/staff/index.html'];
  if (!results.every((file) => existsSync(join(projectFolder, file)))) return false;
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now;
}

/**
 * Builds the application where its sources are not those of the last build.
 *
 * @returns {Promise<import('./run.mjs').Finished>}
 */
export async function buildIfChanged() {
  const began = performance.now();
  const now = sourcesNow();
  if (isBuilt(now)) return { code: 0, output: '', milliseconds: performance.now() - began };
  const built = await run('electron-vite', ['build', '--logLevel', 'warn'], {
    cwd: projectFolder,
    env: toolEnvironment(),
  });
  if (built.code === 0) {
    mkdirSync(join(projectFolder, 'out'), { recursive: true });
    writeFileSync(stampFile, now);
  }
  return built;
}

/** The same for a start, which cannot go on without it. */
export async function ensureBuild() {
  const { code, output } = await buildIfChanged();
  if (code !== 0)
    throw new Refusal(`${output.trim()}\nThe kiosk could not be built; the builder's own words stand above.`);
}
