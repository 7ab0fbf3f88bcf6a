import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Plugin } from 'vite';

/** How packages call the file with their licence. */
const LICENCE = /^(licen[cs]e|copying)(\.(md|txt|mit))?$/i;
const PACKAGES = '/node_modules/';

/** The folder of the package that a module belongs to; none for a module of ours. */
function packageOf(module: string): string[] {
  const start = module.lastIndexOf(PACKAGES);
  if (start === -1) return [];
  const [scope = '', name = ''] = module.slice(start + PACKAGES.length).split('/');
  return [module.slice(0, start) + PACKAGES + (scope.startsWith('@') ? `${scope}/${name}` : scope)];
}

function included(folder: string): object {
  const described = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  const file = readdirSync(folder).find((each) => LICENCE.test(each));
  return {
    name: described['name'],
    version: described['version'],
    license: described['license'] ?? null,
    licenseText: file === undefined ? null : readFileSync(join(folder, file), 'utf8'),
  };
}

/**
 * Has the bundler write down whose packages a part was really built from, with their licences in full; packaging makes
 * the notices of them.
 */
export function noticesPlugin(file: string): Plugin {
  return {
    name: 'notices',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify([...new Set(modules.flatMap(packageOf))].map(included)));
    },
  };
}
