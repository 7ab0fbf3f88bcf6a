import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import { type FolderWatch, watchFolder } from '../../../../src/node/authoring/watch-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiosk-watch-'));
let watch: FolderWatch | undefined;
afterEach(() => {
  watch?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a change in the folder, below it, and in a folder made later is noticed', async () => {
  mkdirSync(join(folder, 'text'), { recursive: true });
  let arrived = (): void => undefined;
  let changes = 0;
  watch = watchFolder(folder, () => {
    changes += 1;
    arrived();
  });
  await watch.ready;
  const after = async (change: () => void): Promise<void> => {
    const next = new Promise<void>((resolve) => (arrived = resolve));
    change();
    await next;
  };
  await after(() => writeFileSync(join(folder, 'pack.json'), '{}'));
  await after(() => writeFileSync(join(folder, 'text/en.json'), '{}'));
  await after(() => mkdirSync(join(folder, 'media')));
  await after(() => writeFileSync(join(folder, 'media/a.svg'), '<svg/>'));
  expect(changes).toBeGreaterThanOrEqual(4);
});
