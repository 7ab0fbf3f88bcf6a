import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { checkLengths, checkPack } from '../../../../src/shared/content/check-pack.ts';
import { parsePack, parsePackText } from '../../../../src/shared/content/parse-pack.ts';
import { describeFault } from '../../../../src/shared/errors.ts';

const folder = resolve(import.meta.dirname, '../../../fixtures/packs/harbour');
const raw = (file: string): any => JSON.parse(readFileSync(resolve(folder, file), 'utf8'));

/** The faults of the fixture pack after a change to its raw files, as an author reads them. */
function faultsAfter(change: (files: { pack: any; en: any; th: any }) => void): string[] {
  const files = { pack: raw('pack.json'), en: raw('text/en.json'), th: raw('text/th.json') };
  change(files);
  const pack = parsePack(files.pack);
  if (!pack.ok) return pack.error.map((fault) => `${fault.code} ${describeFault(fault)}`);
  const [en, th] = [parsePackText(files.en, 'en'), parsePackText(files.th, 'th')];
  if (!en.ok || !th.ok)
    return [en, th]
      .flatMap((each) => (each.ok ? [] : each.error))
      .map((fault) => `${fault.code} ${describeFault(fault)}`);
  const texts = { en: en.value, th: th.value };
  return [...checkPack(pack.value, texts), ...checkLengths(pack.value, texts)].map(
    (fault) => `${fault.code} ${describeFault(fault)}`,
  );
}

test('the fixture pack is sound', () => {
  expect(faultsAfter(() => undefined)).toEqual([]);
});

describe('every fault names file, place, cause and remedy in one sentence', () => {
  test.each<[string, (files: { pack: any; en: any; th: any }) => void, string]>([
    [
      'newer format',
      ({ pack }) => (pack.format = 2),
      'FORMAT pack.json, format: this pack has format 2, and this kiosk reads formats up to 1; update the kiosk or use a pack made for it.',
    ],
    [
      'no format',
      ({ pack }) => delete pack.format,
      'FORMAT pack.json, format: expected a pack format from 1 to 1, got nothing; write "format": 1.',
    ],
    [
      'wrong type',
      ({ pack }) => (pack.topics[0].panels[0].sources = 'almanac'),
      'SCHEMA pack.json, topics[0].panels[0].sources: expected a list in [ ], got "almanac"; correct the value.',
    ],
    [
      'missing part',
      ({ pack }) => delete pack.version,
      'SCHEMA pack.json, version: expected text, got nothing; add it.',
    ],
    [
      'unknown part',
      ({ pack }) => (pack.colour = 'red'),
      'SCHEMA pack.json: unknown "colour"; check the spelling or remove it.',
    ],
    [
      'unknown panel type',
      ({ pack }) => (pack.topics[0].panels[0].type = 'hologram'),
      'SCHEMA pack.json, topics[0].panels[0].type: this kind is unknown: "hologram"; use a type that docs/pack-format.md lists.',
    ],
    [
      'path out of the pack',
      ({ pack }) => (pack.cover.file = '../secret.svg'),
      'SCHEMA pack.json, cover.file: "../secret.svg" is not written as expected; use lower-case letters, digits, ".", "_", "-" and "/", like "media/golden-mount.svg".',
    ],
    [
      'tour to nowhere',
      ({ pack }) => pack.tour.push('nowhere'),
      'MISSING pack.json, tour: there is no panel "nowhere"; correct the id or take it out of the tour.',
    ],
    [
      'unknown source',
      ({ pack }) => pack.topics[1].panels[1].sources.push('hearsay'),
      'MISSING pack.json, panel "market": there is no source "hearsay"; correct the id or add it to "sources".',
    ],
    [
      'no source',
      ({ pack }) => (pack.topics[1].panels[1].sources = []),
      'SCHEMA pack.json, topics[1].panels[1].sources: expected at least 1 entry, got 0; name at least one source.',
    ],
    [
      'two panels of one id',
      ({ pack }) => (pack.topics[1].panels[1].id = 'quays'),
      'DUP pack.json, topics: two panels have the id "quays"; rename one of them.',
    ],
    [
      'missing panel text',
      ({ th }) => delete th.panels.market,
      'MISSING text/th.json, panels.market: the words are missing; write them, or take the entry out of pack.json.',
    ],
    [
      'text for nothing',
      ({ en }) => (en.panels.old = { headline: 'Old', body: 'Old' }),
      'EXTRA text/en.json, panels.old: pack.json has nothing of this id; correct the id or remove the words.',
    ],
    [
      'body too long',
      ({ en }) => (en.panels.market.body = 'word '.repeat(71).trim()),
      'LIMIT text/en.json, panels.market.body: expected at most 70 words, got 71; shorten it, or move a part of it to "more".',
    ],
    [
      'fewer paragraphs',
      ({ th }) => th.panels.lighthouse.more.pop(),
      'MISSING text/th.json, panels.lighthouse.more: expected 2 entries as in text/en.json, got 1 entry; write the same parts in every language.',
    ],
    [
      'undescribed picture',
      ({ en }) => delete en.panels.lighthouse.alt,
      'MISSING text/en.json, panels.lighthouse.alt: the picture is not described; say in one sentence what it shows.',
    ],
    [
      'missing figure label',
      ({ th }) => delete th.panels.tides.facts.range,
      'MISSING text/th.json, panels.tides.facts.range: the words are missing; write them, or take the entry out of pack.json.',
    ],
    [
      'text of another type',
      ({ en }) => (en.panels.tides = { headline: 'Tides', body: 'Tides' }),
      'SCHEMA text/en.json, panels.tides.facts: expected an object in { }, got nothing; add it.',
    ],
    [
      'markup',
      ({ en }) => (en.title = '<b>Harbour</b>'),
      'SCHEMA text/en.json, title: "<b>Harbour</b>" is not written as expected; packs carry plain text: remove the "<" and ">" marks.',
    ],
    [
      'unused source',
      ({ pack }) => pack.sources.push({ id: 'spare', name: 'Spare', url: 'https://example.org', date: null }),
      'EXTRA pack.json, sources: no panel uses the source "spare"; name it in a panel or take it out.',
    ],
  ])('%s', (_name, change, expected) => {
    expect(faultsAfter(change)).toContain(expected);
  });
});
