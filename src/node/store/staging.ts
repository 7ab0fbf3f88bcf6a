import type { FileHandle } from 'node:fs/promises';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { ManifestFile } from '../../shared/container/manifest.ts';
import type { FileSink } from '../container/verify.ts';
import { createFile, syncFolder, writeAll } from './disk.ts';
import { fileSoundness } from './slot-files.ts';

/** Files whose last step (sync and reading back) may run while the next ones are written. */
const IN_FLIGHT = 4;

/** A folder that a pack is unpacked into; nobody serves from it. */
export interface Staging extends FileSink {
  /** Waits until every file and every folder survives a power cut; gives the first file that reads back wrong. */
  settle(): Promise<ManifestFile | undefined>;
  /** Waits until nothing is written any more, whatever came of it. */
  quiet(): Promise<void>;
}

/**
 * Unpacks into a folder that must be empty. Each file is synced, then read back and compared: what lies on the disk
 * is what was signed, not only what came from the stick.
 */
export function stageInto(folder: string): Staging {
  const folders = new Set([folder]);
  const flying = new Set<Promise<void>>();
  let wrong: ManifestFile | undefined;
  let failure: { readonly error: unknown } | undefined;

  const makeParents = async (path: string): Promise<void> => {
    const parent = dirname(path);
    if (folders.has(parent)) return;
    await makeParents(parent);
    await mkdir(parent);
    folders.add(parent);
  };
  const finish = async (handle: FileHandle, path: string, file: ManifestFile): Promise<void> => {
    try {
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
      if ((await fileSoundness(path, file)) !== 'sound') wrong ??= file;
    } catch (error) {
      failure ??= { error };
    }
  };
  const raise = (): void => {
    if (failure !== undefined) throw failure.error;
  };
  return {
    async begin(file) {
      const path = join(folder, file.path);
      await makeParents(path);
      const handle = await createFile(path);
      let open = true;
      return {
        write: (chunk) => writeAll(handle, chunk),
        async end() {
          open = false;
          const flight = finish(handle, path, file).finally(() => flying.delete(flight));
          flying.add(flight);
          if (flying.size >= IN_FLIGHT) await Promise.race(flying);
          raise();
        },
        async drop() {
          if (open) await handle.close().catch(() => undefined);
          open = false;
        },
      };
    },
    async quiet() {
      await Promise.all(flying);
    },
    async settle() {
      await Promise.all(flying);
      raise();
      // The deepest first: a folder is durable when what it names is.
      for (const each of [...folders].sort((a, b) => b.split('/').length - a.split('/').length)) await syncFolder(each);
      return wrong;
    },
  };
}
