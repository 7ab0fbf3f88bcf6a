import { openUnchecked } from '../../node/container/unchecked.ts';
import type { Manifest } from '../../shared/container/manifest.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, refused, UsageError } from '../command.ts';

const byPath = ({ files }: Manifest): Map<string, string> => new Map(files.map(({ path, sha256 }) => [path, sha256]));

/** `diff A B`: which files came, went or changed. */
export const diff: Command = {
  name: 'diff',
  summary: 'Show which files came, went or changed from one .kpack to another.',
  usage: 'diff A B',
  flags: {},
  async run(args, host) {
    const [a, b, extra] = args.positionals;
    if (a === undefined || b === undefined || extra !== undefined)
      throw new UsageError('Name two containers: diff A B');
    const one = await openUnchecked(a);
    if (!one.ok) return refused({ file: a, ...one.error });
    const other = await openUnchecked(b);
    if (!other.ok) return refused({ file: b, ...other.error });
    const [before, after] = [byPath(one.value.manifest), byPath(other.value.manifest)];
    const added = [...after.keys()].filter((path) => !before.has(path));
    const removed = [...before.keys()].filter((path) => !after.has(path));
    const changed = [...after.keys()].filter((path) => before.has(path) && before.get(path) !== after.get(path));
    for (const [sign, paths] of [
      ['+', added],
      ['-', removed],
      ['~', changed],
    ] as const)
      for (const path of paths) host.print(`${sign} ${path}`);
    return ok({
      message: `${added.length} new, ${removed.length} gone, ${changed.length} changed`,
      details: { added, removed, changed },
    });
  },
};
