import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { project } from '../helpers/project.ts';

const page = join(project, 'out/renderer');
const main = join(project, 'out/main');

const compressed = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** A file and all that it cannot run without, by its static imports. */
function closure(folder: string, pattern: RegExp, names: readonly string[]): string[] {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, next] of text.matchAll(pattern)) if (next !== undefined) add(next);
  };
  for (const name of names) add(name);
  return [...found];
}

/** `import … from"./x.js"` and `import"./x.js"`, and not `import("./x.js")`. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

const html = readFileSync(join(page, 'index.html'), 'utf8');
const first = closure(
  join(page, 'assets'),
  STATIC_IMPORT,
  [...html.matchAll(/(?:src|href)="[^"]*\/([\w.-]+\.js)"/g)].map(([, name]) => name ?? ''),
);
const all = readdirSync(join(page, 'assets')).filter((name) => name.endsWith('.js'));
const sum = (names: readonly string[]): number =>
  names.reduce((total, name) => total + compressed(join(page, 'assets', name)), 0);

test('the script that the first screen needs is small', () => {
  expect(first.length).toBeGreaterThan(0);
  expect(sum(first)).toBeLessThan(145_000);
});

test('the views of the larger panel types are files of their own', () => {
  const later = all.filter((name) => !first.includes(name));
  for (const type of ['gallery', 'comparison', 'map', 'timeline', 'quiz', 'simulation', 'media'])
    expect(later.filter((name) => name.startsWith(`${type}-panel-`))).toHaveLength(1);
});

test('all script of the page together, and its style sheet, stay within bounds', () => {
  expect(sum(all)).toBeLessThan(200_000);
  const sheets = readdirSync(join(page, 'assets')).filter((name) => /^page-.*\.css$/.test(name));
  expect(sheets).toHaveLength(1);
  expect(compressed(join(page, 'assets', sheets[0] ?? ''))).toBeLessThan(20_000);
});

test('no schema library reaches the page, and the preload script stays a few lines', () => {
  for (const name of all) expect(readFileSync(join(page, 'assets', name), 'utf8')).not.toContain('_zod');
  expect(readFileSync(join(project, 'out/preload/index.cjs')).length).toBeLessThan(2_000);
});

test('the main process starts from little', () => {
  // What is read for another program, or behind the first screen, keeps no visitor waiting.
  const later = /^(pack-tools|open-console-[\w-]+)\.cjs$/;
  const files = readdirSync(main).filter((name) => name.endsWith('.cjs') && !later.test(name));
  const bytes = files.reduce((total, name) => total + readFileSync(join(main, name)).length, 0);
  expect(bytes).toBeLessThan(450_000);
});
