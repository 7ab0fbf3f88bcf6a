import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { writeTextfile } from '../../../../src/node/metrics/textfile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'textfile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('everybody may read it, whatever the mask of the process; nothing else is left there', async () => {
  const before = process.umask(0o077);
  try {
    await writeTextfile(join(folder, 'kiosk.prom'), 'a 1\n');
  } finally {
    process.umask(before);
  }
  expect(statSync(join(folder, 'kiosk.prom')).mode & 0o777).toBe(0o644);
  expect(readdirSync(folder)).toEqual(['kiosk.prom']);
});

test('whoever reads while it is written finds all of it, always', async () => {
  const path = join(folder, 'kiosk.prom');
  const text = (number: number): string => `a ${number}\n`.repeat(20_000);
  await writeTextfile(path, text(0));
  const state = { over: false };
  const writing = (async () => {
    for (let number = 1; number <= 30; number += 1) await writeTextfile(path, text(number));
    state.over = true;
  })();
  let looks = 0;
  while (!state.over) {
    const [first = '', ...others] = readFileSync(path, 'utf8').split('\n');
    expect([others.length, new Set([first, ...others.slice(0, -1)]).size]).toEqual([20_000, 1]);
    looks += 1;
    await new Promise(setImmediate);
  }
  await writing;
  expect(looks).toBeGreaterThan(5);
});

test('a folder that refuses is told, and no half is left', async () => {
  await expect(writeTextfile(join(folder, 'none/kiosk.prom'), 'a 1\n')).rejects.toMatchObject({ code: 'ENOENT' });
  mkdirSync(join(folder, 'kiosk.prom'));
  await expect(writeTextfile(join(folder, 'kiosk.prom'), 'a 1\n')).rejects.toThrow();
  expect(existsSync(join(folder, 'kiosk.prom.new'))).toBe(false);
});
