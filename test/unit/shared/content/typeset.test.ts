import { expect, test } from 'vitest';

import { typeset, typesetAll } from '../../../../src/shared/content/typeset.ts';

test('the sign of repetition keeps to the word before it', () => {
  expect(typeset('มาก ๆ และช้า  ๆ')).toBe('มาก\u00A0ๆ และช้า\u00A0ๆ');
  expect(typeset('สองเมือง a b')).toBe('สองเมือง a b');
});

test('every text of a record is set, and nothing else is touched', () => {
  const record = { title: 'ใหญ่ ๆ', more: ['เล็ก ๆ', 'b'], deep: { at: 3, none: null, on: true } };
  expect(typesetAll(record)).toEqual({
    title: 'ใหญ่\u00A0ๆ',
    more: ['เล็ก\u00A0ๆ', 'b'],
    deep: { at: 3, none: null, on: true },
  });
});
