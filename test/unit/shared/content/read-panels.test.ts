import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { digestPanels } from '../../../../src/shared/content/panel-digest.ts';
import { findPanel } from '../../../../src/shared/content/pack-view.ts';
import { parsePack, parsePackText } from '../../../../src/shared/content/parse-pack.ts';
import {
  describeTrouble,
  readFrame,
  readPanels,
  type SparingRead,
} from '../../../../src/shared/content/read-panels.ts';
import { describeFault } from '../../../../src/shared/errors.ts';
import { addHologram, rawPanel, type RawPack, reverseDates } from '../../../helpers/faulty-panels.ts';

const folder = resolve(import.meta.dirname, '../../../fixtures/packs/harbour');
const raw = (file: string): any => JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
const files = (): RawPack => ({ pack: raw('pack.json'), en: raw('text/en.json'), th: raw('text/th.json') });

function read(change: (files: RawPack) => void, isThere: (file: string) => boolean = () => true) {
  const changed = files();
  change(changed);
  const frame = readFrame(changed.pack);
  return frame.ok ? readPanels(frame.value, { en: changed.en, th: changed.th }, isThere) : frame;
}
function spared(...args: Parameters<typeof read>): SparingRead {
  const result = read(...args);
  if (!result.ok) throw new Error(result.error.map(describeFault).join('\n'));
  return result.value;
}
const refused = (...args: Parameters<typeof read>): string[] => {
  const result = read(...args);
  return result.ok ? [] : result.error.map((fault) => `${fault.code} ${describeFault(fault)}`);
};
const told = ({ troubles }: SparingRead): string[] => troubles.map(describeTrouble);

test('a sound pack is read as the strict reader reads it', () => {
  const { pack, texts, troubles } = spared(() => undefined);
  const { pack: rawPack, en, th } = files();
  expect(troubles).toEqual([]);
  expect({ ok: true, value: pack }).toEqual(parsePack(rawPack));
  expect({ ok: true, value: texts['en'] }).toEqual(parsePackText(en, 'en'));
  expect({ ok: true, value: texts['th'] }).toEqual(parsePackText(th, 'th'));
});

describe('a panel of a type that this kiosk does not know', () => {
  test('is its headline, its words, its picture and the sources that are there, in each language', () => {
    const result = spared(addHologram);
    expect(findPanel(result.pack, 'ghost-ship')).toEqual({
      type: 'plain',
      id: 'ghost-ship',
      writtenAs: 'hologram',
      picture: { file: 'media/boat.svg', credit: 'Drawing: sister-cities-kiosk project, CC BY 4.0' },
      sources: ['chart', 'almanac'],
    });
    expect(result.texts['en']?.panels['ghost-ship']).toEqual({
      headline: 'A ship that nobody steers',
      body: 'Walk around it and look into its hold.',
      more: ['It was lost in 1871.'],
      alt: 'A ship in the fog.',
      told: [],
    });
    expect(result.texts['th']?.panels['ghost-ship']).toEqual({
      headline: 'เรือที่ไม่มีใครบังคับ',
      body: 'เดินรอบเรือแล้วมองเข้าไปข้างใน',
      told: [],
    });
    expect(told(result)).toEqual([
      'The panel "ghost-ship" is shown as its words. pack.json, topics[1].panels[1].type: this kind is unknown: "hologram"; use a type that docs/pack-format.md lists.',
    ]);
  });

  test('keeps its place, and every other panel stays what it is', () => {
    const { pack } = spared(addHologram);
    const types = pack.topics.flatMap((topic) => topic.panels.map((panel) => panel.type));
    const before = files().pack.topics.flatMap((topic: any) => topic.panels.map((panel: any) => panel.type));
    expect(types.toSpliced(7, 1)).toEqual(before);
    expect(types[7]).toBe('plain');
  });

  test('is counted and sourced like any other', () => {
    const { pack, texts } = spared(addHologram);
    expect(digestPanels(pack, texts)['ghost-ship']).toMatchObject({
      sources: ['chart', 'almanac'],
      pictures: [{ file: 'media/boat.svg' }],
      words: { en: { body: 13, more: 5 } },
    });
  });

  test('without its picture it is shown without', () => {
    const { pack } = spared(addHologram, (file) => file !== 'media/boat.svg');
    expect(findPanel(pack, 'ghost-ship')).not.toHaveProperty('picture');
  });

  test('no pack can be written as "plain"', () => {
    expect(
      told(
        spared(({ pack, en, th }) => {
          addHologram({ pack, en, th });
          Object.assign(rawPanel(pack, 'ghost-ship'), { type: 'plain', writtenAs: 'story' });
        }),
      ),
    ).toEqual([expect.stringContaining('this kind is unknown: "plain"')]);
  });
});

describe('a panel of a known type that is wrong tells all that it has to say', () => {
  test.each<[string, string, (files: RawPack) => void, RegExp, readonly (string | undefined)[]]>([
    [
      'reversed dates',
      'years',
      reverseDates,
      /but is not later/,
      ['The first quay', 'The lamp is lit', 'The great storm', 'The mill turns'],
    ],
    [
      'an empty series',
      'two-towns',
      ({ pack }) => (rawPanel(pack, 'two-towns').charts[0].series[0].values = []),
      /twelve values/,
      ['Average temperature'],
    ],
    [
      'a missing point',
      'two-towns',
      ({ pack }) => rawPanel(pack, 'two-towns').charts[0].series[0].values.pop(),
      /12/,
      ['Average temperature'],
    ],
    [
      'a place outside the map',
      'bay',
      ({ pack }) => (rawPanel(pack, 'bay').places[0].at = [100, 13]),
      /lies outside the bounds/,
      ['Pier', 'Mole'],
    ],
    [
      'no recording named',
      'ferry',
      ({ pack }) => delete rawPanel(pack, 'ferry').file,
      /ferry|panels/,
      [undefined, undefined],
    ],
    [
      'a quiz that leads to a topic that is not there',
      'riddles',
      ({ pack }) => (rawPanel(pack, 'riddles').questions[0].topic = 'space'),
      /there is no topic "space"/,
      ['How often does the lamp turn?', 'When does the market open?', 'Where does the ferry leave?'],
    ],
    [
      'figures without a date',
      'tides',
      ({ pack }) => delete rawPanel(pack, 'tides').facts[0].date,
      /date/,
      [undefined],
    ],
    [
      'traffic without cars',
      'junction',
      ({ pack }) => delete rawPanel(pack, 'junction').scenario,
      /scenario/,
      [undefined],
    ],
    [
      'a spot outside its picture',
      'quays',
      ({ pack }) => (rawPanel(pack, 'quays').pictures[0].spots[0].x = 3),
      /lies outside the picture/,
      ['North quay', 'South quay', 'The front'],
    ],
  ])('%s', (_, id, change, why, titles) => {
    const result = spared(change);
    expect(findPanel(result.pack, id)?.type).toBe('plain');
    expect(result.troubles.map((each) => [each.panel, each.shown])).toEqual([[id, 'words']]);
    expect(told(result)[0]).toMatch(why);
    const words = result.texts['en']?.panels[id] as { told: { title?: string; text: string }[]; headline: string };
    expect(words.headline).toBe(files().en.panels[id].headline);
    expect(words.told.map((each) => each.title)).toEqual(titles);
    for (const each of words.told) expect(each.text.length).toBeGreaterThan(5);
  });

  test('a recording tells its transcript', () => {
    const { texts } = spared(({ pack }) => (rawPanel(pack, 'foghorn').seconds = -1));
    expect(texts['en']?.panels['foghorn']).toMatchObject({
      told: [{ text: 'A horn sounds in the fog.' }, { text: 'Another answers.' }],
    });
  });
});

describe('words that are wrong in one language', () => {
  test('make it plain in all; where nothing of them is sound, its topic speaks in its stead and language', () => {
    const result = spared(({ th }) => {
      th.panels.market = { headline: 12, body: '<b>5</b>' };
    });
    expect(findPanel(result.pack, 'market')?.type).toBe('plain');
    const { title, summary } = files().th.topics.town;
    expect(result.texts['th']?.panels['market']).toEqual({ headline: title, body: summary, told: [] });
    expect(result.texts['en']?.panels['market']).toMatchObject({ headline: 'Fish before breakfast' });
  });

  test('or that are missing', () => {
    const result = spared(({ th }) => delete th.panels.market);
    expect(told(result)).toEqual([
      'The panel "market" is shown as its words. text/th.json, panels.market: the words are missing; write them.',
    ]);
  });

  test('words that belong to nothing do no harm', () => {
    const result = spared(({ en }) => {
      en.panels.nothing = { headline: 'Nothing' };
      en.panels.bay.places.more = { title: 'More', text: 'More of it.' };
    });
    expect(result.troubles).toEqual([]);
    expect(result.texts['en']?.panels).not.toHaveProperty('nothing');
  });
});

describe('files that are missing', () => {
  test.each([
    ['media/ferry.webm', 'ferry'],
    ['captions/foghorn.th.vtt', 'foghorn'],
    ['data/bay.json', 'bay'],
    ['data/harbour-outline.json', 'two-towns'],
    ['media/front.png', 'quays'],
  ])('%s', (missing, id) => {
    const result = spared(
      () => undefined,
      (file) => file !== missing,
    );
    expect(result.troubles.map((each) => each.panel)).toEqual([id]);
    expect(told(result)[0]).toContain(`${missing}: pack.json refers to this file, and it is missing`);
  });

  test('a gallery without some of its tiles is still one', () => {
    const { troubles } = spared(
      () => undefined,
      (file) => !file.startsWith('media/front.tiles/2/'),
    );
    expect(troubles).toEqual([]);
  });
});

test('a panel without an id is left out, and the rest is shown', () => {
  const result = spared(({ pack }) => delete rawPanel(pack, 'market').id);
  expect(findPanel(result.pack, 'market')).toBeUndefined();
  expect(told(result)).toEqual([expect.stringMatching(/^The panel "topics\[1\]\.panels\[1\]" is left out\. /)]);
});

describe('a broken frame is no pack', () => {
  test.each<[string, (files: RawPack) => void, RegExp, ((file: string) => boolean)?]>([
    ['no id', ({ pack }) => delete pack.id, /^SCHEMA pack\.json, id/],
    ['a newer format', ({ pack }) => (pack.format = 2), /^FORMAT pack\.json, format/],
    ['no languages', ({ pack }) => (pack.languages = []), /^SCHEMA pack\.json, languages/],
    ['no topics', ({ pack }) => (pack.topics = []), /^SCHEMA pack\.json, topics/],
    ['two panels of one id', ({ pack }) => (rawPanel(pack, 'market').id = 'quays'), /^DUP pack\.json, topics/],
    ['a tour that leads nowhere', ({ pack }) => pack.tour.push('atlantis'), /^MISSING pack\.json, tour/],
    ['a topic without words', ({ th }) => delete th.topics.sea, /^MISSING text\/th\.json, topics\.sea/],
    ['no name of the city', ({ en }) => delete en.title, /^SCHEMA text\/en\.json, title/],
    ['no cover', () => undefined, /^MISSING media\/lighthouse\.svg/, (file) => file !== 'media/lighthouse.svg'],
    [
      'a topic of which nothing is left',
      ({ pack }) => (pack.topics[1].panels = [{ type: 'story' }, 7]),
      /^SCHEMA pack\.json, topics\[1\]\.panels: none of its panels can be read/,
    ],
  ])('%s', (_, change, why, isThere) => {
    const [first] = refused(change, ...(isThere === undefined ? [] : [isThere]));
    expect(first).toMatch(why);
  });
});
