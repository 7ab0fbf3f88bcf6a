import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';

import { countStart, stillSeconds } from '../../../../src/main/health/starts.ts';
import { mountSmallDisk } from '../../../helpers/small-disk.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kiosk-starts-'));
});
afterEach(() => {
  rmSync(data, { recursive: true });
});

test('starts that showed nothing are counted until one shows something', () => {
  const starts = Array.from({ length: 8 }, () => countStart(data));
  // Three tries, and from then on a rest before each.
  expect(starts.map(({ fruitless, rest }) => [fruitless, rest])).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 30],
    [3, 0],
    [4, 60],
    [4, 0],
    [5, 120],
  ]);
  countStart(data).fruitful();
  expect(countStart(data).fruitless).toBe(0);
});

test('after three, the still screen: half a minute, doubling, ten minutes at most', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 1_000].map(stillSeconds)).toEqual([0, 0, 0, 30, 60, 120, 240, 480, 600, 600]);
});

test('drawing in software outlives a restart', () => {
  expect(countStart(data).software).toBe(false);
  countStart(data).drawInSoftware();
  expect(countStart(data).software).toBe(true);
});

test('a rest that cannot be written down is not taken: it would never end', () => {
  const disk = mountSmallDisk(64);
  if (disk === undefined) {
    console.warn('NOT TESTED HERE: counting starts on a disk that may not be written, because nothing may be mounted.');
    return;
  }
  onTestFinished(() => disk.remove());
  writeFileSync(join(disk.folder, 'starts'), '3');
  disk.lock();
  expect(countStart(disk.folder)).toMatchObject({ fruitless: 3, rest: 0 });
});

test('a counter that is rubbish, or cannot be written, is a first start', () => {
  writeFileSync(join(data, 'starts'), 'rubbish');
  expect(countStart(data).fruitless).toBe(0);
  rmSync(join(data, 'starts'));
  mkdirSync(join(data, 'starts'));
  expect(countStart(data).fruitless).toBe(0);
  expect(countStart(join(data, 'nowhere')).fruitless).toBe(0);
});
