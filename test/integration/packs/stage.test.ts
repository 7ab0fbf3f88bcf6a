import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Log } from '../../../src/main/health/log.ts';
import { readExhibit } from '../../../src/main/packs/read-exhibit.ts';
import { Stage, type StageOptions } from '../../../src/main/packs/stage.ts';
import { trialSpans } from '../../../src/main/packs/trial-watch.ts';
import type { Trust } from '../../../src/node/container/trust.ts';
import { openStore, rollBackIn, type Store } from '../../../src/node/store/store.ts';
import { readVenues } from '../../../src/node/venue/read-venues.ts';
import type { Beat } from '../../../src/shared/ipc/contract.ts';
import type { Venue } from '../../../src/shared/schema/venue.ts';
import {
  craft,
  type Craft,
  harbourFiles,
  makeKey,
  makeSignedRoot,
  memory,
  scratch,
  trustOf,
} from '../../helpers/container.ts';
import { project } from '../../helpers/project.ts';

const packKey = makeKey('pack');
const root1 = makeSignedRoot(1, [makeKey('root')], [packKey]);
const bundled = join(project, 'test/fixtures/packs/harbour');
/** The fixture pack with a panel of a type that no kiosk of today knows. */
const ofTheFuture = Buffer.from(
  (harbourFiles()['pack.json'] as Buffer).toString().replace('"type": "quiz"', '"type": "riddle"'),
);

let place: ReturnType<typeof scratch>;
let data: string;
let trust: Trust;
let venue: Venue;
let store: Store;
let stage: Stage;
let now: number;
let lines: { event: string; message: string; code?: unknown; seq?: unknown }[];
let renewed: boolean[];

beforeEach(async () => {
  place = scratch(memory);
  data = join(place.folder, 'data');
  trust = await trustOf(root1);
  [venue] = (await readVenues(join(project, 'assets/venues'))) as [Venue];
  now = 0;
  [lines, renewed] = [[], []];
  await open();
});
afterEach(() => place.remove());

async function open(change: Partial<StageOptions> = {}): Promise<void> {
  ({ store } = await openStore({ data, factorySeq: 0, trust, venue: venue.id, appVersion: '0.1.0' }));
  // A stage of an earlier test may still be at work; what it says is not meant for this one.
  const [ownLines, ownRenewed] = [lines, renewed];
  const put: Log['info'] = (event, message, fields) => void ownLines.push({ event, message, ...fields });
  stage = new Stage({
    store,
    venue,
    log: { info: put, warn: put, error: put },
    spans: trialSpans,
    now: () => now,
    renew: (hung) => void ownRenewed.push(hung),
    mark: async () => {
      const stats = statSync(join(data, 'state.json'), { throwIfNoEntry: false });
      return `${stats?.ino ?? 0} ${stats?.mtimeMs ?? 0} ${stats?.size ?? 0}`;
    },
    read: readExhibit,
    factory: async () => {
      const read = await readExhibit(bundled);
      return read.ok ? read.value : undefined;
    },
    ...change,
  });
  await stage.start();
}

/** What another process does: the command line, or the job of the console. */
async function install(seq: number, how: Partial<Craft> = {}): Promise<void> {
  const file = place.write(
    `${seq}.kpack`,
    craft({ keys: [packKey], roots: [root1], ...how, manifest: { seq, ...how.manifest } }),
  );
  const other = await openStore({ data, factorySeq: 0, trust, appVersion: '0.1.0' });
  const installed = await other.store.install(file);
  if (!installed.ok) throw new Error(installed.error.cause);
}

let page: Beat & { host: string };
/** The page starts, or takes on what the main process wants. */
function load(): void {
  const { serving } = stage.load();
  page = {
    revision: serving?.revision ?? 0,
    host: serving?.host ?? '',
    visiting: false,
    painted: true,
    inspected: true,
  };
}
/** Lets seconds pass as a kiosk spends them: a sign of life, a look at the trial; a free page takes on what is new. */
async function live(seconds: number, change: Partial<Beat> = {}): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    now += 1_000;
    const { host: _, ...beat } = { ...page, ...change };
    const wanted = stage.beat(beat).revision;
    await stage.tick();
    if (wanted !== beat.revision && !beat.visiting) load();
  }
}
const seqs = (): unknown[] => lines.filter((line) => line.event === 'pack-chosen').map((line) => line.seq ?? 'bundled');
const codes = (): unknown[] => lines.filter((line) => line.event === 'pack-notice').map((line) => line.code);
const events = (event: string): number => lines.filter((line) => line.event === event).length;
async function keep(seq: number, how?: Partial<Craft>): Promise<void> {
  await install(seq, how);
  load();
  await live(3);
  expect(seqs().at(-1)).toBe(seq);
  await live(62);
  expect((await store.status()).current?.seq).toBe(seq);
}

describe('a new pack', () => {
  test('is taken on when nobody visits, never during a visit, and stays after a minute of health', async () => {
    load();
    await live(2);
    await install(5);
    await live(30, { visiting: true });
    expect(seqs()).toEqual(['bundled']);
    await live(3);
    expect(seqs()).toEqual(['bundled', 5]);
    expect(page.host).toBe('2.harbour');
    await live(59);
    expect((await store.status()).trial?.seq).toBe(5);
    await live(4);
    expect(await store.status()).toMatchObject({ trial: null, current: { seq: 5 }, floor: 5 });
    expect(events('trial-confirmed')).toBe(1);
    expect(renewed).toEqual([]);
  });

  test('is to be tried whole by the page; one that is trusted, or bundled, is not', async () => {
    expect(stage.load().serving?.inspect).toEqual([]);
    await keep(5);
    expect(stage.load().serving?.inspect).toEqual([]);
    await install(6);
    await live(1);
    expect(stage.load().serving?.inspect).toContain('media/boat.svg');
  });

  test('a visitor who came in that moment keeps the pack before, whose files are still served', async () => {
    await keep(5);
    const { host } = page;
    await install(6);
    stage.beat(page);
    await stage.tick();
    expect(seqs().at(-1)).toBe(6);
    await live(120, { visiting: true });
    expect(await stage.file(host, 'media/boat.svg')).toMatchObject({ path: expect.stringContaining('5-') as string });
    expect((await store.status()).trial?.seq).toBe(6);
    await live(3);
    await live(61);
    expect((await store.status()).current?.seq).toBe(6);
  });

  test('another process puts a newer one on trial: the verdict on the first does not count for it', async () => {
    load();
    await install(5);
    await live(40);
    await install(6);
    await live(40, { visiting: true });
    expect(await store.status()).toMatchObject({ current: null, trial: { seq: 6 } });
    await live(3);
    expect(seqs()).toEqual(['bundled', 5, 6]);
    await live(62);
    expect((await store.status()).current?.seq).toBe(6);
  });

  test('staff go back while it is on trial, in the middle of a visit: its files are gone, and the page is loaded anew', async () => {
    load();
    await install(5);
    await live(5);
    await rollBackIn(data);
    await live(1, { visiting: true });
    stage.lost(page.host);
    await stage.tick();
    expect(seqs()).toEqual(['bundled', 5, 'bundled']);
    expect(renewed).toEqual([false]);
  });
});

describe('a trial that fails', () => {
  const blocked = async () => (await store.status()).blocked.map(({ seq, reason }) => [seq, reason.code]);
  beforeEach(async () => {
    await keep(5);
    await install(6);
    await live(5);
  });

  test('by a missing picture: the page changes over; a visitor may finish', async () => {
    stage.missing(`pack://${page.host}/media/boat.svg?layer=sky`);
    await live(20, { visiting: true });
    expect(seqs().at(-1)).toBe(6);
    await live(2);
    expect(seqs().at(-1)).toBe(5);
    expect(await blocked()).toEqual([[6, 'MISSING']]);
    expect(codes()).toEqual(['MISSING']);
    expect(renewed).toEqual([]);
  });

  test('a picture of another pack, or no address at all, is not its fault', async () => {
    stage.missing('pack://harbour/media/boat.svg');
    stage.missing('nonsense');
    await live(62);
    expect((await store.status()).current?.seq).toBe(6);
  });

  test('by silence: the page is ended, whoever is there', async () => {
    await live(1, { visiting: true });
    for (let second = 0; second < 12; second += 1) {
      now += 1_000;
      await stage.tick();
    }
    expect(seqs().at(-1)).toBe(5);
    expect(renewed).toEqual([true]);
    expect(await blocked()).toEqual([[6, 'TRIAL']]);
  });

  test('by a page that does not live with it; then the pack before, and then the bundled one for this run', async () => {
    expect(await stage.stepDown('the page ended')).toBe(true);
    expect(seqs().at(-1)).toBe(5);
    expect(await blocked()).toEqual([[6, 'TRIAL']]);
    expect(await stage.stepDown('the page ended')).toBe(true);
    expect(seqs().at(-1)).toBe('bundled');
    expect(await stage.stepDown('the page ended')).toBe(false);
    // It stays the bundled one, however often the store is looked at, until another start.
    load();
    await live(10);
    expect(seqs().at(-1)).toBe('bundled');
    await open();
    expect(seqs().at(-1)).toBe(5);
  });
});

test('the end of a page that has not seen the new pack yet is not its fault', async () => {
  await keep(5);
  await install(6);
  stage.beat(page);
  await stage.tick();
  expect(await stage.stepDown('the page ended')).toBe(false);
  expect(await store.status()).toMatchObject({ trial: { seq: 6 }, blocked: [] });
});

describe('rotten files', () => {
  async function rot(seq: number, file: string): Promise<void> {
    const { current, previous } = await store.status();
    const slot = [current, previous].find((each) => each?.seq === seq);
    const path = join(data, 'packs', slot?.folder ?? '', 'files', file);
    const bytes = readFileSync(path);
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  }
  beforeEach(async () => {
    await keep(1);
    await keep(2);
    [lines, renewed] = [[], []];
  });

  test('one that is asked for: the pack before, and once only for many askers', async () => {
    await rot(2, 'media/boat.svg');
    await open();
    load();
    const answers = await Promise.all([1, 2, 3].map(() => stage.file(page.host, 'media/boat.svg')));
    await stage.tick();
    expect(answers).toEqual(['rotten', 'rotten', 'rotten']);
    expect(seqs()).toEqual([2, 1]);
    expect(codes()).toEqual(['HASH']);
    expect(renewed).toEqual([false]);
  });

  test('one that nobody asked for is found once the first screen is painted', async () => {
    await rot(2, 'media/boat.svg');
    await open();
    load();
    stage.beat(page);
    await expect.poll(() => seqs().at(-1)).toBe(1);
  });

  test('words, in both packs: the bundled one, and nobody is disturbed', async () => {
    await rot(2, 'pack.json');
    await rot(1, 'text/th.json');
    await open();
    expect(seqs()).toEqual(['bundled']);
    expect(codes()).toEqual(['HASH', 'HASH']);
    expect(renewed).toEqual([]);
    load();
    await live(5);
    expect(seqs()).toEqual(['bundled']);
  });

  test('a file that is gone', async () => {
    const { current } = await store.status();
    rmSync(join(data, 'packs', current?.folder ?? '', 'files/media/boat.svg'));
    await open();
    expect(seqs()).toEqual([1]);
  });
});

describe('what is not shown', () => {
  test('files that pack.json does not name, and hosts of other packs', async () => {
    load();
    expect(await stage.file(page.host, 'media/boat.svg')).toMatchObject({ path: join(bundled, 'media/boat.svg') });
    for (const [host, path] of [
      [page.host, 'pack.json'],
      [page.host, '../pack.json'],
      ['other', 'media/boat.svg'],
    ] as const)
      expect([path, await stage.file(host, path)]).toEqual([path, 'refused']);
  });

  test('a pack for another venue: passed over where it is installed, blocked where it is on trial', async () => {
    await keep(1, { manifest: { venues: [venue.id] } });
    venue = { ...venue, id: 'elsewhere' };
    await open();
    expect(seqs().at(-1)).toBe('bundled');
    expect(codes()).toEqual(['VENUE']);
    venue = { ...venue, id: 'astana-national-library' };
    await open();
    expect(seqs().at(-1)).toBe(1);
  });

  test('nothing but one panel of a pack with a panel from the future: the pack is tried, kept and shown', async () => {
    await keep(1, { files: { ...harbourFiles(), 'pack.json': ofTheFuture } });
    expect(stage.load().pack.topics.flatMap(({ panels }) => panels.filter(({ type }) => type === 'plain'))).toEqual([
      expect.objectContaining({ id: 'riddles', writtenAs: 'riddle' }),
    ]);
    expect(lines.filter((line) => line.event === 'panel-as-words').map((line) => line.message)).toEqual([
      'Pack harbour: The panel "riddles" is shown as its words. pack.json, topics[1].panels[4].type: this kind is unknown: "riddle"; use a type that docs/pack-format.md lists.',
    ]);
    expect((await store.status()).blocked).toEqual([]);
    await open();
    expect([seqs().at(-1), codes()]).toEqual([1, []]);
  });

  test('a file of a plain panel that was installed and is gone is still the fault of the disk', async () => {
    await keep(1);
    await keep(2, { files: { ...harbourFiles(), 'pack.json': ofTheFuture } });
    const { current } = await store.status();
    rmSync(join(data, 'packs', current?.folder ?? '', 'files/captions/foghorn.th.vtt'));
    await open();
    expect(seqs().at(-1)).toBe(1);
  });

  test('an installed pack that this version cannot read stays installed; one on trial is blocked', async () => {
    await keep(1);
    const faulty = async () => ({
      ok: false as const,
      error: [{ code: 'FORMAT' as const, cause: 'too new', remedy: 'update' }],
    });
    await open({ read: faulty });
    expect(seqs().at(-1)).toBe('bundled');
    expect((await store.status()).current?.seq).toBe(1);
    await install(2);
    await open({ read: faulty });
    expect(await store.status()).toMatchObject({ trial: null, blocked: [{ seq: 2, reason: { code: 'FORMAT' } }] });
    expect(codes()).toEqual(['FORMAT', 'FORMAT']);
  });

  test('anything of the store, where somebody at a desk shows a folder', async () => {
    const read = await readExhibit(bundled);
    await keep(1);
    await open({ pinned: read.ok ? read.value : undefined });
    await install(2);
    load();
    await live(5);
    expect(seqs().at(-1)).toBe('bundled');
    expect((await store.status()).trial?.attempts ?? 0).toBe(0);
  });
});

test('where not even the bundled pack can be shown, an installed one ends the still screen', async () => {
  await open({ factory: async () => undefined });
  expect(stage.pack).toBeUndefined();
  expect(() => stage.load()).toThrow();
  await install(3);
  await stage.tick();
  await stage.tick();
  expect(stage.pack?.id).toBe('harbour');
  expect(renewed).toEqual([false]);
});

test('the bundled pack is not held against any hash', async () => {
  const copy = join(place.folder, 'bundled');
  cpSync(bundled, copy, { recursive: true });
  await open({
    factory: async () => {
      const read = await readExhibit(copy);
      return read.ok ? read.value : undefined;
    },
  });
  load();
  writeFileSync(join(copy, 'media/boat.svg'), '<svg/>');
  expect(await stage.file(page.host, 'media/boat.svg')).toMatchObject({ path: join(copy, 'media/boat.svg') });
});
