import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Manifest } from '../../shared/container/manifest.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { attempt } from '../container/io-fault.ts';
import type { Progress } from '../container/verify.ts';
import { fileSoundness } from './slot-files.ts';

/**
 * Compares every file of an installed pack with what was signed, one after another. Refuses with HASH, or with IO where
 * the disk does not give a file, or somebody stopped it. Changes nothing: the store judges a file when it is served.
 */
export async function checkFiles(
  folder: string,
  manifest: string,
  { progress, signal }: { readonly progress?: Progress; readonly signal?: AbortSignal } = {},
): Promise<Result<null, Refusal>> {
  return attempt(async () => {
    const { files, totalSize } = JSON.parse(await readFile(manifest, 'utf8')) as Manifest;
    let done = 0;
    for (const file of files) {
      if (signal?.aborted === true) return refuse('IO', 'the check was stopped', 'begin it again');
      const soundness = await fileSoundness(join(folder, file.path), file);
      if (soundness === 'rotten')
        return refuse('HASH', 'it is damaged on the disk', 'install the pack again', { file: file.path });
      if (soundness === 'unreadable')
        return refuse('IO', 'it cannot be read from the disk', 'check the disk', { file: file.path });
      done += file.size;
      progress?.(done, totalSize);
    }
    return ok(null);
  });
}
