import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { StaffDesk } from '../../../src/main/staff/console.ts';
import { settingsFeature } from '../../../src/main/staff/settings-feature.ts';
import { openSettings, type SettingsStore } from '../../../src/node/staff/settings-state.ts';
import { readVenues } from '../../../src/node/venue/read-venues.ts';
import { plainKioskSettings, setVenue } from '../../../src/shared/staff/kiosk-settings.ts';
import { project } from '../../helpers/project.ts';

let folder: string;
let stick: string | undefined;
let store: SettingsStore;
let ask: (channel: string, ...args: unknown[]) => Promise<unknown>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  stick = folder;
  store = await openSettings(join(folder, 'data'));
  const venues = await readVenues(join(project, 'assets/venues'));
  const handlers = new Map<string, (...args: unknown[]) => unknown>();
  const silent = (): undefined => undefined;
  const [venue] = venues;
  if (venue === undefined) throw new Error('There is no venue');
  settingsFeature({
    log: { info: silent, warn: silent, error: silent },
    settings: store,
    venues,
    venueFixed: false,
    venue: () => setVenue(venue, store.now()),
    sticks: () => Promise.resolve(stick === undefined ? [] : [stick]),
  })((channel: string, handler: unknown) => void handlers.set(channel, handler as (...args: unknown[]) => unknown), {
    onLock: silent,
  } as unknown as StaffDesk);
  ask = async (channel, ...args) => handlers.get(`staff:${channel}`)?.(...args);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a change holds at once and after a restart', async () => {
  expect(await ask('settings-change', { volume: 0.2 })).toEqual({ ok: true, value: null });
  expect(await ask('settings')).toMatchObject({ venue: { volume: 0.2 }, canUndo: true });
  expect((await openSettings(join(folder, 'data'))).now()).toEqual({ ...plainKioskSettings, volume: 0.2 });
});

test('undo leads back to where this visit to the settings began, and forth again', async () => {
  await store.change({ volume: 0.7 });
  store.mark();
  await ask('settings-change', { volume: 0.2 });
  await ask('settings-change', { reach: true });
  await ask('settings-undo');
  expect(store.now()).toMatchObject({ volume: 0.7, reach: null });
  await ask('settings-undo');
  expect(store.now()).toMatchObject({ volume: 0.2, reach: true });
});

test('where nothing was changed there is nothing to undo', async () => {
  expect(await ask('settings')).toMatchObject({ canUndo: false });
  expect(await ask('settings-undo')).toMatchObject({ ok: true });
  expect(store.now()).toEqual(plainKioskSettings);
});

test('one file carries the settings to the next kiosk', async () => {
  await ask('settings-change', { languages: ['kk', 'ru'], volume: 0 });
  expect(await ask('settings-export')).toEqual({ ok: true, value: 'kiosk-settings.json' });
  const next = await openSettings(join(folder, 'next'));
  await ask('settings-change', { languages: ['en'], volume: 1 });
  expect(await ask('settings-import')).toEqual({ ok: true, value: null });
  expect(store.now()).toMatchObject({ languages: ['kk', 'ru'], volume: 0 });
  expect(next.now()).toEqual(plainKioskSettings);
});

test.each(['no JSON', '{}', `{"format":1,"venue":"nowhere"}`, JSON.stringify({ ...plainKioskSettings, volume: 9 })])(
  'a file that is none changes nothing: %s',
  async (text) => {
    writeFileSync(join(folder, 'kiosk-settings.json'), text);
    expect(await ask('settings-import')).toMatchObject({ ok: false, error: { code: 'SCHEMA' } });
    expect(store.now()).toEqual(plainKioskSettings);
  },
);

test('a venue that this kiosk does not know is not taken over', async () => {
  const path = join(folder, 'kiosk-settings.json');
  writeFileSync(path, JSON.stringify({ ...plainKioskSettings, venue: 'nowhere' }));
  expect(await ask('settings-import')).toMatchObject({ ok: false, error: { code: 'SCHEMA' } });
  writeFileSync(path, JSON.stringify({ ...plainKioskSettings, venue: 'astana-national-library' }));
  expect(await ask('settings-import')).toMatchObject({ ok: true });
});

test('without a stick, or with one that is gone, nothing is lost and it is said', async () => {
  stick = undefined;
  expect(await ask('settings-export')).toMatchObject({ ok: false, error: { code: 'IO' } });
  expect(await ask('settings-import')).toMatchObject({ ok: false, error: { code: 'IO' } });
  stick = join(folder, 'gone');
  expect(await ask('settings-export')).toMatchObject({ ok: false, error: { code: 'IO' } });
  expect(await ask('settings-import')).toMatchObject({ ok: false });
});

test('what is exported is what a person can read', async () => {
  await ask('settings-change', { volume: 0.3 });
  await ask('settings-export');
  const text = readFileSync(join(folder, 'kiosk-settings.json'), 'utf8');
  expect(JSON.parse(text)).toEqual({ ...plainKioskSettings, volume: 0.3 });
  expect(text).toContain('\n  "volume": 0.3');
});
