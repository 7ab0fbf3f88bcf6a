import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { readConfiguration, unconfigured } from '../../../../src/node/configuration/read-configuration.ts';
import { describeFault } from '../../../../src/shared/errors.ts';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'configuration-'));
  file = join(folder, 'kiosk.json');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(content: unknown, env: NodeJS.ProcessEnv = {}) {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readConfiguration(file, env);
}

/** What is said of a configuration that is refused, without the path of the file. */
async function refusal(content: unknown, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const result = await read(content, env);
  if (result.ok) throw new Error('It was taken');
  return result.error.map((fault) => `${fault.code} ${describeFault(fault)}`.replace(file, 'kiosk.json')).join('\n');
}

const channel = { baseUrl: 'https://packs.example.org/kiosks' };

test('without a file nothing is configured, and an empty one turns nothing on', async () => {
  expect(await readConfiguration(undefined, { KIOSK_CHANNEL_TOKEN: 'x' })).toEqual({ ok: true, value: unconfigured });
  expect(await read({ format: 1 })).toEqual({ ok: true, value: unconfigured });
});

test('what is left out has its default', async () => {
  const result = await read({ format: 1, kioskId: 'floor-2', metrics: {}, channel });
  expect(result).toEqual({
    ok: true,
    value: {
      file: {
        format: 1,
        kioskId: 'floor-2',
        metrics: { everySeconds: 15 },
        channel: {
          baseUrl: 'https://packs.example.org/kiosks/',
          id: 'main',
          everyMinutes: 60,
          bytesPerSecond: 524_288,
        },
      },
      channel: {
        baseUrl: 'https://packs.example.org/kiosks/',
        id: 'main',
        everyMinutes: 60,
        bytesPerSecond: 524_288,
        kioskId: 'floor-2',
        token: undefined,
      },
    },
  });
});

test('the token comes from the environment and from nowhere else', async () => {
  const wanted = { format: 1, kioskId: 'floor-2', channel };
  const result = await read(wanted, { KIOSK_CHANNEL_TOKEN: 'Zm9yIG9uZQ==' });
  expect(result).toMatchObject({ ok: true, value: { channel: { token: 'Zm9yIG9uZQ==' } } });
  expect(await read(wanted, { KIOSK_CHANNEL_TOKEN: '' })).toMatchObject({ ok: true });
  const bad = await refusal(wanted, { KIOSK_CHANNEL_TOKEN: 'hunter2\r\nx-evil: 1' });
  expect(bad).toBe('SECRET KIOSK_CHANNEL_TOKEN is no token; give it 8 characters or more, ASCII without blanks.');
  expect(await refusal({ ...wanted, channel: { ...channel, token: 'Zm9yIG9uZQ==' } })).toBe(
    'SCHEMA kiosk.json, channel: unknown "token"; secrets do not belong here: put it into the environment as KIOSK_CHANNEL_TOKEN.',
  );
});

test.each([
  ['http://packs.example.org/'],
  ['https://name:word@packs.example.org/'],
  ['https://packs.example.org/?key=1'],
  ['https://packs.example.org/#a'],
  ['ftp://packs.example.org/'],
  ['packs.example.org'],
])('a channel is the https address of a folder, not %s', async (baseUrl) => {
  expect(await refusal({ format: 1, kioskId: 'floor-2', channel: { baseUrl } })).toBe(
    `SCHEMA kiosk.json, channel.baseUrl: "${baseUrl}" is not written as expected; write the https address of a folder, like https://packs.example.org/kiosks/.`,
  );
});

test.each([
  ['{ "format": 1, }', /^SYNTAX kiosk\.json: it is no JSON \(.*\); correct it at that place\.$/],
  [{ format: 2 }, /^SCHEMA kiosk\.json, format: expected 1, got 2; use one of the expected values\.$/],
  [{ format: 1, chanel: {} }, /^SCHEMA kiosk\.json: unknown "chanel"; check the spelling or remove it\.$/],
  [{ format: 1, kioskId: 'Floor 2' }, /kioskId: "Floor 2" is not written as expected; use lower-case letters/],
  [{ format: 1, channel }, /kioskId: a channel needs the name of the kiosk/],
  [
    { format: 1, kioskId: 'a', channel: { ...channel, bytesPerSecond: 1 } },
    /bytesPerSecond: expected at least 8192, got 1/,
  ],
  [{ format: 1, kioskId: 'a', channel: { ...channel, caFile: 'ca.pem' } }, /caFile: .* write the whole path/],
  [{ format: 1, metrics: { port: 80 } }, /metrics\.port: expected at least 1024, got 80/],
  [{ format: 1, metrics: { textfile: '/tmp/kiosk.txt' } }, /metrics\.textfile: .* let the name end in \.prom/],
  [' '.repeat(70_000), /^UNREADABLE kiosk\.json: it is far too long; check that it is the right file\.$/],
])('%j is refused with its cause and its cure', async (content, words) => {
  expect(await refusal(content)).toMatch(words);
});

test('a file that is not there, or is none, is refused as well', async () => {
  const none = await readConfiguration(join(folder, 'none.json'), {});
  expect(none).toMatchObject({ ok: false, error: [{ code: 'UNREADABLE', cause: 'it is not there' }] });
  const folders = await readConfiguration(folder, {});
  expect(folders).toMatchObject({ ok: false, error: [{ code: 'UNREADABLE', cause: 'it cannot be read (EISDIR)' }] });
});
