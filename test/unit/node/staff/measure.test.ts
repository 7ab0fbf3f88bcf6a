import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { hottest, lastTroubles, measure } from '../../../../src/node/staff/measure.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'measure-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the machine is measured, whatever it does not tell', async () => {
  const { disk, memory, on, system } = await measure(folder);
  expect(disk?.total).toBeGreaterThan(disk?.free ?? 0);
  expect(memory.total).toBeGreaterThan(memory.free);
  expect(on).toBeGreaterThan(0);
  expect(system).not.toBe('');
  expect((await measure(join(folder, 'none'))).disk).toBeNull();
});

test('the hottest part counts, and what cannot be a temperature does not', async () => {
  for (const [zone, value] of [
    ['thermal_zone0', '41500'],
    ['thermal_zone1', '62400'],
    ['thermal_zone2', '-274000'],
    ['thermal_zone3', 'broken'],
    ['cooling_device0', '99000'],
  ] as const) {
    mkdirSync(join(folder, zone));
    writeFileSync(join(folder, zone, 'temp'), value);
  }
  expect(await hottest(folder)).toBe(62);
  expect(await hottest(join(folder, 'none'))).toBeNull();
});

test('of the log, the last errors are told, the newest first', async () => {
  mkdirSync(join(folder, 'logs'));
  const line = (level: string, event: string): string =>
    `${JSON.stringify({ time: '2026-11-23T08:00:00.000Z', level, event, message: event })}\n`;
  const text = line('error', 'a') + line('info', 'b') + line('error', 'c') + `{"half\n${line('error', 'd')}`;
  writeFileSync(join(folder, 'logs/kiosk.jsonl'), text);
  expect((await lastTroubles(folder, 2)).map(({ event }) => event)).toEqual(['d', 'c']);
  expect(await lastTroubles(join(folder, 'none'), 2)).toEqual([]);
});
