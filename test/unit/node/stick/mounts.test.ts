import { expect, test } from 'vitest';

import { listSticks, mountsBelow } from '../../../../src/node/stick/mounts.ts';

test('takes mount points below the given folders, with blanks in their names, and no network', () => {
  const mounts = [
    '/dev/sda1 / ext4 rw 0 0',
    '/dev/sdb1 /media/kiosk/MY\\040STICK vfat rw 0 0',
    '/dev/sdc1 /run/media/kiosk/B exfat rw 0 0',
    'server:/x /mnt/nfs nfs4 rw 0 0',
    '/dev/sdd1 /mediathek/C vfat rw 0 0',
    '',
  ].join('\n');
  expect(mountsBelow(mounts, ['/media', '/run/media', '/mnt'])).toEqual([
    '/media/kiosk/MY STICK',
    '/run/media/kiosk/B',
  ]);
});

test('asks the machine it runs on without fail', async () => {
  expect(Array.isArray(await listSticks())).toBe(true);
  expect(await listSticks([], 'win32')).toEqual([]);
});
