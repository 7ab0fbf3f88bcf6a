import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';

import { project } from '../../helpers/project.ts';
import type { Row } from './row.ts';

/** What the figures were measured on. Two runs can be compared where all but the commit and the day are the same. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGibibytes: number;
  readonly system: string;
  readonly node: string;
}

/** `test/bench/results.json`. Rows of groups that did not run this time stay as they were. */
export interface Results {
  readonly machine: Machine;
  /** The day of the last run, and what was checked out. */
  readonly measured: { readonly at: string; readonly commit: string };
  readonly rows: readonly Row[];
}

/** The machine that this runs on. */
export function thisMachine(): Machine {
  const [cpu] = cpus();
  return {
    processor: cpu?.model.trim() || 'unknown',
    cores: cpus().length,
    memoryGibibytes: Math.round(totalmem() / 1024 ** 3),
    system: `${type()} ${release()} ${arch()}`,
    node: process.version,
  };
}

/** One line for under a table. */
export const describeMachine = ({ processor, cores, memoryGibibytes, system, node }: Machine): string =>
  `${processor}, ${cores} cores, ${memoryGibibytes} GiB, ${system}, Node ${node.slice(1)}`;

function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { cwd: project, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/** Reads what an earlier run wrote; undefined where there is none that can be read. */
export function readResults(file: string): Results | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const results = JSON.parse(readFileSync(file, 'utf8')) as Partial<Results>;
    return Array.isArray(results.rows) && results.machine !== undefined ? (results as Results) : undefined;
  } catch {
    return undefined;
  }
}

/** The earlier rows that can be compared with those of this machine. */
export function comparableRows(before: Results | undefined, machine: Machine): readonly Row[] {
  return before !== undefined && JSON.stringify(before.machine) === JSON.stringify(machine) ? before.rows : [];
}

const groupOf = ({ id }: Row): string => id.split('.')[0] ?? '';

/** Puts new rows in the place of the old ones of their groups; figures of another machine go. */
export function mergeRows(before: readonly Row[], now: readonly Row[]): Row[] {
  const measured = new Set(now.map(groupOf));
  return [...before.filter((row) => !measured.has(groupOf(row))), ...now].sort((a, b) =>
    groupOf(a).localeCompare(groupOf(b)),
  );
}

/** Writes the results. */
export function writeResults(file: string, machine: Machine, rows: readonly Row[]): void {
  const results: Results = { machine, measured: { at: new Date().toISOString(), commit: commit() }, rows };
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}
