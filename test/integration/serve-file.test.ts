import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  ['bytes=10-', 416, '', 'bytes */10'],
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
