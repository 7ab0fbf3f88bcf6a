import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { attempt } from '../container/io-fault.ts';

/** Gives a lock back. */
export type Release = () => Promise<void>;

/** Locks held by this process; the file alone cannot tell it from an earlier process of the same id. */
const held = new Set<string>();
/** Those among them that are being placed or cleared this moment: the files beside them are in use. */
const placing = new Set<string>();
const RETRY_MILLISECONDS = 20;

/** Tells one start of the machine from the next, so that a process id left by a power cut is not taken for a live one. */
const bootId = (): Promise<string> =>
  readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (text) => text.trim(),
    () => '',
  );

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, and it is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function holderIsAlive(content: string, boot: string): boolean {
  const [pid = '', itsBoot = ''] = content.split(' ');
  return /^\d+$/.test(pid) && itsBoot === boot && Number(pid) !== process.pid && isAlive(Number(pid));
}

/** Links a lock file that is whole from its first moment, or says that there is one. */
async function place(path: string, content: string): Promise<boolean> {
  const own = `${path}.${process.pid}`;
  await rm(own, { force: true });
  try {
    await writeFile(own, content, { flag: 'wx' });
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(own, { force: true });
  }
}

/** Takes away a lock whose holder is dead; one that somebody placed in between is put back. */
async function clear(path: string, stale: string): Promise<void> {
  const aside = `${path}.${process.pid}.stale`;
  await rename(path, aside).catch(() => undefined);
  const taken = await readFile(aside, 'utf8').catch(() => stale);
  if (taken !== stale) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function tryLock(path: string): Promise<Release | undefined> {
  if (held.has(path)) return undefined;
  held.add(path);
  placing.add(path);
  try {
    const boot = await bootId();
    const content = `${process.pid} ${boot}`;
    let placed = await place(path, content);
    if (!placed) {
      const found = await readFile(path, 'utf8').catch(() => '');
      if (!holderIsAlive(found, boot)) {
        await clear(path, found);
        placed = await place(path, content);
      }
    }
    if (placed)
      return async () => {
        await rm(path, { force: true }).catch(() => undefined);
        held.delete(path);
      };
  } catch (error) {
    held.delete(path);
    throw error;
  } finally {
    placing.delete(path);
  }
  held.delete(path);
  return undefined;
}

/**
 * Removes what placing a lock left in a folder when it was cut short. Locks themselves stay, and so does what a process
 * that lives is about to link.
 */
export async function removeLockLitter(folder: string): Promise<void> {
  const boot = await bootId();
  for (const name of await readdir(folder)) {
    const [, lock] = /^(.*\.lock)\.\d+(?:\.stale)?$/.exec(name) ?? [];
    if (lock === undefined || placing.has(join(folder, lock))) continue;
    const content = await readFile(join(folder, name), 'utf8');
    if (!holderIsAlive(content, boot)) await rm(join(folder, name), { force: true });
  }
}

/**
 * Takes a lock file, because the kiosk and the command line may work on one store at the same time. A lock whose
 * process has ended counts for nothing. Waits up to `patience` milliseconds. Refuses with BLOCKED or IO.
 */
export async function takeLock(path: string, patience = 0): Promise<Result<Release, Refusal>> {
  return attempt(async () => {
    for (let waited = 0; ; waited += RETRY_MILLISECONDS) {
      const release = await tryLock(path);
      if (release !== undefined) return ok(release);
      if (waited >= patience) return refuse('BLOCKED', 'another installation is under way', 'wait until it has ended');
      await wait(RETRY_MILLISECONDS);
    }
  });
}
