import { beforeEach, expect, test } from 'vitest';

import { CONSOLE_PATIENCE, KnockFilter, PAD_PATIENCE, StaffSession } from '../../../../src/main/staff/session.ts';

let now: number;
let session: StaffSession;
beforeEach(() => {
  now = 5_000;
  session = new StaffSession(() => now);
});

test('is closed until the PIN was right, and again when it is locked', () => {
  expect(session.isOpen).toBe(false);
  session.open();
  expect(session.isOpen).toBe(true);
  session.lock();
  expect(session.isOpen).toBe(false);
});

test('a minute without a touch locks it, even before anybody asks what is due', () => {
  session.open();
  now += CONSOLE_PATIENCE - 1;
  expect([session.isOpen, session.due()]).toEqual([true, undefined]);
  session.touch();
  now += CONSOLE_PATIENCE - 1;
  expect(session.isOpen).toBe(true);
  now += 1;
  expect([session.isOpen, session.due()]).toEqual([false, 'lock']);
});

test('a touch that comes too late does not open it again', () => {
  session.open();
  now += CONSOLE_PATIENCE;
  session.touch();
  expect([session.isOpen, session.due()]).toEqual([false, 'lock']);
});

test('the pad gives the screen back after half a minute without a touch', () => {
  now += PAD_PATIENCE - 1;
  expect(session.due()).toBeUndefined();
  session.touch();
  now += PAD_PATIENCE - 1;
  expect(session.due()).toBeUndefined();
  now += 1;
  expect(session.due()).toBe('leave');
});

test('after it was locked, the pad has its own half minute', () => {
  session.open();
  now += CONSOLE_PATIENCE;
  session.lock();
  expect(session.due()).toBeUndefined();
  now += PAD_PATIENCE;
  expect(session.due()).toBe('leave');
});

test('knocks that follow each other closely are not heard', () => {
  const filter = new KnockFilter();
  expect([filter.admits(0), filter.admits(1_000), filter.admits(1_999), filter.admits(2_000)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  filter.rest(3_000);
  expect([filter.admits(4_500), filter.admits(5_000)]).toEqual([false, true]);
});
