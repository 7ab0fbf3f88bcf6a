import { describe, expect, test } from 'vitest';

import { compareMeasures, daysIn, measuresIn } from '../../../../../src/shared/content/advice/measures.ts';

describe('units are read as each language writes them', () => {
  test.each([
    ['It is 5 km long.', 'en', ['5 km']],
    ['Five by 1,568.7 km²', 'en', ['1568.7 km²']],
    ['1,568.7 square kilometres', 'en', ['1568.7 km²']],
    ['ยาว 5 กิโลเมตร', 'th', ['5 km']],
    ['พื้นที่ ๑,๕๖๘.๗ ตร.กม.', 'th', ['1568.7 km²']],
    ['Длина 5 км.', 'ru', ['5 km']],
    ['1568,7 квадратного километра', 'ru', ['1568.7 km²']],
    ['Ұзындығы 5 шақырым.', 'kk', ['5 km']],
    ['طوله ٥ كم', 'ar', ['5 km']],
    ['40 % of 12 minutes', 'en', ['40 %', '12 min']],
    ['−51,8 °C', 'ru', ['51.8 °C']],
    ['97-metre tower', 'en', ['97 m']],
    ['3 meals, 5 morning trains, 7 tourists', 'en', []],
    ['5 музеев и 3 города', 'ru', []],
    ['in 1964', 'en', []],
  ])('%s (%s)', (text, language, measures) => {
    expect(measuresIn(text, language)).toEqual(measures);
  });
});

describe('days are read as each language writes them', () => {
  test.each([
    ['On 5 December the doors open.', 'en', ['12-05']],
    ['On December 5, 2018', 'en', ['12-05']],
    ['the 5th of December', 'en', ['12-05']],
    ['5 декабря 2018 года', 'ru', ['12-05']],
    ['2018 жылғы 5 желтоқсанда', 'kk', ['12-05']],
    ['วันที่ 5 ธันวาคม พ.ศ. 2561', 'th', ['12-05']],
    ['في ٥ ديسمبر', 'ar', ['12-05']],
    ['In December 2018', 'en', []],
    ['May 2004 was warm', 'en', []],
  ])('%s (%s)', (text, language, found) => {
    expect(daysIn(text, language)).toEqual(found);
  });
});

describe('a text and its translation', () => {
  test.each([
    ['5 km away', 'ไกล 5 กม.', 'th'],
    ['5 km away', 'В пяти километрах', 'ru'],
    ['a 5 km walk of 90 minutes', 'прогулка 5 км, полтора часа', 'ru'],
    ['From 13 to 15 April', '13 сәуірден 15 сәуірге дейін', 'kk'],
    ['On 5 December', '5 декабря', 'ru'],
    ['On 5 December', 'В начале декабря', 'ru'],
    ['On 5 December', '5 желтоқсан күні', 'kk'],
  ])('%s agrees with %s', (source, translation, language) => {
    expect(compareMeasures(source, 'en', translation, language)).toEqual({ lost: [], added: [] });
  });

  test.each([
    ['5 km away', 'ไกล 5 ไมล์', 'th', ['5 km'], ['5 mi']],
    ['1,500 km² of land', '1500 км земли', 'ru', ['1500 km²'], ['1500 km']],
    ['at 40 °C', 'при 40 °F', 'ru', ['40 °C'], ['40 °F']],
    ['On 5 December', '6 декабря', 'ru', ['5 December'], ['6 December']],
    ['On 5 December', '5 ноября', 'ru', ['5 December'], ['5 November']],
    ['On 5 December', 'วันที่ 6 ธันวาคม', 'th', ['5 December'], ['6 December']],
  ])('%s disagrees with %s', (source, translation, language, lost, added) => {
    expect(compareMeasures(source, 'en', translation, language)).toEqual({ lost, added });
  });
});
