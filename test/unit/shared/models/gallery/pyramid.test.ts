import { expect, test } from 'vitest';

import {
  levelFor,
  levelsOf,
  partOf,
  smallestFile,
  TILE,
  tileFiles,
  tilePath,
  tilesIn,
} from '../../../../../src/shared/models/gallery/pyramid.ts';

const whole = { left: 0, top: 0, right: 1, bottom: 1 };

test('a pyramid goes from one tile to the picture as it is, by halves', () => {
  const levels = levelsOf({ width: 3001, height: 2000 });
  expect(levels.map(({ width, height, columns, rows }) => [width, height, columns, rows])).toEqual([
    [376, 250, 1, 1],
    [751, 500, 2, 1],
    [1501, 1000, 3, 2],
    [3001, 2000, 6, 4],
  ]);
  expect(levels.map(({ level }) => level)).toEqual([0, 1, 2, 3]);
});

test.each([
  [{ width: 1024, height: 700 }, 0],
  [{ width: 1025, height: 700 }, 3],
  [{ width: 700, height: 1025 }, 3],
  [{ width: 8192, height: 4882 }, 5],
])('%o has %i levels, and the smallest is one tile', (size, count) => {
  const levels = levelsOf(size);
  expect(levels).toHaveLength(count);
  expect(levels.slice(0, 1).every(({ columns, rows }) => columns === 1 && rows === 1)).toBe(true);
});

test('the tiles of a level cover it whole, and each other not at all', () => {
  const level = levelsOf({ width: 3001, height: 2000 })[3];
  if (level === undefined) throw new Error('there must be a fourth level');
  const tiles = tilesIn(level, whole);
  expect(tiles).toHaveLength(24);
  const area = tiles
    .map((tile) => partOf(level, tile))
    .reduce((sum, part) => sum + (part.right - part.left) * (part.bottom - part.top), 0);
  expect(area).toBeCloseTo(1, 10);
  expect(partOf(level, { column: 5, row: 3 })).toEqual({
    left: (5 * TILE) / 3001,
    top: (3 * TILE) / 2000,
    right: 1,
    bottom: 1,
  });
});

test('only tiles that show some of a part are asked for, none beyond the edges', () => {
  const level = levelsOf({ width: 2048, height: 1280 })[2];
  if (level === undefined) throw new Error('there must be a third level');
  expect(tilesIn(level, { left: 0.3, top: -1, right: 0.45, bottom: 0.1 })).toEqual([{ column: 1, row: 0 }]);
  expect(tilesIn(level, { left: 0.7, top: 0.79, right: 2, bottom: 0.81 })).toEqual([
    { column: 2, row: 1 },
    { column: 3, row: 1 },
    { column: 2, row: 2 },
    { column: 3, row: 2 },
  ]);
  expect(tilesIn(level, { left: 1.1, top: 0, right: 2, bottom: 1 })).toEqual([]);
});

test('the level is the smallest that is sharp, and the largest where none is', () => {
  const levels = levelsOf({ width: 4096, height: 2560 });
  expect(levelFor(levels, 300)?.width).toBe(512);
  expect(levelFor(levels, 560)?.width).toBe(512);
  expect(levelFor(levels, 600)?.width).toBe(1024);
  expect(levelFor(levels, 2048)?.width).toBe(2048);
  expect(levelFor(levels, 9000)?.width).toBe(4096);
  expect(levelFor([], 100)).toBeUndefined();
});

test('tiles lie in a folder beside their picture', () => {
  expect(tilePath('media/old.town.jpg', 3, { column: 12, row: 0 })).toBe('media/old.town.tiles/3/12-0.webp');
  expect(tileFiles('media/a.png', { width: 2048, height: 1280 })).toHaveLength(1 + 4 + 12);
  expect(tileFiles('media/a.png', { width: 800, height: 600 })).toEqual([]);
  expect(smallestFile('media/a.png', { width: 2048, height: 1280 })).toBe('media/a.tiles/0/0-0.webp');
  expect(smallestFile('media/a.png', { width: 800, height: 600 })).toBe('media/a.png');
  expect(smallestFile('media/a.svg', undefined)).toBe('media/a.svg');
});
