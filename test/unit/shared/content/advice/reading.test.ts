import { expect, test } from 'vitest';

import { readingHint } from '../../../../../src/shared/content/advice/reading.ts';

const words = (count: number): string => Array.from({ length: count }, () => 'boat').join(' ');

test('thirty words in a sentence are enough', () => {
  expect(readingHint(`${words(30)}.`, 'en')).toBeUndefined();
  expect(readingHint(`${words(31)}.`, 'en')).toContain('31 words ("boat boat boat boat …")');
  expect(readingHint(`${words(20)}. The ${words(20)}.`, 'en')).toBeUndefined();
});

test('a sentence ends before a figure, too', () => {
  expect(readingHint(`${words(20)} done. 2004 ${words(20)}.`, 'kk')).toBeUndefined();
});

test('long words make a text hard where the index was made for', () => {
  const heavy = 'Municipal administration necessitates considerable organisational capability. '.repeat(5);
  expect(readingHint(heavy, 'en')).toContain('LIX');
  expect(readingHint(heavy, 'kk-Latn')).toBeUndefined();
});

test('Thai marks no end of a sentence, so none is called long', () => {
  expect(readingHint('เรือ '.repeat(80), 'th')).toBeUndefined();
});
