import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { serveFile } from '../../src/node/http/serve-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
  writeFileSync(join(folder, 'film.webm'), '0123456789');
  writeFileSync(join(folder, 'empty.webm'), '');
  writeFileSync(join(folder, 'program.exe'), 'x');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ask = (file: string, init: RequestInit = {}): Promise<Response> =>
  serveFile(new Request('pack://x/y', init), join(folder, file), { 'x-own': '1' });

test('a whole file, with its type and length', async () => {
  const answer = await ask('film.webm');
  expect([
    answer.status,
    answer.headers.get('content-type'),
    answer.headers.get('content-length'),
    answer.headers.get('x-own'),
  ]).toEqual([200, 'video/webm', '10', '1']);
  expect(await answer.text()).toBe('0123456789');
});

test.each([
  ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
  ['bytes=-3', 206, '789', 'bytes 7-9/10'],
  ['bytes=8-', 206, '89', 'bytes 8-9/10'],
  ['bytes=-30', 206, '0123456789', 'bytes 0-9/10'],
  ['bytes=7-100', 206, '789', 'bytes 7-9/10'],
  ['bytes=9-9', 206, '9', 'bytes 9-9/10'],
  ['bytes=10-', 416, '', 'bytes */10'],
  ['bytes=99-100', 416, '', 'bytes */10'],
  ['bytes=-0', 416, '', 'bytes */10'],
  ['bytes=4-2', 200, '0123456789', null],
  ['bytes=0-1,1-3', 200, '0123456789', null],
  ['seconds=0-1', 200, '0123456789', null],
])('%s', async (range, status, body, contentRange) => {
  const answer = await ask('film.webm', { headers: { range } });
  expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([
    status,
    body,
    contentRange,
  ]);
});

test('HEAD, an empty file, other methods, unknown types and missing files', async () => {
  expect(await (await ask('film.webm', { method: 'HEAD' })).text()).toBe('');
  expect(await (await ask('empty.webm')).text()).toBe('');
  expect((await ask('film.webm', { method: 'POST' })).status).toBe(405);
  expect((await ask('program.exe')).status).toBe(404);
  expect((await ask('none.webm')).status).toBe(404);
});

test('parts that overlap, asked for at once, put a large file together again', async () => {
  const whole = Buffer.from(Array.from({ length: 1_500_000 }, (_, at) => (at * 31) % 251));
  writeFileSync(join(folder, 'long.webm'), whole);
  const starts = [0, 400_000, 800_000, 1_200_000];
  const parts = await Promise.all(
    starts.map(async (start) => {
      const answer = await ask('long.webm', { headers: { range: `bytes=${start}-${start + 600_000}` } });
      return Buffer.from(await answer.arrayBuffer());
    }),
  );
  for (const [at, part] of parts.entries()) {
    const start = starts[at] ?? 0;
    expect(part.equals(whole.subarray(start, start + 600_001))).toBe(true);
  }
});

test('HEAD of a part says what GET would, without a body', async () => {
  const answer = await ask('film.webm', { method: 'HEAD', headers: { range: 'bytes=2-4' } });
  expect([answer.status, answer.headers.get('content-range'), answer.headers.get('content-length')]).toEqual([
    206,
    'bytes 2-4/10',
    '3',
  ]);
  expect(await answer.text()).toBe('');
});

test('a reader that has had enough leaves no file open, however often it jumps', async () => {
  const open = (): number => readdirSync('/proc/self/fd').length;
  const before = open();
  for (let turn = 0; turn < 200; turn += 1) {
    const answer = await ask('long.webm', { headers: { range: `bytes=${turn * 1000}-` } });
    const reader = answer.body?.getReader();
    if (turn % 2 === 0) await reader?.read();
    await reader?.cancel();
  }
  expect(open()).toBeLessThanOrEqual(before + 5);
});
