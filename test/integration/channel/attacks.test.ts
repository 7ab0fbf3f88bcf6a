import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';

import type { LinePatience } from '../../../src/node/channel/line.ts';
import { formatIndex } from '../../../src/node/channel/make-index.ts';
import { publish } from '../../../src/node/channel/publish.ts';
import { type ChannelIndex, indexLimits } from '../../../src/shared/channel/channel-index.ts';
import type { ChannelOutcome } from '../../../src/shared/channel/outcome.ts';
import { makeAuthority } from '../../helpers/certificates.ts';
import {
  channelSettings,
  publishOrThrow,
  serveFolder,
  simulateKiosk,
  type SimulatedKiosk,
  startHost,
  type TestHost,
} from '../../helpers/channel.ts';
import { craft, harbourFiles, makeKey, makeSignedRoot, memory, scratch, trustOf } from '../../helpers/container.ts';

// What somebody between the host and a kiosk, or on the host, can do to a kiosk without the key: nothing but be noticed.
// Each test plays one attack against the real client over real TLS, and fails where its guard is taken away.

const DAY = 86_400_000;
const key = makeKey('channel');
const root = makeSignedRoot(1, [makeKey('channel-root')], [key]);
const trust = await trustOf(root);
const keys = [key];
const place = scratch(memory);
const authority = makeAuthority(join(place.folder, 'ca'));
const sound = authority.issue('host');
const quick: LinePatience = { answer: 20_000, slow: 200, slowBytes: 10_000 };

afterAll(() => place.remove());

/** A pack of that number; with `extra`, one of other bytes. */
function container(seq: number, extra = ''): string {
  const files = { ...harbourFiles(), ...(extra !== '' && { 'data/extra.json': Buffer.from(`{"extra":"${extra}"}`) }) };
  return place.write(`harbour-${seq}-${extra.length}.kpack`, craft({ keys, roots: [root], manifest: { seq }, files }));
}

let count = 0;
let folder = '';
let host: TestHost;
let kiosk: SimulatedKiosk;

beforeEach(async () => {
  count += 1;
  folder = join(place.folder, `host-${count}`);
  mkdirSync(folder);
  host = await startHost(folder, sound);
  kiosk = await simulateKiosk(join(place.folder, `kiosk-${count}`), trust, channelSettings(host.url, authority.file));
});

afterEach(() => host.close());

const publishPack = (seq: number, more: Partial<Parameters<typeof publishOrThrow>[0]> = {}) =>
  publishOrThrow({ container: container(seq), folder, keys, trust, ...more });

const codeOf = (outcome: ChannelOutcome): string => (outcome.kind === 'refused' ? outcome.fault.code : outcome.kind);

/** The pack of that number is committed, and nothing is on trial. */
async function expectShown(seq: number | undefined): Promise<void> {
  const { current, trial } = await kiosk.store.status();
  expect([current?.seq, trial]).toEqual([seq, null]);
}

/** Brings the kiosk to a pack by its channel. */
async function bringTo(seq: number): Promise<void> {
  await publishPack(seq);
  const looked = await kiosk.look();
  expect(codeOf(looked.outcome)).toBe('ready');
  if (looked.ready !== undefined) await kiosk.install(looked.ready);
  await expectShown(seq);
}

/** Writes an index by hand, with whatever is to be wrong in it. */
function forge(patch: Partial<ChannelIndex>, by = keys): void {
  const { index } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { index: string };
  const forged = { ...(JSON.parse(index) as ChannelIndex), ...patch };
  writeFileSync(join(folder, 'index.json'), formatIndex(forged, by, trust));
}

const packsAsked = (from = 0): (string | undefined)[] =>
  host.asked.slice(from).flatMap(({ path, range }) => (path.startsWith('/packs/') ? [range] : []));

test('from a new pack to the one after it, and then nothing is fetched twice', async () => {
  await bringTo(5);
  await bringTo(6);
  const asked = host.asked.length;
  const looked = await kiosk.look();
  expect(looked.outcome).toEqual({ kind: 'current' });
  expect(looked.index?.sequence).toBe(2);
  // One question, answered in a few bytes: the index is the one that was had.
  expect(host.asked.slice(asked).map(({ path, status }) => [path, status()])).toEqual([['/index.json', 304]]);
  expect(looked.bytes).toBe(0);
});

test('rollback: an older index of the same signer is refused, also by a kiosk that was off in between', async () => {
  await publishPack(5);
  copyFileSync(join(folder, 'index.json'), join(folder, 'old.json'));
  await bringTo(6);
  copyFileSync(join(folder, 'old.json'), join(folder, 'index.json'));
  expect(codeOf((await kiosk.look()).outcome)).toBe('ROLLBACK');
  const again = await simulateKiosk(kiosk.data, trust, channelSettings(host.url, authority.file));
  expect(codeOf((await again.look()).outcome)).toBe('ROLLBACK');
  await expectShown(6);
});

test('rollback: a channel whose state was lost still has the index on its disk', async () => {
  await publishPack(5);
  copyFileSync(join(folder, 'index.json'), join(folder, 'old.json'));
  await bringTo(6);
  for (const name of ['state.json', 'state.last.json']) writeFileSync(join(kiosk.data, 'channel', name), 'rot');
  copyFileSync(join(folder, 'old.json'), join(folder, 'index.json'));
  expect(codeOf((await kiosk.look()).outcome)).toBe('ROLLBACK');
});

test('two indexes of one number: the second is refused', async () => {
  await bringTo(5);
  forge({ packs: [] });
  expect(codeOf((await kiosk.look()).outcome)).toBe('EQUIVOCATE');
});

test('fast forward: a number far ahead is refused, so that it cannot use up all numbers', async () => {
  await bringTo(5);
  forge({ sequence: 1_000_000 });
  expect(codeOf((await kiosk.look()).outcome)).toBe('JUMP');
});

test('freeze: an index that is not renewed expires; nothing new is taken from it, and its age is told', async () => {
  await bringTo(5);
  const now = Date.now();
  const asked = host.asked.length;
  await publishPack(6, { now: now - 100 * DAY, days: 90 });
  const { outcome, index, ready } = await kiosk.look();
  expect(codeOf(outcome)).toBe('EXPIRED');
  expect(ready).toBeUndefined();
  expect(now - Date.parse(index?.created ?? '')).toBeGreaterThan(99 * DAY);
  expect(packsAsked(asked)).toEqual([]);
  await expectShown(5);
  // Renewed, it is taken.
  await publishOrThrow({ container: undefined, folder, keys, trust });
  expect(codeOf((await kiosk.look()).outcome)).toBe('ready');
});

test('freeze: what keeps a kiosk from its host is an outcome, and the last contact stays told', async () => {
  await bringTo(5);
  const before = await kiosk.look();
  await host.close();
  const { outcome, lastContact, index } = await kiosk.look({}, { now: Date.now() + DAY });
  expect(codeOf(outcome)).toBe('OFFLINE');
  expect(lastContact).toBe(before.lastContact);
  expect(index?.sequence).toBe(1);
  host = await startHost(folder, sound);
});

test('mix and match: a container under the name of another is refused, deleted, and not fetched again', async () => {
  await bringTo(5);
  const { entry } = await publishPack(6);
  const other = await publishPack(7);
  if (entry === undefined || other.entry === undefined) throw new Error('nothing was published');
  // Signed by the right key, with each hash right, and still not the pack that it says.
  forge({ sequence: 9, packs: [{ ...other.entry, container: entry.container }] });
  expect(codeOf((await kiosk.look()).outcome)).toBe('MIXED');
  const asked = host.asked.length;
  expect(codeOf((await kiosk.look()).outcome)).toBe('MIXED');
  expect(packsAsked(asked)).toEqual([]);
  expect(existsSync(join(kiosk.data, 'channel/packs', `${entry.container.sha256}.kpack`))).toBe(false);
  await expectShown(5);
});

test('mix and match: the index of another channel is refused, whoever signed it', async () => {
  await bringTo(5);
  forge({ id: 'trial', sequence: 2 });
  expect(codeOf((await kiosk.look()).outcome)).toBe('CHANNEL');
});

test('an index that nobody signed, one that a stranger signed, and one that was bent', async () => {
  await publishPack(5);
  forge({}, []);
  expect(codeOf((await kiosk.look()).outcome)).toBe('SIG');
  forge({}, [makeKey('stranger')]);
  expect(codeOf((await kiosk.look()).outcome)).toBe('KEY');
  forge({});
  const path = join(folder, 'index.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('main', 'mean'));
  expect(codeOf((await kiosk.look()).outcome)).toBe('SIG');
  await expectShown(undefined);
});

test('a key that a newer root leaves out counts for nothing, from the first index that brings the root', async () => {
  await bringTo(5);
  const next = makeKey('channel-next');
  const newer = await trustOf(root, makeSignedRoot(2, [makeKey('channel-root')], [next]));
  const { index } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { index: string };
  const renewed = { ...(JSON.parse(index) as ChannelIndex), sequence: 2 };
  writeFileSync(join(folder, 'index.json'), formatIndex(renewed, [next], newer));
  expect(codeOf((await kiosk.look()).outcome)).toBe('current');
  // The thief of the old key publishes what he likes.
  forge({ sequence: 3 });
  expect(codeOf((await kiosk.look()).outcome)).toBe('REVOKED');
});

/** Sends without end, as fast as it is read. */
function pour(response: ServerResponse): void {
  const more = Buffer.alloc(256 * 1024, 0x20);
  const push = (): void => {
    while (!response.destroyed && response.write(more));
  };
  response.on('drain', push);
  push();
}

test('endless data: an index without end is left at its limit', async () => {
  await publishPack(5);
  host.answer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    pour(response);
  });
  const { outcome, bytes } = await kiosk.look();
  expect(codeOf(outcome)).toBe('ENDLESS');
  expect(bytes).toBeLessThan(indexLimits.fileBytes + 1024 * 1024);
});

test('endless data: of a container never more is read than was signed', async () => {
  const { entry } = await publishPack(5);
  const size = entry?.container.size ?? 0;
  const bytes = readFileSync(join(folder, entry?.container.name ?? ''));
  host.answer((request, response) => {
    if (request.url?.startsWith('/packs/') !== true) {
      serveFolder(folder)(request, response);
      return;
    }
    // Without a length, and with a good beginning: whoever does not count goes on for ever.
    response.writeHead(200);
    response.write(bytes);
    pour(response);
  });
  const looked = await kiosk.look();
  expect(codeOf(looked.outcome)).toBe('ENDLESS');
  expect(looked.bytes).toBeLessThan(size + 1024 * 1024);
});

test('slow data: a drip that never ends is left, and what came is kept', async () => {
  const { entry } = await publishPack(5);
  const bytes = readFileSync(join(folder, entry?.container.name ?? ''));
  const half = Math.floor(bytes.length / 2);
  host.answer((request, response) => {
    if (request.url?.startsWith('/packs/') !== true) {
      serveFolder(folder)(request, response);
      return;
    }
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, half));
    // One byte now and then: it never stands still, and never ends.
    let at = half;
    const drip = setInterval(() => {
      response.write(bytes.subarray(at, at + 1));
      at += 1;
    }, 20);
    response.on('close', () => {
      clearInterval(drip);
    });
  });
  expect(codeOf((await kiosk.look({ patience: quick })).outcome)).toBe('SLOW');
  host.answer(undefined);
  const asked = host.asked.length;
  const looked = await kiosk.look();
  expect(codeOf(looked.outcome)).toBe('ready');
  const from = Number(/^bytes=(\d+)-/.exec(packsAsked(asked)[0] ?? '')?.[1] ?? 0);
  expect(from).toBeGreaterThanOrEqual(half);
  expect(looked.bytes).toBe(bytes.length - from);
});

test('slow data: a host that takes the question and says nothing', async () => {
  host.answer(() => undefined);
  const { outcome } = await kiosk.look({ patience: { ...quick, answer: 300 } });
  expect(codeOf(outcome)).toBe('SLOW');
});

test('wrong host: a redirect elsewhere is not followed, not even for one question', async () => {
  await publishPack(5);
  const other = await startHost(folder, sound);
  try {
    const here = host.port;
    for (const to of [other.url, `https://127.0.0.1:${here}/`, `http://localhost:${here}/`, '//elsewhere.test/']) {
      host.answer((request, response) => {
        response.writeHead(302, { location: `${to}${request.url?.slice(1) ?? ''}` }).end();
      });
      expect(codeOf((await kiosk.look()).outcome), to).toBe('HOST');
    }
    expect(other.asked).toEqual([]);
  } finally {
    await other.close();
  }
});

test('a redirect on the host itself is followed, but not round and round', async () => {
  await publishPack(5);
  host.answer((request, response) => {
    if (request.url?.startsWith('/new/') === true) {
      request.url = request.url.slice('/new'.length);
      serveFolder(folder)(request, response);
    } else response.writeHead(301, { location: `/new${request.url ?? ''}` }).end();
  });
  expect(codeOf((await kiosk.look()).outcome)).toBe('ready');
  host.answer((_request, response) => {
    response.writeHead(302, { location: '/index.json' }).end();
  });
  expect(codeOf((await kiosk.look()).outcome)).toBe('STATUS');
});

test('wrong host: a certificate for another name, and one of an authority that nobody here knows', async () => {
  await publishPack(5);
  const named = await startHost(folder, authority.issue('named', undefined, 'DNS:elsewhere.test'));
  const foreign = await startHost(folder, makeAuthority(join(place.folder, `ca-${count}`)).issue('foreign'));
  for (const each of [named, foreign]) {
    const other = await simulateKiosk(kiosk.data, trust, channelSettings(each.url, authority.file));
    expect(codeOf((await other.look()).outcome)).toBe('CERTIFICATE');
    expect(each.asked).toEqual([]);
    await each.close();
  }
});

test("without an own authority only the system's are believed; one that cannot be read is told", async () => {
  await publishPack(5);
  const { caFile: _, ...settings } = channelSettings(host.url, '');
  const other = await simulateKiosk(kiosk.data, trust, settings);
  expect(codeOf((await other.look()).outcome)).toBe('CERTIFICATE');
  for (const caFile of [join(place.folder, 'none.pem'), place.write('empty.pem', Buffer.from('nobody'))]) {
    const third = await simulateKiosk(kiosk.data, trust, channelSettings(host.url, caFile));
    expect(codeOf((await third.look()).outcome)).toBe('SETTING');
  }
  expect(host.asked).toEqual([]);
});

test('captive portal: a login page instead of the index, over TLS or in the clear', async () => {
  await publishPack(5);
  const page = '<!doctype html><title>Welcome to our network</title>';
  const answers = [
    ['text/html; charset=utf-8', 'Please log in.'],
    ['application/json', page],
  ] as const;
  for (const [type, body] of answers) {
    host.answer((_request, response) => {
      response.writeHead(200, { 'content-type': type }).end(body);
    });
    expect(codeOf((await kiosk.look()).outcome), type).toBe('PORTAL');
  }
  host.answer((_request, response) => {
    response.writeHead(511).end(page);
  });
  expect(codeOf((await kiosk.look()).outcome)).toBe('PORTAL');
  const plain = await startHost(folder);
  const other = await simulateKiosk(kiosk.data, trust, channelSettings(plain.url, authority.file));
  expect(codeOf((await other.look()).outcome)).toBe('CERTIFICATE');
  expect(plain.asked).toEqual([]);
  await plain.close();
});

test('expired certificate: refused before anything is asked', async () => {
  await publishPack(5);
  const [from, to] = [new Date(Date.now() - 30 * DAY), new Date(Date.now() - DAY)];
  const expired = await startHost(folder, authority.issue('expired', { from, to }));
  const other = await simulateKiosk(kiosk.data, trust, channelSettings(expired.url, authority.file));
  const { outcome } = await other.look();
  const fault = { code: 'CERTIFICATE', cause: "the host's certificate has expired" };
  expect(outcome).toMatchObject({ kind: 'refused', fault });
  expect(expired.asked).toEqual([]);
  await expired.close();
});

test('clock behind: a certificate from the future says so', async () => {
  await publishPack(5);
  const [from, to] = [new Date(Date.now() + DAY), new Date(Date.now() + 30 * DAY)];
  const early = await startHost(folder, authority.issue('early', { from, to }));
  const other = await simulateKiosk(kiosk.data, trust, channelSettings(early.url, authority.file));
  expect(codeOf((await other.look()).outcome)).toBe('CLOCK');
  expect(early.asked).toEqual([]);
  await early.close();
});

test('clock behind: a signed index tells that it is later, and a pack that was due when it was made is taken', async () => {
  const now = Date.now();
  await publishPack(5, { notBefore: now - 60_000 });
  const looked = await kiosk.look({}, { now: now - 3_650 * DAY });
  expect(looked.clock).toBe('behind');
  expect(codeOf(looked.outcome)).toBe('ready');
});

test('clock ahead: nothing new is taken, nothing is lost, and all is well once it is set', async () => {
  await bringTo(5);
  await publishPack(6);
  const looked = await kiosk.look({}, { now: Date.now() + 3_650 * DAY });
  expect(codeOf(looked.outcome)).toBe('EXPIRED');
  await expectShown(5);
  await bringTo(7);
});

test('not before its day: a later pack waits, and comes without a new index', async () => {
  await bringTo(5);
  const due = Date.now() + 2 * DAY;
  await publishPack(6, { notBefore: due });
  expect((await kiosk.look()).outcome).toMatchObject({ kind: 'later', why: 'not-before', pack: { seq: 6 } });
  const looked = await kiosk.look({}, { now: due + 1_000 });
  expect(codeOf(looked.outcome)).toBe('ready');
});

test('a damaged piece is fetched again by itself; where it stays damaged, the old pack stays', async () => {
  await bringTo(5);
  const { entry } = await publishPack(6, { container: container(6, 'x'.repeat(200_000)) });
  const { name = '', pieceSize = 0, size = 0 } = entry?.container ?? {};
  expect(size).toBeGreaterThan(3 * pieceSize);
  const bytes = readFileSync(join(folder, name));
  const bent = Buffer.from(bytes);
  bent[2 * pieceSize] = (bent[2 * pieceSize] ?? 0) ^ 1;
  writeFileSync(join(folder, name), bent);
  expect(codeOf((await kiosk.look()).outcome)).toBe('HASH');
  await expectShown(5);
  const asked = host.asked.length;
  expect(codeOf((await kiosk.look()).outcome)).toBe('HASH');
  // What was sound is not asked for again.
  expect(packsAsked(asked)).toEqual([
    `bytes=${2 * pieceSize}-${size - 1}`,
    `bytes=${2 * pieceSize}-${3 * pieceSize - 1}`,
  ]);
  writeFileSync(join(folder, name), bytes);
  const looked = await kiosk.look();
  expect(codeOf(looked.outcome)).toBe('ready');
  expect(looked.bytes).toBe(size - 2 * pieceSize);
  if (looked.ready !== undefined) await kiosk.install(looked.ready);
  await expectShown(6);
});

test('what lay on the disk is not believed: a part that rotted is cut off where it did', async () => {
  const { entry } = await publishPack(6, { container: container(6, 'x'.repeat(200_000)) });
  const { name = '', pieceSize = 0, size = 0, sha256 = '' } = entry?.container ?? {};
  const bytes = readFileSync(join(folder, name)).subarray(0, 2 * pieceSize + 100);
  bytes[pieceSize + 1] = (bytes[pieceSize + 1] ?? 0) ^ 1;
  mkdirSync(join(kiosk.data, 'channel/packs'), { recursive: true });
  writeFileSync(join(kiosk.data, 'channel/packs', `${sha256}.part`), bytes);
  expect(codeOf((await kiosk.look()).outcome)).toBe('ready');
  expect(packsAsked()).toEqual([`bytes=${pieceSize}-${size - 1}`]);
});

test('a disk without room: nothing is fetched', async () => {
  await publishPack(5);
  expect(codeOf((await kiosk.look({ reserveBytes: Number.MAX_SAFE_INTEGER / 2 })).outcome)).toBe('NOSPACE');
  expect(packsAsked()).toEqual([]);
});

test('a file that is not there, and a host that fails', async () => {
  expect(codeOf((await kiosk.look()).outcome)).toBe('STATUS');
  host.answer((_request, response) => {
    response.writeHead(503).end();
  });
  expect(codeOf((await kiosk.look()).outcome)).toBe('STATUS');
});

test('a pack that failed here, and one that staff have left again, are not brought a second time', async () => {
  await bringTo(5);
  await publishPack(6);
  const looked = await kiosk.look();
  if (looked.ready === undefined) throw new Error('it was not fetched');
  const installed = await kiosk.store.install(looked.ready.path, { reserveBytes: 0 });
  if (!installed.ok) throw new Error(installed.error.cause);
  await kiosk.store.failTrial({ code: 'TRIAL', cause: 'it was unwell' });
  expect(codeOf((await kiosk.look()).outcome)).toBe('current');
  await bringTo(7);
  await kiosk.store.rollBack();
  expect(codeOf((await kiosk.look()).outcome)).toBe('current');
  await expectShown(5);
});

test('the line is no faster than it may be', async () => {
  const { entry } = await publishPack(5, { container: container(5, 'x'.repeat(300_000)) });
  const size = entry?.container.size ?? 0;
  const slow = { ...channelSettings(host.url, authority.file), bytesPerSecond: Math.ceil(size / 2) };
  const began = performance.now();
  expect(codeOf((await (await simulateKiosk(kiosk.data, trust, slow)).look()).outcome)).toBe('ready');
  // Two seconds at that pace.
  expect(performance.now() - began).toBeGreaterThan(1_900);
});

test('the token goes to the host, and only in the head of a question', async () => {
  await publishPack(5);
  let seen: string | undefined;
  host.answer((request, response) => {
    seen = request.headers.authorization;
    serveFolder(folder)(request, response);
  });
  const settings = { ...channelSettings(host.url, authority.file), token: 'a-secret-token' };
  await (await simulateKiosk(kiosk.data, trust, settings)).look();
  expect(seen).toBe('Bearer a-secret-token');
});

test('nothing is published that no kiosk would take', async () => {
  const plain = {
    folder,
    id: 'main',
    venues: [],
    percent: 100,
    notBefore: undefined,
    days: 90,
    now: Date.now(),
    trust,
  };
  const code = async (more: Partial<Parameters<typeof publish>[0]>): Promise<string> => {
    const done = await publish({ ...plain, keys, container: container(5), ...more });
    return done.ok ? 'OK' : done.error.code;
  };
  expect(await code({ keys: [makeKey('stranger')] })).toBe('KEY');
  expect(await code({ keys: [] })).toBe('SIG');
  expect(await code({ container: undefined })).toBe('MISSING');
  expect(await code({ container: place.write('no.kpack', Buffer.from('no')) })).toBe('FORMAT');
  expect(existsSync(join(folder, 'index.json'))).toBe(false);
  expect(await code({})).toBe('OK');
  expect(await code({ id: 'other' })).toBe('CHANNEL');
  expect(await code({ container: container(5, 'another') })).toBe('EQUIVOCATE');
});
