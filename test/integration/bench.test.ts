import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { groupNames, loadGroup } from '../bench/frame/group.ts';
import { comparableRows, mergeRows, readResults, thisMachine, writeResults } from '../bench/frame/results.ts';
import { alternate, makeRow, median, ratios } from '../bench/frame/row.ts';
import { formatMarkdown, formatTable } from '../bench/frame/table.ts';
import { project } from '../helpers/project.ts';

describe('a row', () => {
  test('is the median with its range, judged before it is rounded', () => {
    expect(makeRow('a.b', 'x', [3, 1, 2], { atMost: 2 })).toEqual({
      id: 'a.b',
      value: 2,
      unit: 'x',
      target: 2,
      bound: 'at most',
      ok: true,
      n: 3,
      min: 1,
      max: 3,
    });
    expect(makeRow('a.b', 'x', [1.000_01], { atMost: 1 })).toMatchObject({ value: 1, ok: false });
    expect(makeRow('a.b', 'x', [1.999_99], { atLeast: 2 })).toMatchObject({ value: 2, bound: 'at least', ok: false });
    expect(makeRow('a.b', 'ms', [5, 7])).toMatchObject({ value: 6, target: null, ok: true });
  });

  test('of nothing is an error, and so is a ratio of unequal rounds', () => {
    expect(() => median([])).toThrow('nothing');
    expect(ratios([4, 9], [2, 3])).toEqual([2, 3]);
    expect(() => ratios([1], [])).toThrow('as many rounds');
  });

  test('what is compared runs in turn, and the order turns round', async () => {
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    const found = await alternate({ a: note('a'), b: note('b') }, { rounds: 2, warmUp: 1 });
    expect(order.join('')).toBe('baabba');
    expect(found).toEqual({ a: [3, 6], b: [4, 5] });
  });
});

describe('results', () => {
  const fast = makeRow('start.time', 'ms', [100], { atMost: 90 });
  const old = [makeRow('start.time', 'ms', [80]), makeRow('packs.install', 's', [1])];

  test('the groups that did not run keep their rows', () => {
    expect(mergeRows(old, [fast]).map(({ id, value }) => [id, value])).toEqual([
      ['packs.install', 1],
      ['start.time', 100],
    ]);
  });

  test('are compared with the run before, unless it was on another machine', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiosk-results-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'results.json');
    expect(readResults(file)).toBeUndefined();
    writeResults(file, thisMachine(), old);
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object)).toEqual(['machine', 'measured', 'rows']);
    expect(comparableRows(readResults(file), thisMachine())).toEqual(old);
    expect(comparableRows(readResults(file), { ...thisMachine(), cores: 64 })).toEqual([]);
    for (const damaged of ['{', '{}', '{"rows":3}']) {
      writeFileSync(file, damaged);
      expect(readResults(file)).toBeUndefined();
    }
  });

  test('the table says what was wanted, what was missed and what moved', () => {
    const [, line = ''] = formatTable([fast], old, false).split('\n');
    expect(line.replaceAll(/ {2,}/g, ' | ')).toBe('start.time | 100 ms | 1 | ≤ 90 ms | MISSED | +25 %');
    expect(formatTable([fast], old, true)).toContain('\u001B[31mstart.time');
    expect(formatMarkdown([fast])).toContain('| start.time | 🔴 **100 ms** |  | 1 | ≤ 90 ms **missed** |');
  });
});

describe('npm run bench', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(project, 'scripts/bench.mjs'), ...args], { encoding: 'utf8' });

  test('every group loads, and is listed with what it measures', async () => {
    const { stdout } = run('--help');
    const names = groupNames();
    expect(names).toContain('packs');
    for (const name of names) expect(stdout).toContain(`  ${name.padEnd(12)} ${(await loadGroup(name)).about}`);
  });

  test('says which groups and flags there are', () => {
    expect(run('nothing')).toMatchObject({ status: 2, stderr: expect.stringContaining('"nothing"') as string });
    expect(run('--fast')).toMatchObject({ status: 2, stderr: expect.stringContaining('"--fast"') as string });
  });
});
