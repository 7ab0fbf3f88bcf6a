import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { readPack } from '../../src/node/pack/read-pack.ts';
import { readVenues } from '../../src/node/venue/read-venues.ts';
import { allPanels } from '../../src/shared/content/pack-view.ts';
import { panelPictures, panelSourceIds } from '../../src/shared/content/panel-digest.ts';
import { countWords } from '../../src/shared/content/words.ts';
import { describeFault } from '../../src/shared/errors.ts';
import { contrast } from '../helpers/contrast.ts';
import { project } from '../helpers/project.ts';

const languages = ['th', 'kk', 'ru', 'en'];
const topics = ['history', 'places', 'getting-around', 'city-management', 'culture', 'sister-cities'];
/** The script a language is written in; a text without it was left untranslated. */
const scripts: Record<string, RegExp> = {
  th: /\p{Script=Thai}/u,
  kk: /\p{Script=Cyrillic}/u,
  ru: /\p{Script=Cyrillic}/u,
  en: /\p{Script=Latin}/u,
};

async function load(id: string) {
  const read = await readPack(join(project, 'assets/packs', id));
  if (!read.ok) throw new Error(read.error.map((fault) => describeFault(fault)).join('\n'));
  return read.value;
}

/** Every string of a text, with the way to it. */
function strings(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (key === '$schema' ? [] : strings(each, `${path}.${key}`)));
}

describe.each(readdirSync(join(project, 'assets/packs')))('the bundled pack %s', (id) => {
  test('is whole: six topics, at least 24 panels, four languages, nothing missing, nothing too long', async () => {
    const { pack } = await load(id);
    expect(pack.topics.map((topic) => topic.id)).toEqual(topics);
    expect(allPanels(pack).length).toBeGreaterThanOrEqual(24);
    expect([...pack.languages].sort()).toEqual([...languages].sort());
    expect(
      new Set(pack.tour.map((panel) => pack.topics.find((topic) => topic.panels.some((each) => each.id === panel))?.id))
        .size,
    ).toBe(6);
  });

  test('every panel has a picture and names its sources', async () => {
    const { pack } = await load(id);
    for (const panel of allPanels(pack)) {
      expect(panelPictures(panel), panel.id).not.toHaveLength(0);
      expect(panelSourceIds(panel), panel.id).not.toHaveLength(0);
    }
  });

  test.each(languages)(
    '%s: every text is in its own script, and no headline is longer than two lines',
    async (language) => {
      const { texts } = await load(id);
      const text = texts[language];
      const foreign = strings(text).filter(
        ([path, value]) =>
          !path.endsWith('.unit') && /\p{L}/u.test(value) && !(scripts[language]?.test(value) ?? false),
      );
      expect(foreign).toEqual([]);
      for (const [panel, words] of Object.entries(text?.panels ?? {})) {
        expect(words.headline.length, `${panel}: ${words.headline}`).toBeLessThanOrEqual(60);
        expect(countWords(words.body ?? '', language), panel).toBeLessThanOrEqual(70);
      }
    },
  );

  test('the languages agree in their figures', async () => {
    const { texts } = await load(id);
    // Kazakh and Russian write centuries in Roman numerals.
    const romanValue = (numeral: string): string => {
      const values = numeral.split('').map((digit) => ({ I: 1, V: 5, X: 10 })[digit] ?? 0);
      return String(values.reduce((sum, each, at) => sum + (each < (values[at + 1] ?? 0) ? -each : each), 0));
    };
    const english = new Map(strings(texts['en']));
    const figures = (text: string, numeral = (roman: string): string => roman): string[] =>
      [...text.replace(/\b[IVX]+\b/g, numeral).matchAll(/\d+(?:[.,\u00A0\u202F]\d{3})*(?:[.,]\d+)?/g)].map(([figure]) =>
        figure.replace(/[.,\u00A0\u202F]/g, '').replace(/^0+(?=\d)/, ''),
      );
    const lost: string[] = [];
    for (const language of languages.filter((each) => each !== 'en')) {
      for (const [path, value] of strings(texts[language])) {
        const there = figures(value, romanValue);
        for (const figure of figures(english.get(path) ?? '')) {
          if (!there.includes(figure)) lost.push(`${language}${path}: ${figure} is missing in "${value}"`);
        }
      }
    }
    expect(lost).toEqual([]);
  });

  test('its colours can be read: text at 7:1 on everything it stands on', async () => {
    const { colours } = (await load(id)).pack.theme;
    for (const [text, ground] of [
      [colours.ink, colours.ground],
      [colours.ink, colours.surface],
      [colours.muted, colours.ground],
      [colours.muted, colours.surface],
      [colours.onAccent, colours.accent],
    ] as const) {
      expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
    }
  });
});

describe('the interface', () => {
  const read = (language: string): Record<string, string> =>
    Object.fromEntries(
      strings(JSON.parse(readFileSync(join(project, 'locales', language, 'kiosk.json'), 'utf8'))).map(
        ([path, text]) => [path.slice(1), text],
      ),
    );
  const english = read('en');
  const plural = /_(zero|one|two|few|many|other)$/;
  const bases = [
    ...new Set(
      Object.keys(english)
        .filter((key) => plural.test(key))
        .map((key) => key.replace(plural, '')),
    ),
  ];

  test.each(readdirSync(join(project, 'locales')))(
    '%s has every message in every plural form of the language, and no other',
    (language) => {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const wanted = [
        ...Object.keys(english).filter((key) => !plural.test(key)),
        ...bases.flatMap((base) => forms.map((form) => `${base}_${form}`)),
      ];
      expect(Object.keys(read(language)).sort()).toEqual(wanted.sort());
    },
  );

  test.each(readdirSync(join(project, 'locales')))('%s fills in the same values as English', (language) => {
    const values = (text: string): string[] =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
    for (const [key, text] of Object.entries(read(language))) {
      if (key === 'date.year') continue;
      expect(values(text), key).toEqual(values(english[key] ?? english[key.replace(plural, '_other')] ?? ''));
    }
  });
});

test('each venue shows a bundled pack in languages that it has', async () => {
  for (const venue of await readVenues(join(project, 'assets/venues'))) {
    const { pack } = await load(venue.pack);
    expect(pack.languages).toEqual(expect.arrayContaining([...venue.languages]));
    expect(Object.keys(venue.name).sort()).toEqual([...languages].sort());
  }
});

test('the drawings of both cities together weigh less than 400 KB compressed', () => {
  const drawings = readdirSync(join(project, 'assets/packs')).flatMap((pack) => {
    const folder = join(project, 'assets/packs', pack, 'media');
    return readdirSync(folder)
      .filter((file) => file.endsWith('.svg'))
      .map((file) => gzipSync(readFileSync(join(folder, file))).length);
  });
  expect(drawings.length).toBeGreaterThan(60);
  expect(drawings.reduce((sum, each) => sum + each, 0)).toBeLessThan(400 * 1024);
});

test('nothing in the code knows a city', () => {
  const files = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(tsx?|css|html)$/.test(file),
  );
  const names = /astana|bangkok|астана|бангкок|อัสตานา|กรุงเทพ/i;
  expect(files.filter((file) => names.test(readFileSync(join(project, 'src', file), 'utf8')))).toEqual([]);
});
