import { expect, test } from 'vitest';

import { type PackContents, packDifference, type PanelPrint } from '../../../../src/shared/staff/pack-difference.ts';

const panel = (id: string, print = 'a'): PanelPrint => ({ id, type: 'story', titles: { en: id }, print });
const pack: PackContents = {
  packId: 'harbour',
  version: '1.0.0',
  seq: 1,
  created: null,
  size: 1_000,
  languages: ['en', 'th'],
  titles: { en: 'Harbour' },
  signers: [],
  panels: [panel('quay'), panel('ferry'), panel('light')],
  rest: 'r',
};
const ids = (panels: readonly PanelPrint[]): string[] => panels.map(({ id }) => id);

test('the same pack changes nothing', () => {
  expect(packDifference(pack, { ...pack, version: '1.0.1', seq: 2 })).toEqual({
    otherCity: false,
    added: [],
    changed: [],
    removed: [],
    languagesAdded: [],
    languagesRemoved: [],
    growth: 0,
    rest: false,
  });
});

test('panels that come, change and go, languages, size and everything else', () => {
  const after = {
    ...pack,
    size: 800,
    languages: ['th', 'kk'],
    panels: [panel('mole'), panel('light', 'b'), panel('quay')],
    rest: 's',
  };
  const difference = packDifference(pack, after);
  expect([ids(difference.added), ids(difference.changed), ids(difference.removed)]).toEqual([
    ['mole'],
    ['light'],
    ['ferry'],
  ]);
  expect(difference).toMatchObject({ languagesAdded: ['kk'], languagesRemoved: ['en'], growth: -200, rest: true });
});

test('another city is new altogether, though its panels have the same names', () => {
  const difference = packDifference(pack, { ...pack, packId: 'mountain' });
  expect(difference).toMatchObject({ otherCity: true, changed: [], removed: [], rest: true });
  expect(ids(difference.added)).toEqual(['quay', 'ferry', 'light']);
});
