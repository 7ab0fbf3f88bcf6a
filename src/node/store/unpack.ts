import { mkdir } from 'node:fs/promises';

import type { Refusal } from '../../shared/container/refusal.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { attempt } from '../container/io-fault.ts';
import { openSource } from '../container/source.ts';
import type { Trust } from '../container/trust.ts';
import { openContainer, readFiles } from '../container/verify.ts';
import { removeTree, tryRemove } from './disk.ts';
import type { InstallOptions } from './install.ts';
import { spaceFault } from './install.ts';
import { stageInto } from './staging.ts';

/**
 * Unpacks a container into a folder to be looked at, each file checked as for an installation. Nothing is installed,
 * and the store knows nothing of it; on refusal the folder is gone again.
 */
export async function unpack(
  path: string,
  folder: string,
  trust: Trust,
  options: InstallOptions & { readonly data: string; readonly reserveBytes: number },
): Promise<Result<null, Refusal>> {
  const source = await openSource(path, options);
  if (!source.ok) return source;
  try {
    const unpacked = await attempt(async () => {
      const container = await openContainer(source.value, trust);
      if (!container.ok) return container;
      const space = await spaceFault(options.data, container.value, options.reserveBytes);
      if (space !== undefined) return { ok: false, error: space };
      await removeTree(folder);
      await mkdir(folder, { recursive: true });
      const staging = stageInto(folder);
      const read = await readFiles(container.value, staging, options.progress);
      await staging.quiet();
      return read.ok ? ok(null) : read;
    });
    if (!unpacked.ok) await tryRemove(folder);
    return unpacked;
  } finally {
    await source.value.close();
  }
}
