import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { projectFolder, readJson, Refusal, toolEnvironment } from './project.mjs';
import { run } from './run.mjs';

/** Where everything that packaging makes is put. */
export const distFolder = join(projectFolder, 'dist');

/** What the icons are drawn from, and how large a desktop wants them. */
const ICON = join(projectFolder, 'assets', 'icons', 'icon.svg');
const ICON_SIZES = [16, 32, 48, 64, 128, 256, 512];

/**
 * @param {string} electron The executable.
 * @returns {string} The version of that Electron.
 */
export function electronVersion(electron) {
  const file = join(dirname(electron), 'version');
  if (!existsSync(file)) throw new Refusal(`${dirname(electron)} does not say which Electron it is.`);
  return readFileSync(file, 'utf8').trim().replace(/^v/, '');
}

/** Draws the icons that packages carry. */
async function drawIcons() {
  const { default: sharp } = await import('sharp');
  const folder = join(projectFolder, 'out', 'icons');
  mkdirSync(folder, { recursive: true });
  for (const size of ICON_SIZES)
    await sharp(ICON, { density: 288 })
      .resize(size, size)
      .png()
      .toFile(join(folder, `${size}x${size}.png`));
}

/**
 * Makes the application as a folder that runs: fused, its own code in one archive, notices beside it.
 *
 * @param {string} electron The executable of the Electron to ship.
 * @param {string} [output] Where it is put.
 * @returns {Promise<string>} The folder.
 */
export async function packageApplication(electron, output = distFolder) {
  await drawIcons();
  mkdirSync(output, { recursive: true });
  const folder = join(output, 'linux-unpacked');
  rmSync(folder, { recursive: true, force: true });
  const here = [
    `-c.electronVersion=${electronVersion(electron)}`,
    `-c.electronDist=${dirname(electron)}`,
    `-c.directories.output=${output}`,
  ];
  const { code, output: words } = await run('electron-builder', ['--linux', 'dir', ...here], {
    cwd: projectFolder,
    env: toolEnvironment(),
  });
  const { name } = readJson(join(projectFolder, 'package.json'));
  if (code !== 0 || !existsSync(join(folder, name)))
    throw new Refusal(`${words.trim()}\nThe application could not be packaged; the packager's words stand above.`);
  return folder;
}
