import { describe, expect, test } from 'vitest';

import { type PanelOf, panelKinds, type TextOf } from '../../../../src/shared/panels/index.ts';

const kind = panelKinds.comparison;
const from = { source: 'chart', date: '2024' };
type Structure = PanelOf<'comparison'>;
type Words = TextOf<'comparison'>;

function example(): { panel: Structure; text: Words } {
  return {
    panel: {
      type: 'comparison',
      id: 'towns',
      subjects: [{ id: 'self' }, { id: 'mill', place: { latitude: 60, longitude: 10, utcOffsetMinutes: 60 } }],
      charts: [
        { kind: 'day-length', id: 'light', subjects: ['self', 'mill'] },
        {
          kind: 'years',
          id: 'people',
          series: [
            {
              subject: 'self',
              points: [
                { value: 1200, source: 'almanac', date: '1900' },
                { value: 2500, ...from },
              ],
            },
          ],
        },
        {
          kind: 'outlines',
          id: 'ground',
          outlines: [{ subject: 'self', file: 'data/harbour.json', credit: 'Nobody, CC0', value: 124, ...from }],
        },
        { kind: 'bars', id: 'rail', bars: [{ subject: 'mill', value: 3, ...from }] },
      ],
    },
    text: {
      headline: 'Towns',
      subjects: { self: 'Harbour', mill: 'Millbrook' },
      charts: {
        light: { tab: 'Light', title: 'From sunrise to sunset', note: 'Computed.' },
        people: { tab: 'People', title: 'People', series: { self: 'Censuses' } },
        ground: { tab: 'Ground', title: 'The ground' },
        rail: { tab: 'Rail', title: 'Rails' },
      },
    },
  };
}

function findings(change: (panel: Structure, text: Words) => void): string[] {
  const { panel, text } = example();
  change(panel, text);
  return [...(kind.checkStructure?.(panel) ?? []), ...kind.check(panel, text)].map(
    ({ code, place, cause }) => `${code} ${place}: ${cause}`,
  );
}

test('a sound comparison has no findings, and tells what it rests on', () => {
  const { panel, text } = example();
  expect(findings(() => {})).toEqual([]);
  expect(kind.structure.safeParse(panel).success).toBe(true);
  expect(kind.text.safeParse(text).success).toBe(true);
  expect(kind.sources(panel)).toEqual(['almanac', 'chart', 'chart', 'chart']);
  expect(kind.files?.(panel)).toEqual(['data/harbour.json']);
  expect(kind.otherWords(text)).toContain('Computed.');
});

describe('the check names', () => {
  test.each<[string, (panel: Structure, text: Words) => void, string]>([
    [
      'reversed dates',
      (panel) => {
        const chart = panel.charts[1];
        if (chart?.kind === 'years') chart.series[0]?.points.push({ value: 1, source: 'chart', date: '1950' });
      },
      'SCHEMA charts.people.self[2]: 1950 does not come after 2024',
    ],
    ['an unknown subject', (panel) => panel.subjects.pop(), 'MISSING charts.rail: there is no subject "mill"'],
    [
      'a city without a place whose daylight is shown',
      (panel) => {
        panel.subjects = [{ id: 'self' }, { id: 'mill' }];
      },
      'MISSING subjects.mill: its daylight is shown, and it has no place',
    ],
    [
      'a subject that is shown twice',
      (panel) => {
        panel.charts[0] = { kind: 'day-length', id: 'light', subjects: ['self', 'self'] };
      },
      'DUP charts.light: "self" is shown twice',
    ],
    [
      'words of a chart that is not there',
      (panel) => panel.charts.splice(1, 1),
      'EXTRA charts.people: pack.json has nothing of this id',
    ],
    [
      'two subjects of one id',
      (panel) => {
        panel.subjects = [{ id: 'self' }, { id: 'self' }];
      },
      'DUP subjects: two entries have the id "self"',
    ],
    [
      'a city without a name',
      (_panel, text) => {
        text.subjects = { self: 'Harbour' };
      },
      'MISSING subjects.mill: the words are missing',
    ],
    [
      'a series without a name',
      (_panel, text) => {
        text.charts['people'] = { tab: 'People', title: 'People' };
      },
      'MISSING charts.people.series.self: the words are missing',
    ],
  ])('%s', (_name, change, expected) => {
    expect(findings(change)).toContain(expected);
  });
});

test.each<[string, (panel: Structure) => unknown]>([
  ['an empty series', (panel) => ({ ...panel, charts: [{ kind: 'years', id: 'people', series: [] }] })],
  [
    'eleven months',
    (panel) => ({
      ...panel,
      charts: [{ kind: 'months', id: 'warmth', series: [{ subject: 'self', values: Array(11).fill(1), ...from }] }],
    }),
  ],
  ['a kind from a newer format', (panel) => ({ ...panel, charts: [{ kind: 'wind-rose', id: 'wind' }] })],
  ['a third city', (panel) => ({ ...panel, subjects: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] })],
])('the schema refuses %s', (_name, change) => {
  expect(kind.structure.safeParse(change(example().panel)).success).toBe(false);
});
