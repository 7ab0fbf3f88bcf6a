import { stat } from 'node:fs/promises';

import type { Standing } from '../../shared/container/sequence.ts';
import type { Trust } from '../container/trust.ts';
import { listSticks } from './mounts.ts';
import { type FoundPack, listPacks, lookAt } from './scan.ts';

/** How sticks are watched. */
export interface WatchOptions {
  /** Where the kiosk stands now, and whom it trusts; `Store.standing`. Undefined trust: nothing is looked at. */
  readonly standing: () => Promise<Standing & { readonly trust: Trust | undefined }>;
  /** Called when what is plugged in has changed, with everything found on all sticks. */
  readonly onChange: (found: readonly FoundPack[]) => void;
  /** The mount points to look at; by default those of the platform. */
  readonly list?: () => Promise<readonly string[]>;
  /** Looks at what was found, each a stick and a path on it; by default here, in this process. */
  readonly lookAtAll?: (
    packs: readonly (readonly [stick: string, path: string])[],
    where: Standing & { readonly trust: Trust },
  ) => Promise<readonly FoundPack[]>;
  /** Milliseconds between two looks; 2,000 when left out. */
  readonly every?: number;
}

const EVERY_MILLISECONDS = 2_000;

const lookHere: NonNullable<WatchOptions['lookAtAll']> = async (packs, where) => {
  const found: FoundPack[] = [];
  for (const [stick, path] of packs) found.push(await lookAt(path, stick, where));
  return found;
};

/** What tells one state of a file from another without reading it. */
async function markOf(path: string): Promise<string> {
  return stat(path).then(
    ({ size, mtimeMs, ino }) => `${path} ${size} ${mtimeMs} ${ino}`,
    () => `${path} gone`,
  );
}

/**
 * Watches for sticks, by asking again and again: what mounts them differs from system to system, and a missed event
 * would mean a stick that staff plug in in vain. Installs nothing.
 *
 * @returns stops watching; a look under way ends unheard.
 */
export function watchSticks({
  standing,
  onChange,
  list = listSticks,
  lookAtAll = lookHere,
  every = EVERY_MILLISECONDS,
}: WatchOptions): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let last = '';
  const look = async (): Promise<void> => {
    const paths: [stick: string, path: string][] = [];
    for (const stick of await list()) {
      for (const path of await listPacks(stick)) paths.push([stick, path]);
    }
    const where = await standing();
    const marks = await Promise.all(paths.map(([, path]) => markOf(path)));
    // The floor is part of it: after an install, the same stick has nothing new any more.
    const now = JSON.stringify([marks, where.floor, where.shown, where.blocked]);
    if (now === last) return;
    const { trust, ...rest } = where;
    const found = trust === undefined || paths.length === 0 ? [] : await lookAtAll(paths, { ...rest, trust });
    if (stopped) return;
    last = now;
    onChange(found);
  };
  const again = (): void => {
    if (stopped) return;
    look()
      // A look that failed is tried again with the next one: sticks come and go at any byte.
      .catch(() => undefined)
      .finally(() => {
        if (!stopped) timer = setTimeout(again, every);
      });
  };
  again();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
