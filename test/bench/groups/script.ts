import { firstScript, sizeOf } from '../../helpers/built-script.ts';
import type { BenchGroup } from '../frame/group.ts';
import { makeRow } from '../frame/row.ts';

/** Bytes of a kilobyte. */
const KILO = 1_000;

export const group: BenchGroup = {
  about: 'script of the page that is needed before the first touch, and all of it, compressed',
  // Nothing is started, but the production build is what is weighed.
  electron: true,
  run() {
    const { first, all } = firstScript();
    return Promise.resolve([
      makeRow('script.before-first-touch', 'KB', [sizeOf(first) / KILO], { atMost: 150 }),
      makeRow('script.in-all', 'KB', [sizeOf(all) / KILO]),
    ]);
  },
};
