import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { loadGroup } from './frame/group.ts';
import { comparableRows, describeMachine, mergeRows, readResults, thisMachine, writeResults } from './frame/results.ts';
import type { Row } from './frame/row.ts';
import { formatMarkdown, formatTable } from './frame/table.ts';

/**
 * `node test/bench/bench.ts [--short] [--markdown] GROUP...`: measures the groups, one after the other, each in a
 * process of its own. Ends with 1 where a group failed or a target was missed. `--one GROUP --out FILE` is that process.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    one: { type: 'string' },
    out: { type: 'string' },
  },
});
const file = join(import.meta.dirname, 'results.json');

async function measureOne(name: string, out: string): Promise<void> {
  const { run } = await loadGroup(name);
  const rows = await run({ short: values.short, say: (line) => process.stderr.write(`${name}: ${line}\n`) });
  const stray = rows.find(({ id }) => !id.startsWith(`${name}.`));
  if (stray !== undefined) throw new Error(`The row "${stray.id}" does not begin with "${name}."`);
  writeFileSync(out, JSON.stringify(rows));
}

/** Undefined where the group failed; what went wrong then stands on the terminal. */
function measure(name: string, folder: string): Promise<readonly Row[] | undefined> {
  const out = join(folder, `${name}.json`);
  const args = [import.meta.filename, '--one', name, '--out', out, ...(values.short ? ['--short'] : [])];
  return new Promise((resolve) => {
    spawn(process.execPath, args, { stdio: 'inherit' }).once('close', (code) => {
      resolve(code === 0 ? (JSON.parse(readFileSync(out, 'utf8')) as Row[]) : undefined);
    });
  });
}

async function main(): Promise<number> {
  const machine = thisMachine();
  const before = comparableRows(readResults(file), machine);
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-bench-rows-'));
  const rows: Row[] = [];
  const failed: string[] = [];
  try {
    for (const name of positionals) {
      const found = await measure(name, folder);
      if (found === undefined) failed.push(name);
      else rows.push(...found);
      // Written after each group: what was measured is not lost with what fails after it.
      if (!values.short) writeResults(file, machine, mergeRows(before, rows));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(values.markdown ? formatMarkdown(rows) : formatTable(rows, before, process.stdout.isTTY));
  console.log(`\n${describeMachine(machine)}`);
  const missed = rows.filter(({ ok }) => !ok).map(({ id }) => id);
  if (missed.length > 0) console.log(`Missed: ${missed.join(', ')}`);
  if (failed.length > 0) console.log(`Not measured, they failed: ${failed.join(', ')}`);
  return missed.length + failed.length === 0 ? 0 : 1;
}

if (values.one === undefined) process.exitCode = await main();
else await measureOne(values.one, values.out ?? '');
