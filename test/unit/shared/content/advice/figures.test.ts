import { describe, expect, test } from 'vitest';

import { compareFigures, figuresIn } from '../../../../../src/shared/content/advice/figures.ts';

describe('figures are read as the language writes them', () => {
  test.each([
    ['5,895.5 metres', 'en', ['5895.5']],
    ['5 895,5 метра', 'ru', ['5895.5']],
    ['5 895,5 метр', 'kk', ['5895.5']],
    ['5.895,5 m', 'de', ['5895.5']],
    ['๕,๘๙๕.๕ ม.', 'th', ['5895.5']],
    ['٥٬٨٩٥٫٥ مترًا', 'ar', ['5895.5']],
    ['1.200 Häuser', 'de', ['1200']],
    ['0.125 of it', 'en', ['0.125']],
    ['the XIX century', 'en', ['19']],
    ['King Rama I in 1782', 'en', ['1782']],
    ['from 10 to 12, then 3', 'en', ['10', '12', '3']],
    ['12,500,000 people', 'en', ['12500000']],
    ['no figure', 'en', []],
  ])('%s (%s)', (text, language, figures) => {
    expect(figuresIn(text, language)).toEqual(figures);
  });
});

describe('a text and its translation', () => {
  const compare = (source: string, translation: string, language: string) =>
    compareFigures(source, 'en', translation, language);
  const agree = { lost: [], added: [] };

  test.each([
    ['Opened in 2004.', 'เปิดเมื่อ พ.ศ. 2547', 'th'],
    ['Opened in 2004.', 'เปิดเมื่อ พ.ศ. 2547 (ค.ศ. 2004)', 'th'],
    ['Trams came in the 1890s.', 'รถรางมาในช่วง พ.ศ. 2433–2442', 'th'],
    ['It is 1,234.5 m long.', 'Его длина 1234,5 м.', 'ru'],
    ['Two bridges and 3 ferries.', 'Два моста и три парома.', 'ru'],
    ['In the 19th century.', 'В XIX веке.', 'ru'],
    ['From 1912 to 1912.', 'С 1912 года.', 'ru'],
    ['40 gates', '٤٠ بوابة', 'ar'],
  ])('%s agrees with %s', (source, translation, language) => {
    expect(compare(source, translation, language)).toEqual(agree);
  });

  test.each([
    ['Opened in 2004.', 'Открыт в 2005 году.', 'ru', ['2004'], ['2005']],
    ['Opened in 2004.', 'เปิดเมื่อ พ.ศ. 2548', 'th', ['2004'], ['2548']],
    ['It is 4.25 m high.', 'Высота 42,5 м.', 'ru', ['4.25'], ['42.5']],
    ['It is 4.25 m high.', 'Она высока.', 'ru', ['4.25'], []],
    ['It is high.', 'Высота 425 м.', 'ru', [], ['425']],
  ])('%s disagrees with %s', (source, translation, language, lost, added) => {
    expect(compare(source, translation, language)).toEqual({ lost, added });
  });
});
