import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc/PID/stat; sysconf(_SC_CLK_TCK) is 100 on every Linux that Electron runs on. */
const TICKS = 100;

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}

/** The fields of /proc/PID/stat after the program's name, which may itself hold blanks and brackets; see proc(5). */
function fields(pid: number): string[] {
  const text = readProc(pid, 'stat');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** A process and everything it has started. */
export function processTree(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(fields(Number(name))[1])] as const);
  const below = (pid: number): number[] => [
    pid,
    ...parents.filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  return below(root);
}

/** Proportional set size of a process and everything it has started, in MiB: shared pages are counted once. */
export function memoryOf(root: number): number {
  const sizes = processTree(root).map((pid) =>
    Number(/^Pss:\s+(\d+) kB/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** The part of that memory that no file of the program stands behind, in MiB: what can leak. */
export function ownMemoryOf(root: number): number {
  const sizes = processTree(root).map((pid) => {
    const rollup = readProc(pid, 'smaps_rollup');
    return ['Pss_Anon', 'Pss_Shmem'].reduce(
      (sum, name) => sum + Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0),
      0,
    );
  });
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** Seconds of processor time that a process and everything it has started have used. */
export function processorSeconds(root: number): number {
  const spent = processTree(root).map((pid) => {
    const [user, system] = fields(pid).slice(11, 13).map(Number);
    return (user ?? 0) + (system ?? 0);
  });
  return spent.reduce((sum, ticks) => sum + ticks, 0) / TICKS;
}
