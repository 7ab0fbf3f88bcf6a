import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A stick with files on it, that can be plugged in and pulled out. */
export interface Stick {
  /** Why it is a folder and no disk; undefined where a disk is mounted. */
  readonly instead: string | undefined;
  /** Arguments that a kiosk needs to see it. */
  readonly args: readonly string[];
  /** Plugs it in with these files in its root; gives where they lie then. */
  plugIn(files: readonly string[]): string;
  /** Pulls it out, without asking whether it is in use. */
  pullOut(): void;
  remove(): void;
}

const done = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** A stick that is a disk image on a loop device below /mnt, as a desktop mounts it; where none can be mounted, a folder. */
export function makeStick(): Stick {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-stick-'));
  const image = join(folder, 'stick.img');
  const disk = `/mnt/${basename(folder)}`;
  const root = process.getuid?.() === 0;
  const made =
    root && done('dd', 'if=/dev/zero', `of=${image}`, 'bs=1M', 'count=64') && done('mkfs.ext4', '-qF', image);
  if (made) mkdirSync(disk, { recursive: true });
  const mounts = (): boolean => done('mount', '-o', 'loop', image, disk);
  const real = made && mounts() && done('umount', disk);
  if (made && !real) rmSync(disk, { recursive: true });
  const place = real ? disk : join(folder, 'stick');
  return {
    instead: real ? undefined : 'no disk can be mounted here',
    args: real ? [] : [`--stick=${place}`],
    plugIn(files) {
      if (real && !mounts()) throw new Error('The stick cannot be mounted');
      mkdirSync(place, { recursive: true });
      for (const file of files) cpSync(file, join(place, basename(file)));
      return place;
    },
    pullOut() {
      if (real) done('umount', '-l', place);
      else rmSync(place, { recursive: true, force: true });
    },
    remove() {
      this.pullOut();
      if (real) rmSync(disk, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
