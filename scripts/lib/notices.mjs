import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectFolder, readJson, Refusal } from './project.mjs';

/** @typedef {{ name: string, version: string, license: string | null, licenseText: string | null }} Included */

/**
 * The packages whose files are copied into the application as they are; a bundler does not tell of those.
 *
 * @returns {Included[]}
 */
function copiedPackages() {
  const folder = join(projectFolder, 'node_modules', '@fontsource');
  return readdirSync(folder).map((name) => {
    const { version, license } = readJson(join(folder, name, 'package.json'));
    return {
      name: `@fontsource/${name}`,
      version,
      license,
      licenseText: readFileSync(join(folder, name, 'LICENSE'), 'utf8'),
    };
  });
}

/** Every package that the built application contains, once, by name; refuses one whose licence is not written down. */
export function includedPackages() {
  const folder = join(projectFolder, 'out', 'notices');
  if (!existsSync(folder)) throw new Refusal('The application is not built.');
  const told = readdirSync(folder).flatMap((file) => /** @type {Included[]} */ (readJson(join(folder, file)) ?? []));
  const all = new Map([...told, ...copiedPackages()].map((each) => [`${each.name}@${each.version}`, each]));
  const bare = [...all.values()].find(({ licenseText }) => !licenseText?.trim());
  if (bare !== undefined) throw new Refusal(`The licence of ${bare.name} ${bare.version} is not in its package.`);
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The notices of a built application: its own licence, then those of everything it was built from, in full. */
export function thirdPartyNotices() {
  const parts = includedPackages().map(
    ({ name, version, license, licenseText }) =>
      `${name} ${version}${license === null ? '' : ` (${license})`}\n\n${/** @type {string} */ (licenseText).trim()}\n`,
  );
  const head = [
    'sister-cities-kiosk contains the packages below, each under its own licence.',
    'Electron and Chromium, which it runs on, have theirs in LICENSE.electron.txt and LICENSES.chromium.html.',
    'Texts, drawings and maps of the exhibits name their sources and licences on the screen "Sources" of the kiosk.',
  ];
  return `${head.join('\n')}\n\n${'-'.repeat(78)}\n\n${parts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}
