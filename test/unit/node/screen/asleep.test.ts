import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { screensSleep } from '../../../../src/node/screen/asleep.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connectors-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A connector as the kernel shows it. */
function connector(name: string, status: string, dpms?: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'status'), `${status}\n`);
  if (dpms !== undefined) writeFileSync(join(folder, name, 'dpms'), `${dpms}\n`);
}

test.each(['Off', 'Standby', 'Suspend'])('a screen whose power is %s sleeps', async (power) => {
  connector('card0-HDMI-A-1', 'connected', power);
  expect(await screensSleep(folder)).toBe(true);
});

test('a screen that is on does not, whatever hangs on the other connectors', async () => {
  connector('card0-HDMI-A-1', 'connected', 'On');
  connector('card0-DP-1', 'connected', 'Off');
  connector('card0-DP-2', 'disconnected', 'Off');
  expect(await screensSleep(folder)).toBe(false);
});

test('connectors without a screen do not count', async () => {
  connector('card0-HDMI-A-1', 'connected', 'Off');
  connector('card0-DP-1', 'disconnected', 'On');
  expect(await screensSleep(folder)).toBe(true);
});

test('where nothing is known of a screen, none sleeps', async () => {
  expect(await screensSleep(join(folder, 'nowhere'))).toBe(false);
  expect(await screensSleep(folder)).toBe(false);
  connector('card0-Virtual-1', 'connected');
  connector('card0-DP-1', 'disconnected', 'Off');
  writeFileSync(join(folder, 'version'), 'drm 1.1.0');
  expect(await screensSleep(folder)).toBe(false);
});
