import { expect, test } from 'vitest';

import { recoveryCauses } from '../../../../src/main/health/events.ts';
import type { Log } from '../../../../src/main/health/log.ts';
import { Tallies } from '../../../../src/main/health/tallies.ts';

const pulse = (touches: number) => ({ frames: 1, hidden: false, empty: false, touches });

test('what is logged is counted, and logged all the same', () => {
  const lines: string[] = [];
  const write: Log['info'] = (event, message) => lines.push(`${event} ${message}`);
  const tallies = new Tallies();
  const log = tallies.listenTo({ info: write, warn: write, error: write });
  log.error('page-gone', 'It ended');
  log.error('page-gone', 'It ended');
  log.error('gpu-gone', 'It ended');
  log.info('pack-installed', 'Number 7', { seq: 7 });
  log.warn('pack-refused', 'KEY nobody', { code: 'KEY' });
  log.error('trial-failed', 'Number 7');
  log.warn('channel-outcome', 'Channel: EXPIRED', { outcome: 'refused', code: 'EXPIRED' });
  log.info('channel-outcome', 'Nothing newer', { outcome: 'current' });
  expect(lines).toHaveLength(8);
  expect(Object.fromEntries(tallies.channelFailures)).toEqual({ EXPIRED: 1 });
  expect([tallies.recoveries.get('page-gone'), tallies.recoveries.get('gpu-gone')]).toEqual([2, 1]);
  expect(Object.fromEntries(tallies.installs)).toEqual({ installed: 1, failed: 0, KEY: 1 });
  expect(Object.fromEntries(tallies.trials)).toEqual({ confirmed: 0, failed: 1 });
  expect(Object.fromEntries(tallies.messages)).toEqual({ info: 2, warn: 2, error: 4 });
});

test('every cause is there from the beginning, so that its first time is an increase', () => {
  expect([...new Tallies().recoveries.keys()]).toEqual(recoveryCauses);
  expect(recoveryCauses).toContain('touch-dead');
  expect(recoveryCauses).not.toContain('night');
});

test('touches add up over pages that each count from nothing', () => {
  const tallies = new Tallies();
  for (const [at, touches] of [0, 3, 3, 7, 1, 2].entries()) tallies.beat(pulse(touches), at > 0, 1_000 + at);
  expect([tallies.touches, tallies.beatAt, tallies.painted]).toEqual([9, 1_005, true]);
});
