import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { readStaffWords } from '../../../../src/node/languages/read-staff-words.ts';
import type { Words } from '../../../../src/shared/schema/language.ts';
import { project } from '../../../helpers/project.ts';

const words = await readStaffWords(join(project, 'locales'));
const plural = /_(zero|one|two|few|many|other)$/;

function sentences(from: Words, path = ''): [string, string][] {
  return Object.entries(from).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : sentences(value, `${path}${key}.`),
  );
}
const bases = (from: Words): string[] => [...new Set(sentences(from).map(([key]) => key.replace(plural, '')))].sort();
const slots = (sentence: string): string[] => (sentence.match(/\{\{\w+\}\}/g) ?? []).sort();

const english = words['en'];
if (english === undefined) throw new Error('There is no English');

describe.each(['th', 'kk', 'ru'])('the console in %s', (language) => {
  const own = words[language]?.staff ?? {};

  test('says everything that the English one says, and nothing else', () => {
    expect(bases(own)).toEqual(bases(english.staff));
  });

  test('keeps what is filled in, and counts in the forms that the language has', () => {
    const model = new Map(sentences(english.staff).map(([key, value]) => [key.replace(plural, ''), slots(value)]));
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const said = sentences(own);
    // None at all may be said in words, without the number.
    for (const [key, value] of said.filter(([each]) => !each.endsWith('_zero')))
      expect(slots(value), key).toEqual(model.get(key.replace(plural, '')));
    const counted = new Set(said.flatMap(([key]) => (plural.test(key) ? [key.replace(plural, '')] : [])));
    for (const base of counted)
      expect(said.map(([key]) => key)).toEqual(expect.arrayContaining(forms.map((form) => `${base}_${form}`)));
  });

  test('is not left in English', () => {
    const theirs = new Map(sentences(english.staff));
    const same = sentences(own).filter(
      ([key, value]) => theirs.get(key) === value && /[a-z]{4}/i.test(value.replaceAll(/\{\{\w+\}\}/g, '')),
    );
    expect(same).toEqual([]);
  });
});

test('a folder that is not there has no words', async () => {
  expect(await readStaffWords(join(project, 'no-such-folder'))).toEqual({});
});
