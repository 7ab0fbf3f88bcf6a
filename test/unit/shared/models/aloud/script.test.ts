import { expect, test } from 'vitest';

import { breaths, longestSpeech, spokenText, wordAt } from '../../../../../src/shared/models/aloud/script.ts';

const said = (passages: readonly string[], language: string): string[] =>
  breaths(passages, language).map(({ passage, from, to }) => (passages[passage] ?? '').slice(from, to));

test('a text is read sentence by sentence, without the blanks between them', () => {
  expect(said(['Two quays', 'The lamp turns. Who sees it?  Sailors do.'], 'en')).toEqual([
    'Two quays',
    'The lamp turns.',
    'Who sees it?',
    'Sailors do.',
  ]);
});

test('Thai has no full stops: it is read in clauses, parted where it is written with a space', () => {
  const text = 'เมืองเล็ก ๆ ที่มีชีวิตไปตามน้ำขึ้นน้ำลง ทุกคืนประภาคารหมุนหนึ่งรอบในสิบสองวินาที คนเรือรู้จักจังหวะนั้น';
  const clauses = said([text], 'th');
  expect(clauses.length).toBeGreaterThan(1);
  expect(clauses.join(' ')).toBe(text);
  for (const clause of clauses) expect(text).toContain(clause);
});

test('a sentence too long for one breath is parted at a blank, and nothing of it is lost', () => {
  const text = `${'one two three four five '.repeat(20)}end.`;
  const parts = said([text], 'en');
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.join(' ')).toBe(text);
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(240);
});

test('nothing is said where nothing is written', () => {
  expect(breaths([], 'en')).toEqual([]);
  expect(breaths(['', '   '], 'en')).toEqual([]);
});

test('a voice gets the words without the signs that steer lines, and their places are found again', () => {
  const { text, shownAt } = spokenText('กรุง\u200Bอั\u2060ส\u2060ตา\u00A0ๆ');
  expect(text).toBe('กรุงอัสตา ๆ');
  expect(shownAt(0)).toBe(0);
  // The first letter after the zero-width space.
  expect(shownAt(4)).toBe(5);
  expect(shownAt(text.length)).toBe(14);
});

test('a place names a word, by the rules of the language', () => {
  expect(wordAt('Seals rest here.', 6, 'en')).toEqual({ from: 6, to: 10 });
  expect(wordAt('Seals rest here.', 8, 'en')).toEqual({ from: 6, to: 10 });
  expect(wordAt('มากไปเมือง', 3, 'th')).toEqual({ from: 3, to: 5 });
  expect(wordAt('a', 7, 'en')).toEqual({ from: 7, to: 7 });
});

test('a voice has time enough for a slow one, and not for ever', () => {
  expect(longestSpeech(0)).toBe(2_000);
  expect(longestSpeech(80)).toBe(12_000);
});
