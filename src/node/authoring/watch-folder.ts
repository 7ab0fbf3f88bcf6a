import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** An editor saves in several steps; they are one change. In milliseconds. */
const SETTLE_MILLISECONDS = 30;

/** Watches a folder until it is closed. */
export interface FolderWatch {
  /** Resolves when every folder below is being watched. */
  readonly ready: Promise<void>;
  readonly close: () => void;
}

/**
 * Calls back after files in a folder or below it have changed, once for what changes together. Each folder has a watcher
 * of its own, because Node 18 watches no tree on Linux; folders made later are found by the change they are.
 */
export function watchFolder(folder: string, changed: () => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const drop = (path: string): void => {
    watchers.get(path)?.close();
    watchers.delete(path);
  };
  const cover = async (path: string): Promise<void> => {
    if (closed) return;
    if (!watchers.has(path)) {
      try {
        const watcher = watch(path, settle);
        watcher.on('error', () => {
          drop(path);
        });
        watchers.set(path, watcher);
      } catch {
        return; // It is gone again.
      }
    }
    const entries = await readdir(path, { withFileTypes: true }).catch(() => {
      drop(path);
      return [];
    });
    await Promise.all(entries.filter((each) => each.isDirectory()).map((each) => cover(join(path, each.name))));
  };
  function settle(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void cover(folder).then(() => {
        if (!closed) changed();
      });
    }, SETTLE_MILLISECONDS);
  }
  return {
    ready: cover(folder),
    close: () => {
      closed = true;
      clearTimeout(timer);
      for (const path of watchers.keys()) drop(path);
    },
  };
}
