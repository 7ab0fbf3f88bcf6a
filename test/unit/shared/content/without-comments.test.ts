import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { parsePack, parsePackText } from '../../../../src/shared/content/parse-pack.ts';
import { withoutComments } from '../../../../src/shared/content/without-comments.ts';
import { project } from '../../../helpers/project.ts';

const folder = join(project, 'test/fixtures/packs/harbour');
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** A comment in every object there is. */
function commented(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => commented(each));
  if (typeof value !== 'object' || value === null) return value;
  return {
    '//': ['about what follows', 'in two lines'],
    ...Object.fromEntries(Object.entries(value).map(([key, each]) => [key, commented(each)])),
  };
}

test('comments go, everything else stays', () => {
  expect(withoutComments({ '//': 'a', b: [{ '//': 1, c: '//' }], d: null })).toEqual({ b: [{ c: '//' }], d: null });
});

test('a pack with a comment in every object is the same pack', () => {
  expect(parsePack(commented(read('pack.json')))).toEqual(parsePack(read('pack.json')));
  expect(parsePackText(commented(read('text/en.json')), 'en')).toEqual(parsePackText(read('text/en.json'), 'en'));
  expect(parsePack(read('pack.json')).ok).toBe(true);
});
