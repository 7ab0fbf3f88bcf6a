import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { staffCommands } from '../../../src/cli/commands/staff.ts';
import { runCommandLine } from '../../../src/cli/run.ts';
import { Door } from '../../../src/node/staff/door.ts';
import { openSettings } from '../../../src/node/staff/settings-state.ts';
import { plainKioskSettings } from '../../../src/shared/staff/kiosk-settings.ts';
import { project } from '../../helpers/project.ts';

// What the set-up of a machine tells the kiosk, by the same commands.

let data = '';
let given = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kiosk-staff-'));
  given = mkdtempSync(join(tmpdir(), 'kiosk-given-'));
});
afterEach(() => {
  for (const folder of [data, given]) rmSync(folder, { recursive: true, force: true });
});

async function staff(...args: readonly string[]): Promise<{ code: number; output: string }> {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const code = await runCommandLine(
    [args[0] ?? '', '--data', data, ...args.slice(1)],
    { appVersion: '0.0.0', progress: () => undefined, passphrase: () => Promise.resolve(undefined) },
    { out: say, error: say },
    'staff',
    staffCommands(undefined),
  );
  return { code, output: said.join('\n') };
}

/** A file beside the data folder. */
function file(text: string): string {
  const path = join(given, 'file');
  writeFileSync(path, text);
  return path;
}

test('a PIN from a pipe opens the door, and no file holds it', async () => {
  const script = join(project, 'src/cli/staff.ts');
  const args = [script, 'set-pin', '--data', data, '--pin-file', '-'];
  expect(spawnSync(process.execPath, args, { input: '493817\n' }).status).toBe(0);
  const door = await Door.open({ data, now: () => 0, announce: () => undefined, tell: () => undefined });
  expect(door.status().setUp).toBe(false);
  expect(await door.enter('493818')).toBe('wrong');
  expect(await door.enter('493817')).toBe('open');
  for (const name of readdirSync(data)) expect(readFileSync(join(data, name), 'utf8')).not.toContain('493817');
});

test.each([
  ['12345', 'it has 6 to 12 digits'],
  ['49381x', 'it has 6 to 12 digits'],
  ['123456', 'is guessed first'],
])('a PIN like %s is refused, and the door stays as it was', async (pin, words) => {
  const { code, output } = await staff('set-pin', '--pin-file', file(pin));
  expect(code).toBe(1);
  expect(output).toContain(words);
  expect(readdirSync(data)).toEqual([]);
});

test('settings of another kiosk are taken, and the measures of this screen over them', async () => {
  const exported = { ...plainKioskSettings, volume: 0.2, quiet: { from: 1260, to: 420 } };
  const taken = await staff(
    'settings',
    '--from',
    file(JSON.stringify(exported)),
    '--diagonal',
    '55',
    '--distance',
    '700',
    '--mounting-height',
    '650',
    '--rest',
  );
  expect(taken.code).toBe(0);
  expect((await openSettings(data)).now()).toEqual({
    ...exported,
    screen: { diagonalInches: 55, distanceMillimetres: 700, mountingHeightMillimetres: 650, rest: true },
  });
});

test.each<[readonly string[], number, string]>([
  [['settings', '--from', '/nowhere'], 1, 'it cannot be read (ENOENT)'],
  [['settings', '--diagonal', '2'], 2, 'No screen is like that'],
  [['settings', '--diagonal', 'big'], 2, '--diagonal is a number, not "big"'],
  [['settings', '--distance', '600'], 2, '--diagonal is missing'],
  [['settings'], 2, 'Name --from or --diagonal'],
  [['set-pin'], 2, '--pin-file is missing'],
])('%j is refused in plain words', async (args, code, words) => {
  const told = await staff(...args);
  expect(told.output).toContain(words);
  expect(told.code).toBe(code);
  expect(readdirSync(data)).toEqual([]);
});

test.each(['{"format":1}', 'not JSON', `"${'a'.repeat(70_000)}"`])(
  'a file that holds no settings is refused',
  async (text) => {
    const { code, output } = await staff('settings', '--from', file(text));
    expect([code, output]).toEqual([1, expect.stringContaining('it holds no settings of a kiosk')]);
    expect(readdirSync(data)).toEqual([]);
  },
);
