import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { project } from './project.ts';

/** The folder of the built page. */
export const builtPage = join(project, 'out/renderer');

/** Bytes of a file as it travels where it is compressed. */
export const compressed = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** `import … from"./x.js"` and `import"./x.js"`, and not `import("./x.js")`. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

/** Files of script and all that they cannot run without, by their static imports. */
function closure(folder: string, names: readonly string[]): string[] {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, next] of text.matchAll(STATIC_IMPORT)) if (next !== undefined) add(next);
  };
  for (const name of names) add(name);
  return [...found];
}

/** The files of script that the built page needs before the first touch, and all that it has. */
export function firstScript(): { readonly first: readonly string[]; readonly all: readonly string[] } {
  const html = readFileSync(join(builtPage, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="[^"]*\/([\w.-]+\.js)"/g)].map(([, name]) => name ?? '');
  const assets = join(builtPage, 'assets');
  return { first: closure(assets, named), all: readdirSync(assets).filter((name) => name.endsWith('.js')) };
}

/** What those files of script weigh together, compressed, in bytes. */
export const sizeOf = (names: readonly string[]): number =>
  names.reduce((total, name) => total + compressed(join(builtPage, 'assets', name)), 0);
