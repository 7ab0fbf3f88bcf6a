import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { backOff, LifeWatch, supervise } from '../../../../src/node/supervisor/supervise.ts';

/** A file that grows by a letter with each start. */
function countingFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-supervise-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'starts');
}

/** Runs stand-ins for a kiosk, written in a line of shell each, until the last of them has ended. */
async function run(script: string, patience = { start: 60_000, silence: 60_000, end: 60_000 }) {
  const said: string[] = [];
  const ending = new AbortController();
  const starts: ChildProcess[] = [];
  const code = await supervise({
    command: 'sh',
    args: ['-c', script],
    env: process.env,
    signal: ending.signal,
    patience,
    say: (line) => said.push(line),
    onStart(kiosk) {
      starts.push(kiosk);
      kiosk.stdout?.on('data', () => ending.abort());
    },
  });
  return { code, said, starts: starts.length };
}

test.each([
  [0, 'it was asked to end'],
  [2, 'it cannot start as it was asked to'],
])('a kiosk that ends with %i is not started again: %s', async (code) => {
  expect(await run(`exit ${code}`)).toEqual({ code, said: [], starts: 1 });
});

test('one that ends by itself or is killed is started again at once, as long as it had been on screen', async () => {
  const counter = countingFile();
  const script = `printf x >> ${counter}; printf 'R.' >&3; case $(wc -c < ${counter}) in 1) exit 70;; 2) kill -9 $$;; 3) exit 75;; *) exit 0;; esac`;
  const { code, said, starts } = await run(script);
  expect([code, starts]).toEqual([0, 4]);
  expect(said).toEqual([
    'The kiosk ended (code 70), and is started again.',
    'The kiosk ended (SIGKILL), and is started again.',
    'The kiosk ended (code 75), and is started again.',
  ]);
});

test('one that falls silent is killed and started again; its children with it', async () => {
  const counter = countingFile();
  const script = `printf x >> ${counter}; printf 'R.' >&3; case $(wc -c < ${counter}) in 1) sleep 1000 & wait;; *) exit 0;; esac`;
  const { code, said } = await run(script, { start: 60_000, silence: 300, end: 60_000 });
  expect(code).toBe(0);
  expect(said).toEqual([
    'The kiosk gives no sign of life, and is killed.',
    'The kiosk ended (SIGKILL), and is started again.',
  ]);
});

test('told to end, it asks the kiosk to end, and kills one that does not', async () => {
  expect((await run(`trap 'exit 0' TERM; echo here; while :; do sleep 0.1; done`)).code).toBe(0);
  const stubborn = await run(`trap '' TERM; echo here; while :; do sleep 0.1; done`, {
    start: 60_000,
    silence: 60_000,
    end: 50,
  });
  expect(stubborn).toMatchObject({ code: 0, starts: 1 });
});

test('a program that is not there', async () => {
  const nothing = supervise({
    command: '/nowhere/kiosk',
    args: [],
    env: {},
    signal: new AbortController().signal,
    say: () => undefined,
  });
  await expect(nothing).rejects.toThrow('ENOENT');
});

test('starts that show nothing come ever later, half a minute at most', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map(backOff)).toEqual([
    0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

test('silence: half a minute until the first sign, five seconds between two; time in which nobody looked does not count', () => {
  const patience = { start: 30_000, silence: 5_000, end: 5_000 };
  const looks = (watch: LifeWatch, from: number, to: number): number | undefined => {
    for (let now = from; now <= to; now += 500) if (watch.isDead(now)) return now;
    return undefined;
  };
  expect(looks(new LifeWatch(patience, 0), 0, 60_000)).toBe(30_500);
  const watch = new LifeWatch(patience, 0);
  watch.heard(1_000);
  expect(looks(watch, 0, 6_000)).toBeUndefined();
  // The machine slept for a day.
  expect(watch.isDead(86_400_000)).toBe(false);
  expect(looks(watch, 86_400_500, 86_500_000)).toBe(86_400_500);
});
