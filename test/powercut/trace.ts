import { basename, dirname } from 'node:path';

/** A system call that changed the disk under test, in the order in which they happened. */
export interface Call {
  readonly name: 'open' | 'write' | 'sync' | 'mkdir' | 'rename' | 'link' | 'unlink';
  readonly path: string;
  /** Where a rename or a link leads. */
  readonly to?: string;
  /** The bytes of a write as strace shows them. */
  readonly text?: string;
}

/** What strace is asked for; a question mark stands before what not every processor has. */
export const TRACED =
  'openat,write,writev,pwrite64,pwritev,fsync,fdatasync,renameat,renameat2,mkdirat,unlinkat,linkat,?mkdir,?rename,?link,?unlink,?rmdir';

/** Joins what strace tore apart because another thread came between, and drops calls that failed. */
function whole(log: string): string[] {
  const open = new Map<string, string>();
  return log.split('\n').flatMap((line) => {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (rest.endsWith('<unfinished ...>')) {
      open.set(thread, rest.slice(0, -'<unfinished ...>'.length));
      return [];
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const text = resumed === null ? rest : `${open.get(thread) ?? ''}${resumed[1]}`;
    return / = -1 /.test(text) ? [] : [text];
  });
}

/** The calls of a log, written with `-y`, that touch something below `folder`. */
export function readTrace(log: string, folder: string): Call[] {
  return whole(log).flatMap((text): Call[] => {
    const [, name = '', args = ''] = /^(\w+)\((.*)\)\s+= /.exec(text) ?? [];
    // A descriptor stands as 17</path>; a path as "/path", always a whole one here.
    const onDescriptor = /^\d+<([^>]*)>/.exec(args)?.[1] ?? '';
    const [first = '', second = ''] = [...args.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, each]) => each ?? '');
    const kind = name.replace(/at2?$/, '');
    if (/^p?writev?(64)?$/.test(name) && onDescriptor.startsWith(folder))
      return [{ name: 'write', path: onDescriptor, text: first }];
    if (/^f(data)?sync$/.test(name) && onDescriptor.startsWith(folder)) return [{ name: 'sync', path: onDescriptor }];
    if (!first.startsWith(folder)) return [];
    if (kind === 'open') return args.includes('O_CREAT') ? [{ name: 'open', path: first }] : [];
    if (kind === 'mkdir') return [{ name: 'mkdir', path: first }];
    if (kind === 'unlink' || kind === 'rmdir') return [{ name: 'unlink', path: first }];
    if (kind === 'rename' || kind === 'link') return [{ name: kind, path: first, to: second }];
    return [];
  });
}

/**
 * What a disk may lose, followed call by call. Whether a cut really loses it is a race; that the order allows it is
 * not, and this finds each such place. `there` are the packs that were installed before. The rules:
 *
 * - what a rename brings into its place is durable before: each byte of its files, and each name in its folders;
 * - the state file names only packs that are durably in their place;
 * - nothing is removed from the packs while the state that no longer names it may still be lost;
 * - when the step has ended, the state is durable.
 */
export function orderFaults(calls: readonly Call[], data: string, there: readonly string[]): string[] {
  const faults: string[] = [];
  /** Files with bytes, and folders with names, that a cut may take. */
  const dirty = new Set<string>();
  const packs = `${data}/packs`;
  const placed = new Set(there);
  let stateText = '';
  let statePending = false;
  const matters = (path: string): boolean => !/\.lock(\.|$)/.test(path);
  const under = (path: string): string[] => [...dirty].filter((each) => each === path || each.startsWith(`${path}/`));
  const addName = (path: string): void => {
    if (matters(path)) dirty.add(dirname(path));
  };
  for (const { name, path, to = '', text = '' } of calls.filter((call) => matters(call.path))) {
    if (name === 'sync') {
      dirty.delete(path);
      if (path === data) statePending = false;
    } else if (name === 'write') {
      dirty.add(path);
      if (path === `${data}/state.json.new`) stateText += text;
    } else if (name === 'open' || name === 'mkdir') {
      addName(path);
      if (path === `${data}/state.json.new`) stateText = '';
    } else if (name === 'unlink') {
      for (const each of under(path)) dirty.delete(each);
      if (path.startsWith(`${packs}/`) && statePending) faults.push(`${basename(path)} goes before the state is safe`);
    } else if (name === 'rename') {
      for (const each of under(path)) {
        faults.push(`${each.slice(data.length)} is not safe when it is renamed`);
        dirty.delete(each);
      }
      addName(to);
      if (dirname(to) === packs) placed.add(basename(to));
      if (to === `${data}/state.json`) {
        statePending = true;
        const named = [...stateText.matchAll(/\\"folder\\":\\"([^"\\]+)\\"/g)].map(([, folder]) => folder ?? '');
        for (const folder of named.filter((each) => !placed.has(each)))
          faults.push(`the state names ${folder}, which is not there`);
        if (dirty.has(packs)) faults.push('the state is renamed before the packs are safe');
      }
    }
  }
  if (statePending) faults.push('the state is not safe at the end');
  return faults;
}
