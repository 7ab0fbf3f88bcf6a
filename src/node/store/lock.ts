import { readFile, rm, writeFile } from 'node:fs/promises';

import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { ioRefusal } from '../container/io-fault.ts';

const held = new Set<string>();

/** Tells one start of the machine from the next, so that a process id left by a power cut is not taken for a live one. */
async function bootId(): Promise<string> {
  return readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (text) => text.trim(),
    () => '',
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, and it is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function holderIsAlive(path: string, boot: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [pid = '', itsBoot = ''] = text.split(' ');
  return /^\d+$/.test(pid) && itsBoot === boot && Number(pid) !== process.pid && isAlive(Number(pid));
}

/**
 * Takes the store for one change; the kiosk and the command line may run at the same time. Given back by the function
 * in the result, and by itself when the process ends. Refuses with BLOCKED while another change is under way, or IO.
 */
export async function takeLock(path: string): Promise<Result<() => Promise<void>, Refusal>> {
  const busy = refuse('BLOCKED', 'another installation is under way', 'wait until it has ended');
  if (held.has(path)) return busy;
  held.add(path);
  try {
    const boot = await bootId();
    for (const last of [false, true]) {
      try {
        await writeFile(path, `${process.pid} ${boot}`, { flag: 'wx' });
        return ok(async () => {
          await rm(path, { force: true }).catch(() => undefined);
          held.delete(path);
        });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        if (last || (await holderIsAlive(path, boot))) break;
        await rm(path, { force: true });
      }
    }
    held.delete(path);
    return busy;
  } catch (error) {
    held.delete(path);
    // A lock that was made but not written counts as stale later on.
    return err(ioRefusal(error, 'disk'));
  }
}
