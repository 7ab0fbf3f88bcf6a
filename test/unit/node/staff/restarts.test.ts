import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { readRestarts } from '../../../../src/node/staff/restarts.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'restarts-'));
  mkdirSync(join(data, 'logs'));
});
afterEach(() => {
  rmSync(data, { recursive: true, force: true });
});

const line = (time: string, event: string, more = {}): string =>
  JSON.stringify({ time: `2026-11-23T${time}.000Z`, level: 'info', event, message: '…', ...more });

test('both parts of the log are read, the older one first, and half a line harms nobody', async () => {
  const file = join(data, 'logs/kiosk.jsonl');
  writeFileSync(`${file}.1`, `${line('08:00:00', 'run-begun', { machineOn: 9 })}\n${line('09:00:00', 'night')}\n`);
  writeFileSync(
    file,
    [
      line('09:00:05', 'run-begun', { machineOn: 3_614 }),
      '{"time":"2026-11-23T09:10:00.000Z","event":"page-gone","mess',
      line('09:20:00', 'pack-shown'),
      line('09:30:00', 'page-hung'),
      '{"event":"page-gone","time":"yesterday"}',
      '',
    ].join('\n'),
  );
  expect(await readRestarts(data)).toEqual([
    { time: '2026-11-23T09:30:00.000Z', cause: 'page' },
    { time: '2026-11-23T09:00:05.000Z', cause: 'night' },
  ]);
});

test('without a log there are none', async () => {
  rmSync(join(data, 'logs'), { recursive: true });
  expect(await readRestarts(data)).toEqual([]);
});
