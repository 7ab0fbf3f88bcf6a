import { expect, test } from 'vitest';

import { runsOf } from '../../../../src/renderer/i18n/foreign.ts';

const marked = (text: string, language: string): string =>
  runsOf(text, language)
    .map((run) => (run.language === undefined ? run.text : `[${run.language}:${run.text}]`))
    .join('');

test.each([
  ['en', 'The Nation, Bangkok', 'The Nation, Bangkok'],
  ['th', 'The Nation, Bangkok', '[en:The Nation, Bangkok]'],
  ['kk', 'Казинформ', 'Казинформ'],
  ['en', 'Казинформ', '[ru:Казинформ]'],
  ['en', 'Қазинформ', '[kk:Қазинформ]'],
  ['en', 'กองการต่างประเทศ กรุงเทพมหานคร', '[th:กองการต่างประเทศ กรุงเทพมหานคร]'],
  ['th', 'อัสตานา: © OpenStreetMap contributors, ODbL 1.0', 'อัสตานา: © [en:OpenStreetMap contributors, ODbL 1.0]'],
  ['en', 'Википедия: Астана (perceptioro.com)', '[ru:Википедия: Астана (]perceptioro.com)'],
  ['ar', 'المصدر The Nation', 'المصدر [en:The Nation]'],
  ['kk-Latn', 'Astana', 'Astana'],
  ['kk-Latn', 'Астана', '[ru:Астана]'],
  ['th', '12 · 34', '12 · 34'],
  ['th', '© OSM', '[en:© OSM]'],
])('in %s "%s" is %s', (language, text, wanted) => {
  expect(marked(text, language)).toBe(wanted);
  expect(
    runsOf(text, language)
      .map((run) => run.text)
      .join(''),
  ).toBe(text);
});
