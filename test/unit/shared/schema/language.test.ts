import { expect, test } from 'vitest';

import { formatsSchema, type Language, languagesFor } from '../../../../src/shared/schema/language.ts';

const all: Readonly<Record<string, Language>> = Object.fromEntries(
  ['en', 'kk', 'kk-Latn', 'ru', 'zh-Hant-TW'].map((tag) => [tag, { words: {}, formats: { locale: tag } }]),
);

test.each([
  [['kk'], ['kk']],
  [['kk-Latn'], ['kk', 'kk-Latn']],
  [
    ['ru', 'en'],
    ['en', 'ru'],
  ],
  [['zh-Hant-TW'], ['zh-Hant-TW']],
  [['ka'], []],
])('offering %j takes %j: each language and what it falls back to', (offered, taken) => {
  expect(Object.keys(languagesFor(offered, all)).sort()).toEqual(taken);
});

test('a font draws a range of characters', () => {
  const fonts = (range: string): boolean =>
    formatsSchema.safeParse({ locale: 'ar', fonts: [{ file: 'a.woff2', weight: 400, range }] }).success;
  expect(fonts('U+0600-06FF, U+200C-200E')).toBe(true);
  expect(fonts('U+0600; } body { display: none')).toBe(false);
});
