import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test } from 'vitest';

import { checkKeepsake, checkKeepsakeLength } from '../../../../src/shared/content/check-keepsake.ts';
import { parsePack, parsePackText } from '../../../../src/shared/content/parse-pack.ts';
import { describeFault } from '../../../../src/shared/errors.ts';

const folder = resolve(import.meta.dirname, '../../../fixtures/packs/harbour');
const raw = (file: string): any => JSON.parse(readFileSync(resolve(folder, file), 'utf8'));

function faultsAfter(change: (files: { pack: any; en: any; th: any }) => void): string[] {
  const files = { pack: raw('pack.json'), en: raw('text/en.json'), th: raw('text/th.json') };
  change(files);
  const [pack, en, th] = [parsePack(files.pack), parsePackText(files.en, 'en'), parsePackText(files.th, 'th')];
  if (!pack.ok || !en.ok || !th.ok) throw new Error('the change broke more than the keepsake');
  const texts = { en: en.value, th: th.value };
  return [...checkKeepsake(pack.value, texts), ...checkKeepsakeLength(pack.value, texts)].map(
    (fault) => `${fault.code} ${describeFault(fault)}`,
  );
}

test('a keepsake in every language, or in none, is sound', () => {
  expect(faultsAfter(() => undefined)).toEqual([]);
  expect(
    faultsAfter(({ pack, en, th }) => {
      delete pack.keepsake;
      delete en.keepsake;
      delete th.keepsake;
    }),
  ).toEqual([]);
});

test.each<[string, Parameters<typeof faultsAfter>[0], string]>([
  [
    'no greeting',
    ({ th }) => delete th.keepsake,
    'MISSING text/th.json, keepsake: the greeting of the keepsake is missing; write it.',
  ],
  [
    'a greeting for no keepsake',
    ({ pack, th }) => [delete pack.keepsake, delete th.keepsake],
    'EXTRA text/en.json, keepsake: pack.json has no "keepsake"; remove these words or add it to pack.json.',
  ],
  [
    'a language that is not there',
    ({ pack }) => (pack.keepsake.language = 'kk'),
    'MISSING pack.json, keepsake.language: the pack has no words in "kk"; name one of "languages", or add the language.',
  ],
  [
    'too much for a code',
    ({ pack, en, th }) => {
      pack.keepsake.language = 'en';
      en.keepsake.greeting = 'x'.repeat(21);
      th.keepsake.greeting = 'ก'.repeat(80);
      for (const topic of Object.values<any>(th.topics)) topic.title = 'ข'.repeat(40);
    },
    'LIMIT text/th.json, keepsake.greeting: with all topics the code of the keepsake would hold 676 bytes, and a phone reads at most 666; shorten the greeting or the titles of the topics; a Thai letter takes 3 bytes, a Cyrillic one 2.',
  ],
])('%s is named', (_name, change, expected) => {
  expect(faultsAfter(change)).toEqual([expected]);
});

test('an address needs no room for words', () => {
  expect(
    faultsAfter(({ pack, th }) => {
      pack.keepsake.address = 'https://example.org/harbour';
      th.keepsake.greeting = 'ก'.repeat(80);
      for (const topic of Object.values<any>(th.topics)) topic.title = 'ข'.repeat(40);
    }),
  ).toEqual([]);
});
