import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';

import { journalLine, lineFor, openLog, plainLine } from '../../../../src/main/health/log.ts';
import { mountSmallDisk } from '../../../helpers/small-disk.ts';

let data: string;
let printed: string[];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kiosk-log-'));
  printed = [];
});
afterEach(() => {
  rmSync(data, { recursive: true });
});
const open = (folder = data) => openLog(folder, (line) => printed.push(line));

test('a line of JSON each, and a plain one for whoever watches', () => {
  const log = open();
  log.info('started', 'Showing a pack');
  log.error('page-gone', 'The page ended', { reason: 'oom' });
  const lines = readFileSync(join(data, 'logs/kiosk.jsonl'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 'info', event: 'started', message: 'Showing a pack' },
    { level: 'error', event: 'page-gone', reason: 'oom' },
  ]);
  expect(printed).toEqual(['Showing a pack', 'error: The page ended']);
});

test('the journal gets each line with its priority, as one object with the same names', () => {
  const log = openLog(data, (line) => printed.push(line), journalLine);
  log.info('pack-installed', 'Pack harbour 2, number 7, waits\nfor its trial.', { seq: 7 });
  log.warn('pack-refused', 'KEY nobody here trusts it', { code: 'KEY' });
  log.error('page-gone', 'The page ended');
  expect(printed.map((line) => line.slice(0, 3))).toEqual(['<6>', '<4>', '<3>']);
  expect(printed.map((line) => JSON.parse(line.slice(3)) as unknown)).toEqual([
    { event: 'pack-installed', message: 'Pack harbour 2, number 7, waits\nfor its trial.', seq: 7 },
    { event: 'pack-refused', message: 'KEY nobody here trusts it', code: 'KEY' },
    { event: 'page-gone', message: 'The page ended' },
  ]);
  expect(printed.join('')).not.toContain('\n');
});

test('the journal listens where systemd says so of this very stream', () => {
  const { dev, ino } = statSync(data);
  expect(lineFor({ JOURNAL_STREAM: `${dev}:${ino}` }, { dev, ino })).toBe(journalLine);
  expect(lineFor({ JOURNAL_STREAM: `${dev}:${ino + 1}` }, { dev, ino })).toBe(plainLine);
  expect(lineFor({}, { dev, ino })).toBe(plainLine);
});

test('however much is said, two files of a mebibyte and a line are kept, and the newest line is the last', () => {
  const log = open();
  const words = 'x'.repeat(30_000);
  for (let number = 0; number < 200; number += 1) log.warn('page-problem', words, { number });
  const logs = join(data, 'logs');
  expect(readdirSync(logs).sort()).toEqual(['kiosk.jsonl', 'kiosk.jsonl.1']);
  const size = readdirSync(logs).reduce((sum, name) => sum + statSync(join(logs, name)).size, 0);
  expect(size).toBeLessThan(2 * (1024 * 1024 + 31_000));
  expect(size).toBeGreaterThan(1024 * 1024);
  const newest = readFileSync(join(logs, 'kiosk.jsonl'), 'utf8').trim().split('\n').at(-1) ?? '';
  expect(JSON.parse(newest)).toMatchObject({ number: 199 });
});

test('one line cannot be longer than 16 KiB of words', () => {
  open().error('page-problem', 'y'.repeat(5_000_000), { detail: 'z'.repeat(5_000_000) });
  expect(statSync(join(data, 'logs/kiosk.jsonl')).size).toBeLessThan(40_000);
});

test('a log that cannot be written stops nothing', () => {
  mkdirSync(join(data, 'logs'));
  mkdirSync(join(data, 'logs/kiosk.jsonl'));
  open().error('page-gone', 'The page ended');
  const occupied = join(data, 'occupied');
  writeFileSync(occupied, '');
  open(occupied).error('page-gone', 'The page ended');
  expect(printed).toHaveLength(2);
});

test('a full disk stops nothing, and lines are written again when there is room', () => {
  const disk = mountSmallDisk(64);
  if (disk === undefined) {
    console.warn('NOT TESTED HERE: the log on a full disk, because nothing may be mounted.');
    return;
  }
  onTestFinished(() => disk.remove());
  const log = open(disk.folder);
  log.info('started', 'There is room');
  disk.fill();
  for (let number = 0; number < 300; number += 1) log.warn('page-problem', 'q'.repeat(100), { number });
  disk.empty();
  log.info('night', 'There is room again');
  const text = readFileSync(join(disk.folder, 'logs/kiosk.jsonl'), 'utf8');
  expect(JSON.parse(text.trim().split('\n').at(-1) ?? '')).toMatchObject({ event: 'night' });
  expect(printed).toHaveLength(302);
});
