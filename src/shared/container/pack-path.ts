import { packPathSchema } from '../schema/primitives.ts';

/** Names that Windows reserves for devices, with any ending. */
const device = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/;

/**
 * Says why a path may not stand in a container, or undefined where it may. Stricter than any file system, so that a
 * pack means the same on each: lower case only, hence no two names that a case-blind file system would fold together.
 */
export function pathFault(path: string): string | undefined {
  if (!packPathSchema.safeParse(path).success) return 'it is not a lower-case path inside the pack';
  for (const step of path.split('/')) {
    if (device.test(step)) return `Windows keeps the name "${step}" for a device`;
    if (step.endsWith('.')) return `Windows drops the full stop at the end of "${step}"`;
  }
  return undefined;
}

/** The first path that stands in the list twice, or is a file and also a folder of another; undefined where none is. */
export function clashingPath(paths: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const path of paths) {
    if (seen.has(path)) return path;
    seen.add(path);
  }
  return paths.find((path) => [...path.matchAll(/\//g)].some((slash) => seen.has(path.slice(0, slash.index))));
}
