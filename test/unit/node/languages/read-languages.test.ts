import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { readLanguages } from '../../../../src/node/languages/read-languages.ts';
import { describeFault } from '../../../../src/shared/errors.ts';
import { project } from '../../../helpers/project.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'locales-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function put(files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}

test('reads every language that ships, without a fault', async () => {
  const { languages, faults } = await readLanguages(join(project, 'locales'));
  expect(faults).toEqual([]);
  expect(Object.keys(languages).sort()).toEqual(['en', 'kk', 'ru', 'th']);
  expect(languages['th']?.formats.locale).toBe('th-u-ca-buddhist');
});

test('a language is two files in a folder, and the fonts they name', async () => {
  put({
    'ar/kiosk.json': '{ "nav": { "home": "الرئيسية" } }',
    'ar/formats.json':
      '{ "locale": "ar-u-nu-latn", "fonts": [{ "file": "a-400.woff2", "weight": 400, "range": "U+0600-06FF, U+200F" }] }',
    'ar/a-400.woff2': 'a face',
    'ar/secret.woff2': 'nobody named it',
    'notes/kiosk.txt': 'not a language',
  });
  const { languages, fonts, faults } = await readLanguages(folder);
  expect(faults).toEqual([]);
  expect(languages['ar']?.words).toEqual({ nav: { home: 'الرئيسية' } });
  expect([...fonts]).toEqual([['locales/ar/a-400.woff2', join(folder, 'ar/a-400.woff2')]]);
});

test.each([
  ['words that are not JSON', { 'ar/kiosk.json': '{', 'ar/formats.json': '{ "locale": "ar" }' }, /ar\/kiosk\.json/],
  ['no formats', { 'ar/kiosk.json': '{}' }, /ar\/formats\.json/],
  [
    'a locale that is none',
    { 'ar/kiosk.json': '{}', 'ar/formats.json': '{ "locale": "arabic language" }' },
    /write a BCP 47 locale/,
  ],
  [
    'a font out of its folder',
    {
      'ar/kiosk.json': '{}',
      'ar/formats.json': '{ "locale": "ar", "fonts": [{ "file": "../x.woff2", "weight": 400, "range": "U+0600" }] }',
    },
    /WOFF2 file that lies beside/,
  ],
  [
    'a word that is a number',
    { 'ar/kiosk.json': '{ "nav": 7 }', 'ar/formats.json': '{ "locale": "ar" }' },
    /ar\/kiosk\.json, nav/,
  ],
])('%s: the language is left out, the others stay', async (_what, files, said) => {
  put({ ...files, 'fr/kiosk.json': '{}', 'fr/formats.json': '{ "locale": "fr" }' });
  const { languages, faults } = await readLanguages(folder);
  expect(Object.keys(languages)).toEqual(['fr']);
  expect(faults.map((fault) => describeFault(fault)).join(' ')).toMatch(said);
});

test('a folder that is gone leaves English and one fault', async () => {
  const { languages, faults } = await readLanguages(join(folder, 'nowhere'));
  expect(languages).toEqual({});
  expect(faults.map(describeFault)).toEqual([
    'locales: the folder cannot be read; install the kiosk again; until then it speaks English.',
  ]);
});
