import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { err, type Fault, ok, type Result } from '../../shared/errors.ts';

/** Writes a file to a stick so that it may be pulled out afterwards. */
export async function writeToStick(stick: string, name: string, text: string): Promise<Result<string, Fault<'IO'>>> {
  const path = join(stick, name);
  try {
    const handle = await open(path, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return ok(name);
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return err({ code: 'IO', cause: `the stick does not take it (${code})`, remedy: 'try another stick' });
  }
}
