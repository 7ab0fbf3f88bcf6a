import { expect, test } from 'vitest';

import { alignCues, followedAt } from '../../../../../src/shared/models/aloud/align.ts';

const passages = ['A light that never sleeps', 'Each night the lamp turns once. Sailors know it by that beat.'];

/** Cues a second long each. */
const cues = (...texts: readonly string[]) => texts.map((text, at) => ({ start: at, end: at + 1, text }));

const found = (page: readonly string[], ...texts: readonly string[]): (string | undefined)[] =>
  alignCues(cues(...texts), page).map(({ stretch }) =>
    stretch === undefined ? undefined : page[stretch.passage]?.slice(stretch.from, stretch.to),
  );

test('words are found one after the other, over the passages of a page', () => {
  expect(found(passages, 'A', 'light', 'that', 'never', 'sleeps', 'Each', 'night')).toEqual([
    'A',
    'light',
    'that',
    'never',
    'sleeps',
    'Each',
    'night',
  ]);
});

test('a word that comes twice is found in its own place', () => {
  const [first, second] = alignCues(cues('that never', 'by that'), passages);
  expect(first?.stretch).toEqual({ passage: 0, from: 8, to: 18 });
  expect(second?.stretch?.passage).toBe(1);
});

test('capitals, punctuation and the signs that steer lines do not matter', () => {
  expect(found(['กรุง\u200Bอั\u2060ส\u2060ตา\u2060นา\u200Bสวย'], 'กรุงอัสตานา', 'สวย')).toEqual([
    'กรุง\u200Bอั\u2060ส\u2060ตา\u2060นา',
    'สวย',
  ]);
  expect(found(passages, 'a LIGHT, that', '“never sleeps”!')).toEqual(['A light that', 'never sleeps']);
});

test('what a narrator adds is followed nowhere, and the next words are found all the same', () => {
  expect(found(passages, 'A light', 'ladies and gentlemen', 'that never')).toEqual([
    'A light',
    undefined,
    'that never',
  ]);
});

test('a short word is not looked for at the other end of the page', () => {
  const page = [`go ${'x'.repeat(300)} home`];
  expect(found(page, 'go', 'home')).toEqual(['go', undefined]);
  // A whole sentence is itself wherever it stands.
  const far = [`go ${'x'.repeat(300)} and then we all went home again together`];
  expect(found(far, 'go', 'then we all went home again together')).toEqual([
    'go',
    'then we all went home again together',
  ]);
});

test('a cue without letters is a pause', () => {
  expect(found(passages, '…', 'A light')).toEqual([undefined, 'A light']);
});

test('a moment has the cue in which it lies', () => {
  const followed = alignCues(
    [
      { start: 0, end: 1, text: 'A light' },
      { start: 2, end: 3, text: 'that never' },
    ],
    passages,
  );
  expect(followedAt(followed, 0.5)).toBe(followed[0]);
  expect(followedAt(followed, 1.5)).toBeUndefined();
  expect(followedAt(followed, 2)).toBe(followed[1]);
  expect(followedAt(followed, 3)).toBeUndefined();
});
