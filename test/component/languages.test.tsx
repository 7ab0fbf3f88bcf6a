import { join } from 'node:path';

import { expect, test } from 'vitest';

import { readLanguages } from '../../src/node/languages/read-languages.ts';
import { formatDate, formatNumber, formatYear } from '../../src/renderer/i18n/format.ts';
import { formatShort } from '../../src/renderer/i18n/format-chart.ts';
import { bringLanguages } from '../../src/renderer/i18n/languages.ts';
import { autonym, directionOf, tongue } from '../../src/renderer/i18n/names.ts';
import { setUpI18n } from '../../src/renderer/i18n/set-up.ts';
import { type Words, languagesFor } from '../../src/shared/schema/language.ts';
import { addedLocales } from '../helpers/added-languages.ts';
import { project } from '../helpers/project.ts';

const own = (await readLanguages(join(project, 'locales'))).languages;
const added = (await readLanguages(addedLocales)).languages;
const all = { ...own, ...added };

/** Every sentence, by its key with dots. */
function sentences(words: Words, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : sentences(value, `${path}${key}.`),
  );
}
const plural = /_(zero|one|two|few|many|other)$/;

test('the languages that are added are whole files', async () => {
  expect((await readLanguages(addedLocales)).faults).toEqual([]);
  expect(Object.keys(added).sort()).toEqual(['ar', 'kk-Latn']);
});

// What English gains is said in English until somebody says it in Arabic too, as with any language that is added.
test('what Arabic counts, it counts in the six forms that it has', () => {
  const forms = new Intl.PluralRules('ar').resolvedOptions().pluralCategories;
  expect([...forms].sort()).toEqual(['few', 'many', 'one', 'other', 'two', 'zero']);
  const keys = sentences(added['ar']?.words ?? {}).map(([key]) => key);
  const bases = new Set(keys.filter((key) => plural.test(key)).map((key) => key.replace(plural, '')));
  for (const base of bases) expect(keys).toEqual(expect.arrayContaining(forms.map((form) => `${base}_${form}`)));
});

test.each([
  ['ru', 1, '1 остановка'],
  ['ru', 3, '3 остановки'],
  ['ru', 11, '11 остановок'],
  ['ru', 21, '21 остановка'],
  ['ru', 25, '25 остановок'],
  // The fourth form is that of a part.
  ['ru', 1.5, '1.5 остановки'],
  ['kk', 1, '1 аялдама'],
  ['kk', 21, '21 аялдама'],
  ['ar', 3, '3 محطات'],
  ['ar', 11, '11 محطة'],
  ['ar', 102, '102 محطة'],
  ['th', 1, '1 จุด'],
])('%s counts %d as it is counted there', (language, count, said) => {
  const { t } = setUpI18n(language, {}, languagesFor([language], all));
  expect(t('home.stops', { count })).toBe(said);
});

test('what Kazakh in Latin letters does not say is said in Kazakh, then in English; nobody ever sees a key', () => {
  const latin = new Set(sentences(added['kk-Latn']?.words ?? {}).map(([key]) => key.replace(plural, '')));
  const { t } = setUpI18n('kk-Latn', {}, languagesFor(['kk-Latn'], all));
  const say = t as unknown as (key: string, values: Record<string, unknown>) => string;
  expect(t('nav.back')).toBe('Artqa');
  for (const [key] of sentences(own['en']?.words ?? {})) {
    const base = key.replace(plural, '');
    const said = say(base, { count: 2, value: 'x' });
    expect(said, key).not.toBe('');
    expect(said, key).not.toContain(base);
    const words = said.replaceAll(/\{\{\w+\}\}/g, '');
    const latinLetters = !/\p{Script=Cyrillic}/u.test(words);
    expect(latinLetters, key).toBe(latin.has(base) || !/\p{L}/u.test(words));
  }
  const alone = setUpI18n('kk-Latn', {}, { 'kk-Latn': added['kk-Latn'] as (typeof all)[string] });
  expect(alone.t('quiz.right')).toBe('Exactly right.');
});

test('a language writes figures and dates by its own file', () => {
  const { t } = setUpI18n('ar', {}, all);
  expect(formatNumber(1234.5, 'ar', 1)).toBe('1,234.5');
  expect(formatShort(2_000_000, 'ar')).toMatch(/^2\s?مليون$/);
  expect(formatDate('2004-06-11', 'ar', t)).toBe('11 يونيو 2004');
  expect(formatDate('2024-03', 'kk-Latn', t)).toBe('2024 jylğy nauryz');
  expect(formatYear(2004, setUpI18n('th', {}, all).getFixedT('th'))).toContain('2547');
});

test('each language is named by itself and knows its direction', () => {
  bringLanguages(all);
  expect(Object.keys(all).sort().map(autonym)).toEqual(['العربية', 'English', 'Қазақша', 'Qazaqşa', 'Русский', 'ไทย']);
  expect(['ar', 'kk-Latn', 'kk', 'th', 'ru', 'en'].map(directionOf)).toEqual([
    'rtl',
    'ltr',
    'ltr',
    'ltr',
    'ltr',
    'ltr',
  ]);
  expect(tongue('ar')).toEqual({ lang: 'ar', dir: 'rtl' });
});
