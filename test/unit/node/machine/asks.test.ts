import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { askFor, askToCarry, asksFolder } from '../../../../src/node/machine/asks.ts';

// The helpers on the other side are scripts of the Debian package; `npm run test:package` runs those. Here somebody
// stands in for them who sees what they would see.

let asks = '';
beforeEach(() => {
  asks = mkdtempSync(join(tmpdir(), 'kiosk-asks-'));
  for (const folder of ['stick', 'screen', 'power']) mkdirSync(join(asks, folder));
});
afterEach(() => rmSync(asks, { recursive: true, force: true }));

/** Does that with every request, as soon as it is there whole; gives what they held. */
function helper(deal: (request: string) => void) {
  const folder = join(asks, 'stick');
  const seen: [name: string, text: string][] = [];
  const watcher = watch(folder, () => {
    for (const name of readdirSync(folder)) {
      if (name.startsWith('.') || name.endsWith('.refused')) continue;
      seen.push([name, readFileSync(join(folder, name), 'utf8')]);
      deal(join(folder, name));
    }
  });
  return { seen, [Symbol.dispose]: () => watcher.close() };
}

test('a file for a stick is laid down whole, under the name of the stick and its own', async () => {
  const text = 'day,visits\n'.repeat(20_000);
  const machine = helper((request) => rmSync(request));
  expect(await askToCarry(asks, '/media/sister-cities-kiosk/sda1', 'kiosk-visits.csv', text)).toEqual({
    ok: true,
    value: 'kiosk-visits.csv',
  });
  machine[Symbol.dispose]();
  expect(machine.seen).toEqual([['sda1:kiosk-visits.csv', text]]);
});

test('a stick that does not take it is told, and nothing stays behind', async () => {
  const machine = helper((request) => renameSync(request, `${request}.refused`));
  const told = await askToCarry(asks, '/media/sister-cities-kiosk/sdb', 'kiosk-report.json', '{}');
  machine[Symbol.dispose]();
  expect(told).toMatchObject({ ok: false, error: { cause: 'the stick does not take it' } });
  expect(readdirSync(join(asks, 'stick'))).toEqual([]);
});

test('a refusal of the last time is not taken for one of now', async () => {
  writeFileSync(join(asks, 'stick', 'sda1:kiosk-visits.csv.refused'), '');
  const machine = helper((request) => rmSync(request));
  expect(await askToCarry(asks, '/media/x/sda1', 'kiosk-visits.csv', 'a')).toMatchObject({ ok: true });
  machine[Symbol.dispose]();
});

test('a machine without helpers is not waited for without end', async () => {
  const told = await askToCarry(asks, '/media/x/sda1', 'kiosk-visits.csv', 'a', 50);
  expect(told).toMatchObject({ ok: false, error: { cause: 'the machine does not answer' } });
  expect(readdirSync(join(asks, 'stick')).filter((name) => !name.startsWith('.'))).toEqual([]);
});

test('screen and power are one word each', async () => {
  expect(await askFor(asks, 'screen', 'off')).toBe(true);
  expect(await askFor(asks, 'power', 'reboot')).toBe(true);
  expect(readFileSync(join(asks, 'screen/wanted'), 'utf8')).toBe('off');
  expect(readFileSync(join(asks, 'power/wanted'), 'utf8')).toBe('reboot');
  rmSync(join(asks, 'power'), { recursive: true });
  expect(await askFor(asks, 'power', 'off')).toBe(false);
});

test('a kiosk that nobody installed asks nobody', () => {
  expect(asksFolder({})).toBeUndefined();
  expect(asksFolder({ KIOSK_ASKS: '/run/k' })).toBe('/run/k');
});
