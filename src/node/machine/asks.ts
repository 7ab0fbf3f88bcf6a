import { on } from 'node:events';
import { watch } from 'node:fs';
import { access, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { err, type Fault, ok, type Result } from '../../shared/errors.ts';

// An installed kiosk has no right to anything on its machine. What it may ask for it writes into a folder, and small
// helpers of the package (deploy/debian), started by systemd, do it: a file to a stick, the screen off or on, the machine off.

/** What is asked of the machine. */
export interface Wish {
  readonly screen: 'on' | 'off';
  readonly power: 'reboot' | 'off';
}

/** How long a stick may take for a file of a few megabytes, in milliseconds. */
const STICK_PATIENCE = 60_000;

/** The folder for what this kiosk asks of its machine; undefined where nobody would read it. */
export function asksFolder(env: NodeJS.ProcessEnv): string | undefined {
  return env['KIOSK_ASKS'];
}

/** Asks for it; false where that cannot be written down. Whether it comes about, nobody says. */
export async function askFor<K extends keyof Wish>(asks: string, what: K, wish: Wish[K]): Promise<boolean> {
  const file = join(asks, what, 'wanted');
  try {
    // Whole, for the helper reads it at once.
    await writeFile(`${file}.new`, wish);
    await rename(`${file}.new`, file);
    return true;
  } catch {
    return false;
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Has a file carried to a stick that is mounted to be read only. Done when the stick may be pulled out.
 *
 * @param stick its mount point.
 * @param name how the file is called there.
 */
export async function askToCarry(
  asks: string,
  stick: string,
  name: string,
  text: string,
  patience = STICK_PATIENCE,
): Promise<Result<string, Fault<'IO'>>> {
  const folder = join(asks, 'stick');
  const request = join(folder, `${basename(stick)}:${name}`);
  const refused = `${request}.refused`;
  const failed = (cause: string): Result<string, Fault<'IO'>> =>
    err({ code: 'IO', cause, remedy: 'try another stick' });
  const signal = AbortSignal.timeout(patience);
  let watcher: ReturnType<typeof watch> | undefined;
  try {
    await rm(refused, { force: true });
    watcher = watch(folder);
    const changes = on(watcher, 'change', { signal });
    // A part of a file must not be carried: the helper passes over hidden ones.
    const part = join(folder, `.${name}`);
    await writeFile(part, text);
    await rename(part, request);
    for await (const _ of changes) {
      // A refused one is renamed: once it is gone, its other name tells.
      if (await isThere(request)) continue;
      return (await isThere(refused)) ? failed('the stick does not take it') : ok(name);
    }
    return failed('the machine does not answer');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return failed(signal.aborted ? 'the machine does not answer' : `it cannot be laid down (${code})`);
  } finally {
    watcher?.close();
    await Promise.all([rm(request, { force: true }), rm(refused, { force: true })]).catch(() => undefined);
  }
}
