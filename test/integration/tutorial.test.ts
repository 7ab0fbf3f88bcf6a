import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { project } from '../helpers/project.ts';

const home = mkdtempSync(join(tmpdir(), 'kiosk-tutorial-'));
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

/** The commands of the tutorial as they are printed; what opens a window is tried by the tests of the kiosk itself. */
const commands = [
  ...readFileSync(join(project, 'docs/authoring.md'), 'utf8').matchAll(/^```sh\n([^]*?)^```$/gm),
].flatMap(([, block = '']) => block.trim().split('\n'));
const said = new Map<string, string>();

beforeAll(async () => {
  for (const command of commands) {
    // A new user's shell, with nothing at home yet.
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', command], {
      cwd: project,
      env: { PATH: `${join(process.execPath, '..')}:${process.env['PATH'] ?? ''}`, HOME: home, NO_COLOR: '1' },
    });
    said.set(command, stdout + stderr);
  }
});

/** What the command of these words said. */
const sayingOf = (words: string): string => {
  const command = commands.find((each) => each.includes(words));
  expect(command, `the tutorial has a command with "${words}"`).toBeDefined();
  return said.get(command ?? '') ?? '';
};

test('followed to the letter, it leads from an empty folder to a signed stick', () => {
  expect(commands.length).toBeGreaterThanOrEqual(10);
  expect([...said.keys()]).toEqual(commands);
  expect(sayingOf('check ~/old-port')).toContain('nothing to correct');
  expect(readFileSync(join(home, 'old-port/text/en.json'), 'utf8')).toContain('The port wakes first');
  expect(sayingOf('translate export')).toMatch(/texts from en into ar/);
  expect(sayingOf('verify')).toContain('old-port 0.1.0');
  expect(existsSync(join(home, 'stick/old-port-0.1.0.kpack'))).toBe(true);
  expect(sayingOf('status')).toContain('old-port');
});

test('no step of it warns of anything but what it speaks of', () => {
  for (const [command, text] of said) {
    const warnings = text.split('\n').filter((line) => /warning|error/i.test(line) && !line.startsWith('npm warn'));
    expect(
      warnings.filter((line) => !/UNTRANSLATED/.test(line)),
      command,
    ).toEqual([]);
  }
});
