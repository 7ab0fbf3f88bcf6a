import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk in memory of a few kibibytes. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no byte free. */
  fill(): void;
  /** Makes room again. */
  empty(): void;
  /** Lets nobody write. */
  lock(): void;
  remove(): void;
}

/** Mounts such a disk, or gives undefined where nothing may be mounted. */
export function mountSmallDisk(kibibytes: number): SmallDisk | undefined {
  const outer = mkdtempSync(join(tmpdir(), 'kiosk-disk-'));
  const folder = join(outer, 'disk');
  mkdirSync(folder);
  const mount = (...options: string[]): boolean => spawnSync('mount', [...options, folder]).status === 0;
  if (process.getuid?.() !== 0 || !mount('-t', 'tmpfs', '-o', `size=${kibibytes}k,mode=777`, 'tmpfs')) {
    rmSync(outer, { recursive: true });
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => {
      spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1k']);
    },
    empty: () => {
      rmSync(filler);
    },
    lock: () => {
      if (!mount('-o', 'remount,ro')) throw new Error('The disk could not be locked');
    },
    remove: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(outer, { recursive: true, force: true });
    },
  };
}
