import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Trust } from '../../../src/node/container/trust.ts';
import { parseState } from '../../../src/node/store/state.ts';
import { openStore, type Serving, type Store } from '../../../src/node/store/store.ts';
import { slotsOf } from '../../../src/node/store/transitions.ts';
import type { Refusal } from '../../../src/shared/container/refusal.ts';
import type { Result } from '../../../src/shared/errors.ts';
import { craft, makeKey, makeSignedRoot, memory, scratch, trustOf } from '../../helpers/container.ts';
import { breakDisk } from '../../helpers/failing-disk.ts';

const packKey = makeKey('pack');
const root1 = makeSignedRoot(1, [makeKey('root')], [packKey]);
const place = scratch(memory);
const data = join(place.folder, 'data');
let trust: Trust;
beforeAll(async () => {
  trust = await trustOf(root1);
  for (const seq of [1, 2]) place.write(`${seq}.kpack`, craft({ keys: [packKey], roots: [root1], manifest: { seq } }));
});
afterAll(() => place.remove());

const open = async (): Promise<Store> => (await openStore({ data, factorySeq: 0, trust })).store;
const install = (store: Store, seq: number) => store.install(join(place.folder, `${seq}.kpack`), { reserveBytes: 0 });
const seqOf = (serving: Serving): number => (serving.kind === 'factory' ? 0 : serving.slot.seq);

async function keep(seq: number): Promise<void> {
  const store = await open();
  await install(store, seq);
  await store.beginServing();
  await store.confirmTrial();
}

/** Something a kiosk does, the state it starts from, and what may serve afterwards where one operation failed. */
interface Work {
  readonly name: string;
  before(): Promise<void>;
  /** Gives what it says came of it; nothing it does may throw. */
  work(store: Store): Promise<Result<unknown, Refusal>>;
  readonly done: number;
  readonly old: readonly number[];
}

const works: readonly Work[] = [
  { name: 'install', before: async () => {}, work: (store) => install(store, 1), done: 1, old: [0] },
  { name: 'upgrade', before: () => keep(1), work: (store) => install(store, 2), done: 2, old: [1] },
  {
    name: 'trial',
    async before() {
      await keep(1);
      await install(await open(), 2);
    },
    async work(store) {
      const serving = await store.beginServing();
      // What could not be counted or read was not tried: the pack before serves.
      return seqOf(serving) === 2
        ? store.confirmTrial()
        : { ok: false, error: { code: 'IO', cause: `${seqOf(serving)} serves`, remedy: '' } };
    },
    done: 2,
    old: [1, 2],
  },
  {
    name: 'rollback',
    async before() {
      await keep(1);
      await keep(2);
    },
    work: (store) => store.rollBack(),
    done: 1,
    old: [2],
  },
  {
    name: 'repair',
    async before() {
      await keep(1);
      mkdirSync(join(data, 'staging/pack/files'), { recursive: true });
      writeFileSync(join(data, 'staging/pack/files/half.json'), '{');
      mkdirSync(join(data, 'packs/9-0123456789abcdef'));
      writeFileSync(join(data, 'state.json.new'), '{');
      writeFileSync(join(data, 'state.lock'), '999999999 x');
    },
    work: async () => (await openStore({ data, factorySeq: 0, trust })).repaired,
    done: 1,
    old: [1],
  },
  {
    name: 'serving',
    before: () => keep(1),
    async work(store) {
      const serving = await store.beginServing();
      const sound = seqOf(serving) === 1 && (await store.checkFile(serving, 'pack.json'));
      return sound
        ? { ok: true, value: null }
        : { ok: false, error: { code: 'IO', cause: 'it could not be read', remedy: '' } };
    },
    done: 1,
    old: [1],
  },
];

/** What lies in the data folder and does not belong there once a start has tidied up. */
function litter(): string[] {
  const state = existsSync(join(data, 'state.json'))
    ? parseState(readFileSync(join(data, 'state.json'), 'utf8'))
    : undefined;
  const named = state === undefined ? [] : slotsOf(state).map(({ folder }) => folder);
  return [
    ...readdirSync(data).filter((name) => !['packs', 'state.json'].includes(name)),
    ...readdirSync(join(data, 'packs')).filter((name) => !named.includes(name)),
  ];
}

/** What is wrong after one operation failed, when the disk works again. */
async function faultAfter({ done, old }: Work, result: Result<unknown, Refusal>): Promise<string | undefined> {
  const code = result.ok ? 'OK' : result.error.code;
  if (!['OK', 'IO', 'NOSPACE', 'HASH'].includes(code)) return `the code is ${code}`;
  const store = await open();
  const { trial, current } = await store.status();
  const serving = await store.beginServing();
  const now = seqOf(serving);
  if (now !== ((trial ?? current)?.seq ?? 0)) return `${now} serves, and the state says otherwise`;
  if (result.ok ? now !== done : ![...old, done].includes(now)) return `it said ${code}, and ${now} serves`;
  if (serving.kind !== 'factory') {
    for (const path of serving.manifest.files.keys())
      if (!(await store.checkFile(serving, path))) return `${path} of ${now} is damaged`;
  }
  const left = litter();
  if (left.length > 0) return `${left.join(', ')} stays`;
  // The disk has recovered, so what failed goes through.
  if (now === 1 && done === 2 && trial === null) {
    const again = await install(store, 2);
    if (!again.ok) return `it cannot be installed afterwards: ${again.error.cause}`;
  }
  return undefined;
}

describe.each(works)('$name', (work) => {
  const seed = join(place.folder, `seed-${work.name}`);
  beforeAll(async () => {
    rmSync(data, { recursive: true, force: true });
    await work.before();
    mkdirSync(data, { recursive: true });
    cpSync(data, seed, { recursive: true });
  });

  test.each(['EIO', 'ENOSPC', 'EROFS', 'EMFILE'])(
    'each operation in turn fails with %s, until none does: the old pack or the new one serves, and the room comes back',
    async (error) => {
      const faults: string[] = [];
      let at = 0;
      for (let count = 1; count >= at;) {
        at += 1;
        rmSync(data, { recursive: true, force: true });
        cpSync(seed, data, { recursive: true });
        const store = await open();
        if (work.name === 'repair') {
          rmSync(data, { recursive: true, force: true });
          cpSync(seed, data, { recursive: true });
        }
        count = 0;
        let failing = '';
        const mend = await breakDisk((operation) => {
          count += 1;
          if (count !== at) return undefined;
          failing = operation;
          return error;
        });
        const result = await work.work(store).finally(mend);
        const fault = await faultAfter(work, result);
        if (fault !== undefined) faults.push(`operation ${at} (${failing}): ${fault}`);
        // None failed any more: only then must it have gone well, and it must have.
        if (count < at && !result.ok) faults.push(`nothing failed, and it said ${result.error.cause}`);
      }
      expect(faults).toEqual([]);
      expect(at).toBeGreaterThan(10);
    },
  );
});

test('all operations fail from any one on: something serves, nothing throws', async () => {
  rmSync(data, { recursive: true, force: true });
  await keep(1);
  for (let from = 1; from < 120; from += 1) {
    let count = 0;
    const mend = await breakDisk(() => {
      count += 1;
      return count >= from ? 'EIO' : undefined;
    });
    const store = await open();
    const serving = await store.beginServing();
    const installed = await install(store, 2);
    mend();
    expect(['factory', 'installed']).toContain(serving.kind);
    if (installed.ok) break;
  }
  expect([1, 2]).toContain(seqOf(await (await open()).beginServing()));
});
