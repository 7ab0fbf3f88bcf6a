import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { FoundPack } from '../../../../src/node/stick/scan.ts';
import { watchSticks } from '../../../../src/node/stick/watch.ts';
import { craft, makeKey, makeSignedRoot, scratch, trustOf } from '../../../helpers/container.ts';

const key = makeKey('pack');
const root = makeSignedRoot(1, [makeKey('root')], [key]);
let place: ReturnType<typeof scratch>;
beforeEach(() => {
  place = scratch();
});
afterEach(() => place.remove());

test('finds packs in the root and one folder below, opens nothing else, notices when they change and go', async () => {
  const sound = (seq: number) => craft({ keys: [key], roots: [root], manifest: { seq } });
  place.write('stick/new.kpack', sound(6));
  place.write('stick/packs/old.KPACK', sound(3));
  place.write('stick/packs/deep/no.kpack', sound(7));
  place.write('stick/broken.kpack', Buffer.from('x'));
  place.write('stick/notes.txt', Buffer.from('x'));
  place.write('stick/.Trashes/deleted.kpack', sound(8));
  execFileSync('mkfifo', [join(place.folder, 'stick/fifo.kpack')]);
  symlinkSync('/etc/passwd', join(place.folder, 'stick/link.kpack'));
  mkdirSync(join(place.folder, 'stick/folder.kpack'));
  const trust = await trustOf(root);
  const seen: (readonly FoundPack[])[] = [];
  let wake: () => void = () => undefined;
  const next = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  let first = next();
  const stop = watchSticks({
    standing: () => Promise.resolve({ trust, floor: { seq: 5, hash: undefined }, shown: [], blocked: [] }),
    list: () => Promise.resolve([join(place.folder, 'stick')]),
    onChange(found) {
      seen.push(found);
      wake();
    },
    every: 10,
  });
  await first;
  expect(seen[0]?.map(({ name, pack, refusal }) => [name, pack?.seq, refusal?.code])).toEqual([
    ['broken.kpack', undefined, 'FORMAT'],
    ['new.kpack', 6, undefined],
    ['old.KPACK', 3, 'ROLLBACK'],
  ]);
  first = next();
  rmSync(join(place.folder, 'stick'), { recursive: true });
  await first;
  expect(seen[1]).toEqual([]);
  stop();
});
