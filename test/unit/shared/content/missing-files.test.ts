import { expect, test } from 'vitest';

import { describeMissingLevels, isTile } from '../../../../src/shared/content/missing-files.ts';
import { describeFault } from '../../../../src/shared/errors.ts';

test('tiles are named by their level, and nothing else is', () => {
  expect(
    describeMissingLevels([
      'media/a.tiles/2/0-0.webp',
      'media/boat.svg',
      'media/a.tiles/2/1-0.webp',
      'media/a.tiles/1/0-0.webp',
    ]).map((fault) => describeFault(fault)),
  ).toEqual([
    'media/a.tiles/2: tiles of level 2 are missing; make them with "pack tiles", or put all of its files back.',
    'media/a.tiles/1: tiles of level 1 are missing; make them with "pack tiles", or put all of its files back.',
  ]);
});

test('a tile is told from a picture', () => {
  expect(['media/a.tiles/2/0-0.webp', 'media/a.png', 'media/tiles/2/a.webp'].map((file) => isTile(file))).toEqual([
    true,
    false,
    false,
  ]);
});
