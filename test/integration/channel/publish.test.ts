import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { runCommandLine } from '../../../src/cli/run.ts';
import { readIndex } from '../../../src/node/channel/read-index.ts';
import { parseTrust } from '../../../src/node/container/trust.ts';
import type { ChannelIndex } from '../../../src/shared/channel/channel-index.ts';
import { memory, scratch } from '../../helpers/container.ts';
import { project } from '../../helpers/project.ts';

// `pack publish` as it is typed: what it writes is what a static host serves and what a kiosk believes.

const place = scratch(memory);
const at = (name: string): string => join(place.folder, name);
const site = at('site');
const harbour = join(project, 'test/fixtures/packs/harbour');

afterAll(() => place.remove());

async function pack(...args: string[]): Promise<{ code: number; said: Record<string, unknown> }> {
  let out = '';
  const host = { appVersion: '1.0.0', progress: () => undefined, passphrase: () => Promise.resolve(undefined) };
  const code = await runCommandLine([...args, '--json'], host, {
    out: (text) => (out += text),
    error: () => undefined,
  });
  return { code, said: JSON.parse(out) as Record<string, unknown> };
}

const publish = (...args: string[]) =>
  pack('publish', ...args, '--to', site, '--key', at('pack.json'), '--root', at('root.json'));

async function index(): Promise<ChannelIndex> {
  const trust = await parseTrust(readFileSync(at('root.json'), 'utf8'), 'root.json');
  if (!trust.ok) throw new Error(trust.error.cause);
  const read = await readIndex(readFileSync(join(site, 'index.json')), trust.value);
  if (!read.ok) throw new Error(read.error.cause);
  return read.value.index;
}

const offered = async (): Promise<string[]> =>
  (await index()).packs.map(({ packId, seq, percent, venues, notBefore = '' }) =>
    `${packId} ${seq} ${percent} % ${venues === 'any' ? venues : venues.join(',')} ${notBefore}`.trim(),
  );

test('keys, a root, and a pack folder that is built and offered in one step', async () => {
  mkdirSync(site);
  expect((await pack('keygen', '--out', at('root-key.json'), '--no-passphrase')).code).toBe(0);
  expect((await pack('keygen', '--out', at('pack.json'), '--no-passphrase')).code).toBe(0);
  const root = ['root', 'init', '--key', at('root-key.json'), '--threshold', '1', '--signer', at('pack.json')];
  expect((await pack(...root, '--out', at('root.json'))).code).toBe(0);
  const { code, said } = await publish(harbour);
  expect([code, said['code'], said['sequence']]).toEqual([0, 'OK', 1]);
  expect(await offered()).toEqual(['harbour 1 100 % any']);
  // Nothing but what is served: no half file, no container of the building.
  expect(readdirSync(site).sort()).toEqual(['index.json', 'packs']);
  expect(readdirSync(join(site, 'packs')).map((name) => `packs/${name}`)).toEqual([said['container']]);
});

test('a share, a day and venues; the pack before stays beside one that is not yet for all', async () => {
  const due = '2030-01-01T02:00:00+07:00';
  expect((await publish(harbour, '--percent', '10', '--not-before', due)).said['code']).toBe('OK');
  expect(await offered()).toEqual(['harbour 2 10 % any 2029-12-31T19:00:00Z', 'harbour 1 100 % any']);
  expect(readdirSync(join(site, 'packs'))).toHaveLength(2);
  expect((await publish(harbour, '--seq', '3', '--venue', 'there', '--venue', 'here')).said['code']).toBe('OK');
  expect(await offered()).toContain('harbour 3 100 % here,there');
});

test('a container that was built before: the same one again with a larger share, and then for all', async () => {
  const out = at('made.kpack');
  const built = ['build', harbour, '--seq', '7', '--key', at('pack.json'), '--root', at('root.json'), '--out', out];
  expect((await pack(...built)).code).toBe(0);
  for (const percent of ['5', '50']) {
    expect((await publish(out, '--percent', percent)).said['code']).toBe('OK');
    expect(await offered()).toContain(`harbour 7 ${percent} % any`);
  }
  await publish(out);
  expect((await offered()).filter((each) => each.endsWith('any'))).toEqual(['harbour 7 100 % any']);
  // The containers of before stay: a kiosk may be in the middle of one.
  expect(readdirSync(join(site, 'packs'))).toHaveLength(4);
});

test('without a pack the index is renewed, and nothing else', async () => {
  const before = await index();
  const { said } = await publish('--days', '180');
  expect(said['code']).toBe('OK');
  const after = await index();
  expect([after.sequence, after.packs]).toEqual([before.sequence + 1, before.packs]);
  expect(Date.parse(after.expires) - Date.parse(after.created)).toBe(180 * 86_400_000);
});

test('a refusal leaves the folder as it was, and says what to do', async () => {
  const bytes = readFileSync(join(site, 'index.json'));
  expect((await pack('keygen', '--out', at('other.json'), '--no-passphrase')).code).toBe(0);
  const foreign = await pack(
    'publish',
    at('made.kpack'),
    '--to',
    site,
    '--key',
    at('other.json'),
    '--root',
    at('root.json'),
  );
  expect([foreign.code, foreign.said['code']]).toEqual([1, 'KEY']);
  expect((await publish(at('made.kpack'), '--id', 'other')).said['code']).toBe('CHANNEL');
  expect((await publish(at('made.kpack'), '--sequence', '2')).said['code']).toBe('ROLLBACK');
  expect((await publish(at('nothing.kpack'))).said['code']).toBe('IO');
  expect(readFileSync(join(site, 'index.json')).equals(bytes)).toBe(true);
  expect(existsSync(join(site, 'index.json.new'))).toBe(false);
});

test.each([
  [['--percent', '101']],
  [['--percent', 'half']],
  [['--not-before', 'tomorrow']],
  [['--not-before', '2030-01-01T02:00:00']],
  [['--venue', 'Main Hall']],
  [['--id', 'Main']],
  [['--days', '0']],
  [['--seq', '9']],
])('%j is no way to say it', async (args) => {
  const { code, said } = await publish(at('made.kpack'), ...args);
  expect([code, said['code']]).toEqual([2, 'USAGE']);
});
