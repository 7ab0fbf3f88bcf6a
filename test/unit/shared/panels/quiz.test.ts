import { describe, expect, test } from 'vitest';

import { type PanelOf, panelKinds, type TextOf } from '../../../../src/shared/panels/index.ts';

const kind = panelKinds.quiz;
type Structure = PanelOf<'quiz'>;
type Words = TextOf<'quiz'>;

const words = (question: string): Words['questions'][string] => ({
  question,
  right: 'Yes',
  wrong: ['No', 'Perhaps', 'Never'],
  why: 'Because it is so.',
});

function example(): { panel: Structure; text: Words } {
  return {
    panel: {
      type: 'quiz',
      id: 'riddles',
      questions: ['a', 'b', 'c'].map((id) => ({ id, topic: 'sea', sources: ['almanac'] })),
    },
    text: { headline: 'Riddles', questions: { a: words('A?'), b: words('B?'), c: words('Could it be C?') } },
  };
}

function findings(change: (panel: Structure, text: Words) => void): string[] {
  const { panel, text } = example();
  change(panel, text);
  return [...(kind.checkStructure?.(panel) ?? []), ...kind.check(panel, text)].map(
    ({ code, place, cause }) => `${code} ${place}: ${cause}`,
  );
}

test('a sound quiz has no findings, and is read one question at a time', () => {
  const { panel, text } = example();
  expect(findings(() => undefined)).toEqual([]);
  expect(kind.structure.safeParse(panel).success).toBe(true);
  expect(kind.text.safeParse(text).success).toBe(true);
  expect(kind.otherWords(text)).toEqual(['Could it be C?\nYes\nNo\nPerhaps\nNever\nBecause it is so.']);
});

describe('the check names', () => {
  test.each<[string, (panel: Structure, text: Words) => void, string]>([
    [
      'an id used twice',
      (panel) => panel.questions.push({ id: 'a', topic: 'sea', sources: ['almanac'] }),
      'DUP questions: two entries have the id "a"',
    ],
    [
      'a question without words',
      (_panel, text) => delete text.questions['b'],
      'MISSING questions.b: the words are missing',
    ],
    [
      'words without a question',
      (_panel, text) => (text.questions['d'] = words('D?')),
      'EXTRA questions.d: pack.json has nothing of this id',
    ],
    [
      'two answers that read alike',
      (_panel, text) => text.questions['a']?.wrong.splice(1, 1, 'yes'),
      'DUP questions.a: two answers read "Yes"',
    ],
    [
      'a picture that is not there',
      (_panel, text) => (text.alt = 'A boat.'),
      'EXTRA alt: there is no picture to describe',
    ],
  ])('%s', (_name, change, expected) => {
    expect(findings(change)).toContain(expected);
  });

  test('fewer than three wrong answers', () => {
    const { text } = example();
    text.questions['a']?.wrong.pop();
    expect(kind.text.safeParse(text).success).toBe(false);
  });
});
