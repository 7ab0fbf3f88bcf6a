import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { panelKinds } from '../../../src/shared/panels/index.ts';
import { project } from '../../helpers/project.ts';

const page = readFileSync(join(project, 'docs/panel-types.md'), 'utf8');
const rows = new Map(
  page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, type = '', ...cells]) => [type, cells] as const),
);
const filesIn = (text: string): string[] => [...text.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file);

test.each(Object.keys(panelKinds))('%s is held by a test of each sort', (type) => {
  const [model = '', view = '', touch = '', keys = ''] = rows.get(type) ?? [];
  for (const file of filesIn(model)) expect(file).toMatch(/^test\/unit\/shared\//);
  for (const file of filesIn(view)) expect(file).toMatch(/^test\/component\//);
  for (const file of [...filesIn(touch), ...filesIn(keys)]) expect(file).toMatch(/^test\/e2e\//);
  for (const cell of [model, view, touch, keys]) expect(filesIn(cell)).not.toEqual([]);
});

test('every file that is named is there', () => {
  const files = filesIn(page);
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter((file) => !existsSync(join(project, file)))).toEqual([]);
});

test('what a walk is said to do by keys or by touch is the name of a test in it', () => {
  for (const [type, cells] of rows) {
    if (!(type in panelKinds) || type === 'story' || type === 'facts') continue;
    const [, , touch = '', keys = ''] = cells;
    for (const [cell, name] of [
      [touch, /test\(\s*'by touch/],
      [keys, /test\(\s*'by keyboard alone/],
    ] as const)
      for (const file of filesIn(cell)) expect(readFileSync(join(project, file), 'utf8'), file).toMatch(name);
  }
});
