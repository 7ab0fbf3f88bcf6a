import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { askToCarry, asksFolder } from '../../node/machine/asks.ts';
import { err, type Fault, ok, type Result } from '../../shared/errors.ts';

/** Writes a file to a stick so that it may be pulled out afterwards. */
export async function writeToStick(stick: string, name: string, text: string): Promise<Result<string, Fault<'IO'>>> {
  const path = join(stick, name);
  let begun = false;
  try {
    const handle = await open(path, 'w');
    begun = true;
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return ok(name);
  } catch (error) {
    if (begun) await rm(path, { force: true }).catch(() => undefined);
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const asks = asksFolder(process.env);
    // Where the machine mounts sticks to be read only, it has somebody who may write to them.
    if (asks !== undefined && (code === 'EROFS' || code === 'EACCES')) return askToCarry(asks, stick, name, text);
    return err({ code: 'IO', cause: `the stick does not take it (${code})`, remedy: 'try another stick' });
  }
}
