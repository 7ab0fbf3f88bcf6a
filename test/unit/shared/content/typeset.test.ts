import { expect, test } from 'vitest';

import { typeset, typesetAll } from '../../../../src/shared/content/typeset.ts';

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

test('loanwords that browsers would break stay whole', () => {
  expect(typeset('ทุ่งหญ้าสเตปป์ กับมัลดีฟส์')).toBe('ทุ่งหญ้าส\u2060เต\u2060ปป์ กับมัล\u2060ดีฟส์');
});

test('every text of a record is set, and nothing else is touched', () => {
  const record = { title: 'ใหญ่ ๆ', more: ['เล็ก ๆ', 'b'], deep: { at: 3, none: null, on: true } };
  expect(typesetAll(record)).toEqual({
    title: 'ใหญ่\u00A0ๆ',
    more: ['เล็ก\u00A0ๆ', 'b'],
    deep: { at: 3, none: null, on: true },
  });
});
