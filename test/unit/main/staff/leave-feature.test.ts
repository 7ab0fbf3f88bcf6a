import { expect, test } from 'vitest';

import type { StaffDesk } from '../../../../src/main/staff/console.ts';
import { leaveFeature, type LeaveOptions } from '../../../../src/main/staff/leave-feature.ts';

/** A console that knows one PIN, and what was done with the machine. */
function open(change: Partial<LeaveOptions> = {}) {
  const done: string[] = [];
  const handlers = new Map<string, (...args: string[]) => unknown>();
  const silent = (): undefined => undefined;
  leaveFeature({
    log: { info: silent, warn: silent, error: silent },
    desktop: () => false,
    restart: () => void done.push('restart'),
    quit: () => void done.push('quit'),
    platform: 'linux',
    machine: (action) => {
      done.push(action);
      return Promise.resolve(true);
    },
    ...change,
  })((channel: string, handler: unknown) => void handlers.set(channel, handler as (...args: string[]) => unknown), {
    confirm: (pin: string) => Promise.resolve(pin === '493817' ? 'open' : 'wrong'),
  } as unknown as StaffDesk);
  return { done, ask: (channel: string, ...args: string[]) => handlers.get(channel)?.(...args) };
}

test('nothing happens without the PIN', async () => {
  const { done, ask } = open();
  for (const action of ['restart', 'reboot', 'off']) expect(await ask('staff:power', action, '111112')).toBe('wrong');
  expect(done).toEqual([]);
});

test('with it, each does what it says', async () => {
  const { done, ask } = open({ desktop: () => true });
  for (const action of ['restart', 'reboot', 'off', 'desktop'])
    expect(await ask('staff:power', action, '493817')).toBe('open');
  expect(done).toEqual(['restart', 'reboot', 'off', 'quit']);
});

test('what the venue or the system does not allow is neither offered nor done, right PIN or not', async () => {
  const { done, ask } = open({ platform: 'aix' });
  expect(ask('staff:power-offered')).toEqual(['restart']);
  for (const action of ['desktop', 'off', 'reboot']) expect(await ask('staff:power', action, '493817')).toBe('refused');
  expect(done).toEqual([]);
  expect(open({ desktop: () => true }).ask('staff:power-offered')).toEqual(['restart', 'reboot', 'off', 'desktop']);
});

test('a system that refuses is told', async () => {
  const { ask } = open({ machine: () => Promise.resolve(false) });
  expect(await ask('staff:power', 'off', '493817')).toBe('refused');
});
