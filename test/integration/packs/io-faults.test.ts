import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Trust } from '../../../src/node/container/trust.ts';
import type { Slot } from '../../../src/node/store/state.ts';
import { openStore } from '../../../src/node/store/store.ts';
import type { Refusal } from '../../../src/shared/container/refusal.ts';
import type { Result } from '../../../src/shared/errors.ts';
import { craft, makeKey, makeSignedRoot, memory, scratch, trustOf } from '../../helpers/container.ts';
import { breakDisk } from '../../helpers/failing-disk.ts';

const packKey = makeKey('pack');
const root1 = makeSignedRoot(1, [makeKey('root')], [packKey]);
const place = scratch(memory);
let trust: Trust;
beforeAll(async () => {
  trust = await trustOf(root1);
  for (const seq of [1, 2]) place.write(`${seq}.kpack`, craft({ keys: [packKey], roots: [root1], manifest: { seq } }));
});
afterAll(() => place.remove());

/** The pack a start would serve, without counting it as a start. */
async function served(data: string): Promise<number> {
  const { store } = await openStore({ data, factorySeq: 0, trust });
  const { trial, current } = await store.status();
  return (trial ?? current)?.seq ?? 0;
}

async function seeded(name: string): Promise<string> {
  const data = join(place.folder, name);
  const { store } = await openStore({ data, factorySeq: 0, trust });
  await store.install(join(place.folder, '1.kpack'));
  await store.beginServing();
  await store.confirmTrial();
  return data;
}

/** What is wrong after an upgrade during which one operation failed; undefined where nothing is. */
async function look(data: string, installed: Result<Slot, Refusal>): Promise<string | undefined> {
  const now = await served(data);
  if (installed.ok) return now === 2 ? undefined : `it was installed, and ${now} serves`;
  // Where the switch is done, what fails in the tidying after it changes nothing: 2 is a true answer then.
  if (now !== 1 && now !== 2) return `${now} serves`;
  if (!['IO', 'NOSPACE', 'HASH'].includes(installed.error.code)) return `the code is ${installed.error.code}`;
  // The space comes back, at the latest with the next start; then the pack installs.
  if (existsSync(join(data, 'staging'))) return 'the staging folder stays';
  if (now === 2) return undefined;
  if (readdirSync(join(data, 'packs')).length !== 1) return 'a half-installed pack stays';
  const { store } = await openStore({ data, factorySeq: 0, trust });
  const again = await store.install(join(place.folder, '2.kpack'));
  return again.ok ? undefined : `it cannot be installed afterwards: ${again.error.cause}`;
}

// EIO comes at every operation; the other three share them, because the way of an error does not depend on its name.
test.each([
  ['EIO', 1, 1],
  ['ENOSPC', 1, 3],
  ['EROFS', 2, 3],
  ['EMFILE', 3, 3],
] as const)(
  'operations of an upgrade fail with %s, one a time, from number %i on, every %i: the old pack or the new one serves',
  async (error, first, stride) => {
    let failed = 0;
    const faults: string[] = [];
    for (let at = first; ; at += stride) {
      const data = await seeded(`${error}-${at}`);
      const { store } = await openStore({ data, factorySeq: 0, trust });
      let count = 0;
      const mend = await breakDisk(() => {
        count += 1;
        return count === at ? error : undefined;
      });
      const installed = await store.install(join(place.folder, '2.kpack'));
      mend();
      if (count < at) break;
      const wrong = await look(data, installed);
      if (wrong !== undefined) faults.push(`operation ${at}: ${wrong}`);
      if (!installed.ok) failed += 1;
    }
    expect(faults).toEqual([]);
    expect(failed).toBeGreaterThan(40 / stride);
  },
);

test('all operations fail from any one on: something serves, nothing throws', async () => {
  const data = await seeded('forever');
  for (let from = 1; from < 120; from += 1) {
    let count = 0;
    const mend = await breakDisk(() => {
      count += 1;
      return count >= from ? 'EIO' : undefined;
    });
    const { store } = await openStore({ data, factorySeq: 0, trust });
    const serving = await store.beginServing();
    const installed = await store.install(join(place.folder, '2.kpack'));
    mend();
    expect(['factory', 'installed']).toContain(serving.kind);
    if (installed.ok) break;
  }
  expect([1, 2]).toContain(await served(data));
});
