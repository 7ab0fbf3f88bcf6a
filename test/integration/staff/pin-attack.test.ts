import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { freshDoor, openDoorState } from '../../../src/node/staff/door-state.ts';
import { hashPin } from '../../../src/node/staff/pin-hash.ts';
import { HARD_LOCK } from '../../../src/shared/staff/lock.ts';
import { project } from '../../helpers/project.ts';

const PIN = '493817';

interface Told {
  readonly entry?: string;
  readonly code?: string;
  readonly setUp?: boolean;
  readonly hard?: boolean;
  readonly wait?: number;
}

/** A process that holds the door, to be asked and to be killed. */
class Guesser {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  output = '';

  constructor(speed = 1, days = 0) {
    const program = join(project, 'test/helpers/door-guesser.ts');
    this.#child = spawn(process.execPath, [program, data, String(speed), String(days)]);
    this.#child.stderr.on('data', (part: Buffer) => (this.output += part.toString()));
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async next(): Promise<Told> {
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error(`The guesser ended: ${this.output}`);
    this.output += `${value}\n`;
    return JSON.parse(value) as Told;
  }

  tell(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  ask(line: string): Promise<Told> {
    this.tell(line);
    return this.next();
  }

  async kill(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}

let data: string;
let guesser: Guesser;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'door-'));
});
afterEach(async () => {
  await guesser.kill();
  rmSync(data, { recursive: true, force: true });
});

/** A door with that PIN, of which so many guesses were wrong already. */
async function keep(failures = 0): Promise<void> {
  const file = await openDoorState(data);
  await file.write({ ...freshDoor, pin: await hashPin(PIN), lock: { failures, wait: 0 } });
}
const kept = async () => (await openDoorState(data)).value();

async function restart(speed = 1, days = 0): Promise<Told> {
  await guesser.kill();
  guesser = new Guesser(speed, days);
  return guesser.next();
}

describe('a hundred guesses with restarts, kills and clock jumps between them', () => {
  test('five are looked at; every other one waits, whatever is done to the kiosk and its clock', async () => {
    await keep();
    guesser = new Guesser();
    await guesser.next();
    const entries: string[] = [];
    const waits: boolean[] = [];
    for (let guess = 0; guess < 100; guess += 1) {
      const { entry = '', wait = 0 } = await guesser.ask(`enter ${String(guess).padStart(6, '1')}`);
      entries.push(entry);
      // A clock of the wall that jumps ten years to and fro, and files from the future.
      const days = (guess % 2 === 0 ? 1 : -1) * 3_650;
      const future = new Date(Date.now() + days * 86_400_000);
      for (const name of readdirSync(data)) utimesSync(join(data, name), future, future);
      // Half a minute is not over by being killed: what is written is never less than what is left.
      const after = guess < 5 || guess % 12 === 0 ? ((await restart(1, days)).wait ?? 0) : wait;
      waits.push(wait > 0 && after > 0);
    }
    expect(waits.map((each, guess) => each === guess >= 4)).not.toContain(false);
    expect(entries.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'wrong'));
    expect(new Set(entries.slice(5))).toEqual(new Set(['wait']));
    // Not even the right one is looked at before its time.
    expect((await guesser.ask(`enter ${PIN}`)).entry).toBe('wait');
    expect((await kept()).lock.failures).toBe(5);
  });

  test('whoever waits gets one guess at a time, and a right one opens', async () => {
    await keep(4);
    guesser = new Guesser(1_000);
    await guesser.next();
    expect(await guesser.ask('enter 111111')).toMatchObject({ entry: 'wrong', hard: false });
    await expect.poll(async () => (await guesser.ask('status')).wait).toBe(0);
    expect((await guesser.ask(`enter ${PIN}`)).entry).toBe('open');
    expect((await kept()).lock).toEqual({ failures: 0, wait: 0 });
  });

  test('a guess counts before it is looked at: killed in the middle of it, it was one', async () => {
    await keep(4);
    guesser = new Guesser();
    await guesser.next();
    const { ino } = statSync(join(data, 'staff.json'));
    guesser.tell('enter 111111');
    // Written down: the file is another one. The hash takes far longer than this loop to see it.
    await expect.poll(() => statSync(join(data, 'staff.json')).ino, { interval: 5 }).not.toBe(ino);
    const told = await restart();
    expect(told).toMatchObject({ hard: false });
    expect(told.wait).toBeGreaterThan(29_000);
    expect((await kept()).lock.failures).toBe(5);
  });

  test('the hard lock stays through restarts and clocks, for the right PIN too; an administrator takes it away', async () => {
    await keep(HARD_LOCK - 1);
    guesser = new Guesser(100_000);
    expect(await guesser.next()).toMatchObject({ hard: false });
    expect(await guesser.ask('enter 111111')).toMatchObject({ entry: 'wrong', hard: true });
    for (const days of [3_650, -3_650, 0]) {
      expect(await restart(100_000, days)).toMatchObject({ hard: true });
      expect((await guesser.ask(`enter ${PIN}`)).entry).toBe('hard');
    }
    await guesser.kill();
    const reset = spawn(process.execPath, [join(project, 'src/cli/staff.ts'), 'reset-pin', '--data', data]);
    expect(await once(reset, 'exit')).toEqual([0, null]);
    guesser = new Guesser();
    const { code = '' } = await guesser.next();
    expect(await guesser.next()).toMatchObject({ setUp: true, hard: false, wait: 0 });
    expect((await guesser.ask('setup 00000000 482915')).entry).toBe('wrong');
    expect((await guesser.ask(`setup ${code} 123456`)).entry).toBe('simple');
    expect((await guesser.ask(`setup ${code} 482915`)).entry).toBe('open');
    // The code was for one time.
    expect((await guesser.ask(`setup ${code} 711642`)).entry).toBe('wrong');
    expect((await guesser.ask('enter 482915')).entry).toBe('open');
  });

  test('neither PIN nor code is in any file', async () => {
    guesser = new Guesser();
    const { code = '' } = await guesser.next();
    await guesser.next();
    expect((await guesser.ask(`setup ${code} ${PIN}`)).entry).toBe('open');
    const files = readdirSync(data).map((name) => readFileSync(join(data, name), 'utf8'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(file).not.toContain(PIN);
      expect(file).not.toContain(code);
    }
    expect(statSync(join(data, 'staff.json')).mode & 0o077).toBe(0);
  });
});

test('where the disk takes nothing, nothing is looked at', async () => {
  await keep();
  guesser = new Guesser();
  await guesser.next();
  // A folder in the place of what would be written: the disk refuses, for root too.
  rmSync(data, { recursive: true });
  writeFileSync(data, '');
  expect((await guesser.ask(`enter ${PIN}`)).entry).toBe('disk');
  expect((await guesser.ask('enter 111111')).entry).toBe('disk');
});
