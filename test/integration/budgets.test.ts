import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { builtPage, compressed, firstScript, sizeOf } from '../helpers/built-script.ts';
import { project } from '../helpers/project.ts';

const page = builtPage;
const main = join(project, 'out/main');
const { first, all } = firstScript();

test('the script that the first screen needs is small', () => {
  expect(first.length).toBeGreaterThan(0);
  expect(sizeOf(first)).toBeLessThan(145_000);
});

test('the views of the larger panel types are files of their own', () => {
  const later = all.filter((name) => !first.includes(name));
  for (const type of ['gallery', 'comparison', 'map', 'timeline', 'quiz', 'simulation', 'media'])
    expect(later.filter((name) => name.startsWith(`${type}-panel-`))).toHaveLength(1);
});

test('all script of the page together, and its style sheet, stay within bounds', () => {
  expect(sizeOf(all)).toBeLessThan(200_000);
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
