import { describe, expect, test } from 'vitest';

import { typesetAll, typesetText, typesetter, withoutTies } from '../../../../src/shared/content/typeset.ts';

const typeset = typesetter();

test('the sign of repetition keeps to the word before it', () => {
  expect(typeset('มาก ๆ และช้า  ๆ')).toBe('มาก\u00A0ๆ และช้า\u00A0ๆ');
  expect(typeset('สองเมือง a b')).toBe('สองเมือง a b');
});

test('the name of an era keeps its year', () => {
  expect(typeset('ใน พ.ศ. 2547 (ค.ศ. 2004) และ พ.ศ.')).toBe('ใน พ.ศ.\u00A02547 (ค.ศ.\u00A02004) และ พ.ศ.');
  expect(typeset('พ.ศ. นี้')).toBe('พ.ศ. นี้');
});

test('a dash between words does not begin a line', () => {
  expect(typeset('Аты – Есіл, имя — Ишим')).toBe('Аты\u00A0– Есіл, имя\u00A0— Ишим');
  expect(typeset('— да, 1991–2020, –35')).toBe('— да, 1991–2020, –35');
});

test('a figure keeps its ending', () => {
  expect(typeset('с 1998-го, 109-ды, 1991-2020, Нур-Султан')).toBe(
    'с 1998-\u2060го, 109-\u2060ды, 1991-2020, Нур-Султан',
  );
});

describe('words to be kept together', () => {
  const J = '\u2060';
  const G = '\u200B';

  test('no line ends between two syllables of a name, nor in the middle of one', () => {
    expect(typesetter(['สเตปป์'])('ใน สเตปป์ นี้')).toBe(`ใน ส${J}เ${J}ต${J}ป${J}ป์ นี้`);
  });

  test('a line may end before and behind it, where it stands among letters', () => {
    const set = typesetter(['อัสตานา']);
    expect(set('กรุงอัสตานายินดี')).toBe(`กรุง${G}อั${J}ส${J}ต${J}า${J}น${J}า${G}ยินดี`);
  });

  test('nothing is torn off that belongs to the letter before it, and no sign begins a line', () => {
    const set = typesetter(['สยาม']);
    expect(set('สยามๆ “สยาม” สยามฯ')).not.toContain(G);
    // Part of another word: the vowel belongs to its last letter, or its first to the vowel before.
    expect(typesetter(['นก'])('นกุ เนก')).toBe('นกุ เนก');
  });

  test('the longest of two goes first, whatever their order', () => {
    const [short, long] = ['คาซัค', 'คาซัคสถาน'];
    expect(typesetter([short, long])(long)).toBe(typesetter([long])(long));
    expect(typesetter([short, long])(long)).not.toContain(G);
  });

  test('names with hyphens and spaces, in any script', () => {
    expect(typesetter(['Нур-Султан', 'Foster + Partners'])('в Нур-Султане, Foster + Partners')).toBe(
      `в Нур-${J}Султане, Foster\u00A0+\u00A0Partners`,
    );
  });

  test('signs that mean something to a search are taken as they are', () => {
    expect(typesetter(['a.b-c'])('axb-c a.b-c')).toBe(`axb-c a.b-${J}c`);
  });

  test('a language has its own list, which stays as it is', () => {
    const text = { title: 'อัสตานา', keepTogether: ['อัสตานา'] };
    const set = typesetText(text);
    expect(set.title).toContain(J);
    expect(set.keepTogether).toEqual(['อัสตานา']);
    expect(typesetText({ title: 'อัสตานา' })).toEqual({ title: 'อัสตานา' });
    expect(withoutTies(set.title)).toBe('อัสตานา');
    expect(withoutTies(typeset('มาก ๆ'))).toBe('มาก ๆ');
  });
});

test('every text of a record is set, and nothing else is touched', () => {
  const record = { title: 'ใหญ่ ๆ', more: ['เล็ก ๆ', 'b'], deep: { at: 3, none: null, on: true } };
  expect(typesetAll(record)).toEqual({
    title: 'ใหญ่\u00A0ๆ',
    more: ['เล็ก\u00A0ๆ', 'b'],
    deep: { at: 3, none: null, on: true },
  });
});
