import { expect, test } from 'vitest';

import { isForeign } from '../../../../../src/shared/content/advice/script.ts';

test.each([
  ['กรุงเทพมหานคร', 'th', false],
  ['Bangkok', 'th', true],
  ['BTS กับ MRT', 'th', false],
  ['Астана', 'kk', false],
  ['Astana', 'kk', true],
  ['Astana', 'kk-Latn', false],
  ['مرحبا', 'ar', false],
  ['Tbilisi', 'ka', true],
  ['თბილისი', 'ka', false],
  ['東京', 'ja', false],
  ['서울', 'ko', false],
  ['1912', 'th', false],
  ['anything', 'zz', false],
])('%s in %s left untranslated: %s', (text, language, foreign) => {
  expect(isForeign(text, language)).toBe(foreign);
});
