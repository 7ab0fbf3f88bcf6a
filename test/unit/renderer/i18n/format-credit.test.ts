import { expect, test } from 'vitest';

import { formatCredit, formatCredits } from '../../../../src/renderer/i18n/format-credit.ts';
import { setUpI18n } from '../../../../src/renderer/i18n/set-up.ts';
import { type Credit, creditKinds, creditSchema } from '../../../../src/shared/schema/credit.ts';
import { readLanguages } from '../../../../src/node/languages/read-languages.ts';
import { project } from '../../../helpers/project.ts';

const { languages } = await readLanguages(`${project}/locales`);
const inLanguage = (language: string) => setUpI18n(language, {}, languages).t;

const drawing: Credit = { kind: 'drawing', by: 'A. Nobody', licence: 'CC BY 4.0' };

test.each([
  ['en', 'Drawing: A. Nobody, CC BY 4.0'],
  ['th', 'ภาพวาด: A. Nobody, CC BY 4.0'],
  ['kk', 'Сурет: A. Nobody, CC BY 4.0'],
  ['ru', 'Рисунок: A. Nobody, CC BY 4.0'],
])('in %s the words around a name are of that language, the name and the licence are not', (language, text) => {
  expect(formatCredit(drawing, inLanguage(language))).toBe(text);
});

test('every kind, and whatever was done to it, has its word in every language', () => {
  for (const language of Object.keys(languages)) {
    const t = inLanguage(language);
    const words = creditKinds.map((kind) => formatCredit({ ...drawing, kind }, t));
    expect(new Set(words).size).toBe(creditKinds.length);
    const changed = formatCredit(
      { by: 'Maps', licence: 'public-domain', changes: 'simplified', source: 'maps.org' },
      t,
    );
    expect(changed).toMatch(/^Maps, .+, .+, maps\.org$/);
    expect(/domain|simplified/.test(changed)).toBe(language === 'en');
  }
});

test('a prescribed attribution, and any credit of an older pack, stays as it was written', () => {
  const prescribed = '© OpenStreetMap contributors, ODbL 1.0';
  expect(creditSchema.parse(prescribed)).toBe(prescribed);
  expect(formatCredit(prescribed, inLanguage('th'))).toBe(prescribed);
});

test('a line names each credit once', () => {
  const t = inLanguage('en');
  expect(formatCredits([drawing, 'B', { ...drawing }, 'B'], t)).toBe('Drawing: A. Nobody, CC BY 4.0; B');
  expect(formatCredits([], t)).toBe('');
});

test('a kind that no language knows, and a credit without a licence, are refused', () => {
  expect(creditSchema.safeParse({ ...drawing, kind: 'doodle' }).success).toBe(false);
  expect(creditSchema.safeParse({ kind: 'drawing', by: 'A. Nobody' }).success).toBe(false);
});
