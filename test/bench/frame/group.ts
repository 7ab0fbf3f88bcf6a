import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Row } from './row.ts';

/** What a group is given. */
export interface BenchRun {
  /** Tells the person at the terminal what is being done. */
  readonly say: (line: string) => void;
  /** `--short`: fewer rounds and less data, to see that a group works. Its figures are not kept. */
  readonly short: boolean;
}

/** Rows that are measured together, in a process of their own. */
export interface BenchGroup {
  /** One line for `--help`. */
  readonly about: string;
  /** Whether the group starts Electron: it then gets the production build, and KIOSK_ELECTRON names the program. */
  readonly electron: boolean;
  /** Measures. The id of each row begins with the name of the group's file and a full stop. */
  readonly run: (bench: BenchRun) => Promise<readonly Row[]>;
}

const folder = join(import.meta.dirname, '../groups');

/** The names of the groups: one file each in `test/bench/groups`. */
export function groupNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
}

/** Loads the group of that name: what its file exports as `group`. */
export async function loadGroup(name: string): Promise<BenchGroup> {
  const { group } = (await import(join(folder, `${name}.ts`))) as { group?: BenchGroup };
  if (group === undefined) throw new Error(`test/bench/groups/${name}.ts exports no "group"`);
  return group;
}
