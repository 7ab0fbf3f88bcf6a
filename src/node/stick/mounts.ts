import { readFile, stat } from 'node:fs/promises';

/** Where a desktop mounts sticks on Linux. */
export const defaultMountParents: readonly string[] = ['/media', '/run/media', '/mnt'];

/** File systems that are no stick, whatever their place; opening some of them could hang on a network. */
const notSticks = /^(nfs4?|cifs|smb3|fuse\.sshfs|autofs|proc|sysfs|tmpfs|overlay|squashfs|9p)$/;

/** `/proc/self/mounts` writes blanks, tabs, line feeds and backslashes in octal. */
const unescape = (field: string): string =>
  field.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));

/** The mount points below the given folders, from the text of `/proc/self/mounts`. */
export function mountsBelow(mounts: string, parents: readonly string[]): string[] {
  return mounts.split('\n').flatMap((line) => {
    const [, point = '', type = ''] = line.split(' ');
    const path = unescape(point);
    return !notSticks.test(type) && parents.some((parent) => path.startsWith(`${parent}/`)) ? [path] : [];
  });
}

/** Windows drive letters a stick can have; A and B are floppies, C the system. */
const drives = 'DEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `${letter}:\\`);

/** The places at which removable media are mounted now. Empty where they cannot be listed. */
export async function listSticks(
  parents: readonly string[] = defaultMountParents,
  platform: NodeJS.Platform = process.platform,
): Promise<string[]> {
  if (platform === 'win32') {
    const there = await Promise.all(
      drives.map((drive) =>
        stat(drive).then(
          () => true,
          () => false,
        ),
      ),
    );
    return drives.filter((_, at) => there[at]);
  }
  const mounts = await readFile('/proc/self/mounts', 'utf8').catch(() => '');
  return mountsBelow(mounts, parents);
}
