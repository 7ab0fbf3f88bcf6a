import { expect, test } from 'vitest';

import { Channel, type ChannelOptions, firstWait, nextWait } from '../../../../src/main/channel/channel.ts';
import type { Looked, ReadyPack } from '../../../../src/node/channel/look.ts';
import type { Trust } from '../../../../src/node/container/trust.ts';
import { type ChannelFault, refuseChannel } from '../../../../src/shared/channel/outcome.ts';
import { err, ok } from '../../../../src/shared/errors.ts';

const pack = { packId: 'harbour', version: '1.0.0', seq: 6 };
const ready: ReadyPack = { path: '/kept', hash: 'a', sha256: 'b', trust: {} as Trust };
const index = { sequence: 3, created: '2026-11-01T00:00:00Z', expires: '2027-02-01T00:00:00Z' };
const found: Looked = {
  outcome: { kind: 'ready', pack },
  index,
  lastContact: '2026-11-23T12:00:00.000Z',
  clock: 'plausible',
  bytes: 1_000,
  ready,
};
const fault = (code: ChannelFault['code']): Looked => {
  const { ready: _, ...rest } = found;
  return { ...rest, outcome: { kind: 'refused', fault: refuseChannel(code, 'so', 'thus').error }, bytes: 10 };
};

/** A channel whose waits end when the test says so. */
function bench(patch: Partial<ChannelOptions> = {}) {
  const done: string[] = [];
  const logged: string[] = [];
  const waits: { readonly milliseconds: number; readonly end: () => void }[] = [];
  const now = { hour: 12, looked: found };
  const note =
    (level: string) =>
    (_event: string, message: string): void => {
      logged.push(`${level} ${message}`);
    };
  const channel = new Channel({
    settings: {
      baseUrl: 'https://packs.example.org:8443/kiosks/',
      id: 'main',
      kioskId: 'one',
      everyMinutes: 60,
      bytesPerSecond: 1,
      token: 'a-secret-token',
    },
    venue: () => ({ quiet: { from: 22 * 60, to: 5 * 60 } }),
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    look: async () => {
      done.push('look');
      return now.looked;
    },
    install: async ({ path }) => {
      done.push(`install ${path}`);
      return ok(null);
    },
    settle: async (_ready, fault) => {
      done.push(`settle ${fault?.code ?? 'ok'}`);
    },
    clock: () => new Date(2026, 10, 23, now.hour),
    random: () => 0.5,
    later: (milliseconds, end) => {
      const wait = { milliseconds, end };
      waits.push(wait);
      return () => waits.splice(waits.indexOf(wait), 1);
    },
    ...patch,
  });
  /** Ends the wait of that length, and waits until the work that follows is done and the next wait begins. */
  const pass = async (milliseconds: number): Promise<void> => {
    const at = waits.findIndex((each) => each.milliseconds === milliseconds);
    const [wait] = at === -1 ? [] : waits.splice(at, 1);
    if (wait === undefined) throw new Error(`nobody waits for ${milliseconds}`);
    const before = waits.length;
    wait.end();
    await expect.poll(() => waits.length).toBe(before + 1);
  };
  return { channel, done, logged, waits, now, pass };
}

const [FIRST, NEXT, MINUTE] = [300_000, 3_600_000, 60_000];

test('nothing is asked before the first wait; a pack that came by day is installed in the quiet hours', async () => {
  const { channel, done, now, pass } = bench();
  expect(channel.status).toMatchObject({ state: 'idle', host: 'packs.example.org:8443', lastCheck: null });
  channel.start();
  expect(done).toEqual([]);
  await pass(FIRST);
  await pass(MINUTE);
  expect(done).toEqual(['look']);
  expect(channel.status).toMatchObject({ state: 'waiting-for-quiet', index, fetchedBytes: 1_000 });
  now.hour = 23;
  await pass(MINUTE);
  expect(done).toEqual(['look', 'install /kept', 'settle ok']);
  expect(channel.status).toMatchObject({ state: 'idle', lastOutcome: { kind: 'installed', pack } });
  await pass(MINUTE);
  expect(done).toHaveLength(3);
});

test('a line that is down leaves what waits; an index that expired takes it away', async () => {
  const { channel, now, pass } = bench();
  channel.start();
  await pass(FIRST);
  now.looked = fault('OFFLINE');
  await pass(NEXT);
  expect(channel.status).toMatchObject({ state: 'waiting-for-quiet', lastOutcome: { kind: 'refused' } });
  now.looked = fault('EXPIRED');
  await pass(NEXT);
  expect(channel.status.state).toBe('idle');
  expect(channel.status.fetchedBytes).toBe(1_020);
});

test('an installation that is refused is told and remembered, and the looking goes on', async () => {
  const refused = refuseChannel('HASH', 'a file is damaged', 'fetch it again').error;
  const { channel, done, logged, now, pass } = bench({ install: async () => err(refused) });
  now.hour = 2;
  channel.start();
  await pass(FIRST);
  expect(done).toEqual(['look', 'settle HASH']);
  expect(channel.status.lastOutcome).toEqual({ kind: 'refused', fault: refused });
  expect(logged.at(-1)).toBe('warn Channel: HASH a file is damaged; fetch it again.');
  await pass(NEXT);
  expect(done.filter((each) => each === 'look')).toHaveLength(2);
});

test('the same outcome is written to the log once; the token never', async () => {
  const { channel, logged, now, pass } = bench();
  channel.start();
  now.looked = fault('PORTAL');
  await pass(FIRST);
  await pass(NEXT);
  expect(logged).toEqual(['warn Channel: PORTAL so; thus.']);
  expect(logged.join(' ')).not.toContain('a-secret-token');
});

test('a look that ends in the middle is written to the log, and the next one comes', async () => {
  let looks = 0;
  const { channel, logged, pass } = bench({
    look: () => {
      looks += 1;
      return looks === 1 ? Promise.reject(new Error('the process ended')) : Promise.resolve(found);
    },
  });
  channel.start();
  await pass(FIRST);
  expect(logged).toEqual(['error A look at the channel ended in the middle.']);
  await pass(NEXT);
  expect(channel.status.state).toBe('waiting-for-quiet');
});

test('closed, nothing is waited for any more', () => {
  const { channel, waits } = bench();
  channel.start();
  channel.close();
  expect(waits).toEqual([]);
});

test('looks are spread: the first over ten minutes or a sixth of the time, later ones by half of it either way', () => {
  expect([firstWait(60, 0), firstWait(60, 1), firstWait(1, 1), firstWait(10_080, 1)]).toEqual([
    0, 600_000, 10_000, 600_000,
  ]);
  expect([nextWait(60, 0), nextWait(60, 1)]).toEqual([1_800_000, 5_400_000]);
});
