import { describe, expect, test } from 'vitest';

import { type PanelOf, panelKinds, type TextOf } from '../../../../src/shared/panels/index.ts';

const kind = panelKinds.timeline;
const credit = 'Drawing: nobody';
type Structure = PanelOf<'timeline'>;
type Words = TextOf<'timeline'>;

function example(): { panel: Structure; text: Words } {
  return {
    panel: {
      type: 'timeline',
      id: 'years',
      eras: [
        { id: 'sail', from: 1790, to: 1896 },
        { id: 'steam', from: 1897 },
      ],
      lanes: [
        {
          id: 'own',
          events: [
            { id: 'quay', date: '1790', picture: { file: 'media/boat.svg', credit }, sources: ['chart'] },
            { id: 'lamp', date: '1897-05', sources: ['almanac', 'chart'] },
          ],
        },
      ],
    },
    text: {
      headline: 'Years',
      lanes: { own: { title: 'Harbour' } },
      eras: { sail: { title: 'Sail' }, steam: { title: 'Steam' } },
      events: {
        quay: { title: 'Quay', text: 'A quay.', alt: 'A boat.' },
        lamp: { title: 'Lamp', text: 'A lamp is lit.' },
      },
    },
  };
}

/** What the check says after a change. */
function findings(change: (panel: Structure, text: Words) => void): string[] {
  const { panel, text } = example();
  change(panel, text);
  return [...(kind.checkStructure?.(panel) ?? []), ...kind.check(panel, text)].map(
    ({ code, place, cause }) => `${code} ${place}: ${cause}`,
  );
}

test('a sound timeline has no findings, and tells what it rests on', () => {
  const { panel, text } = example();
  expect(findings(() => undefined)).toEqual([]);
  expect(kind.structure.safeParse(panel).success).toBe(true);
  expect(kind.text.safeParse(text).success).toBe(true);
  expect(kind.sources(panel)).toEqual(['chart', 'almanac', 'chart']);
  expect(kind.pictures(panel).map((picture) => picture.file)).toEqual(['media/boat.svg']);
  expect(kind.otherWords(text)).toEqual(['Lamp A lamp is lit.']);
});

describe('the check names', () => {
  test.each<[string, (panel: Structure, text: Words) => void, string]>([
    [
      'an era that ends before it begins',
      (panel) => panel.eras.splice(0, 1, { id: 'sail', from: 1896, to: 1790 }),
      'SCHEMA eras: the era "sail" ends in 1790, before it begins in 1896',
    ],
    [
      'eras that overlap',
      (panel) => panel.eras.splice(0, 1, { id: 'sail', from: 1790, to: 1897 }),
      'SCHEMA eras: the era "steam" begins in 1897, before "sail" is over',
    ],
    [
      'an era without end that is not the last',
      (panel) => panel.eras.splice(0, 1, { id: 'sail', from: 1790 }),
      'SCHEMA eras: the era "steam" begins in 1897, before "sail" is over',
    ],
    [
      'events out of order',
      (panel) => panel.lanes[0]?.events.push(...panel.lanes[0].events.splice(0, 1)),
      'SCHEMA lanes[0]: "quay" (1790) stands after "lamp" (1897-05), but is not later',
    ],
    [
      'an id used twice',
      (panel) => {
        panel.lanes.push({ id: 'other', events: [{ id: 'quay', date: '1800', sources: ['chart'] }] });
      },
      'DUP events: two entries have the id "quay"',
    ],
    [
      'an event without words',
      (_panel, text) => delete text.events['lamp'],
      'MISSING events.lamp: the words are missing',
    ],
    [
      'words without an event',
      (_panel, text) => (text.events['storm'] = { title: 'Storm', text: 'A storm.' }),
      'EXTRA events.storm: pack.json has nothing of this id',
    ],
    ['an era without words', (_panel, text) => delete text.eras['sail'], 'MISSING eras.sail: the words are missing'],
    ['a lane without words', (_panel, text) => delete text.lanes['own'], 'MISSING lanes.own: the words are missing'],
    [
      'a picture that is not described',
      (_panel, text) => (text.events['quay'] = { title: 'Quay', text: 'A quay.' }),
      'MISSING events.quay.alt: the picture is not described',
    ],
  ])('%s', (_name, change, expected) => {
    expect(findings(change)).toContain(expected);
  });

  test('a lane without events, and a date that is none', () => {
    const { panel } = example();
    expect(kind.structure.safeParse({ ...panel, lanes: [{ id: 'own', events: [] }] }).success).toBe(false);
    panel.lanes[0]?.events.splice(0, 1, { id: 'quay', date: '1790-13', sources: ['chart'] });
    expect(kind.structure.safeParse(panel).success).toBe(false);
  });
});
