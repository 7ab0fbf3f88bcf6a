import { expect, test } from 'vitest';

import { countWords, readingMilliseconds } from '../../../../src/shared/content/words.ts';

test.each([
  ['en', 'The steppe, wide and golden.', 5],
  ['ru', 'Золотая степь — до горизонта.', 4],
  ['kk', 'Алтын дала көкжиекке дейін.', 4],
  ['th', 'ประเทศไทยมีแม่น้ำ', 3],
  ['en', '', 0],
])('%s: "%s" has %i words', (language, text, words) => {
  expect(countWords(text, language)).toBe(words);
});

test('250 words take a minute', () => {
  expect(readingMilliseconds(250)).toBe(60_000);
});
