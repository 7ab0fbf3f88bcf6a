import fc from 'fast-check';
import { expect, test } from 'vitest';

import { choose, type Chooser, shareOf } from '../../../../src/node/channel/choose.ts';
import type { ChannelEntry, ChannelIndex } from '../../../../src/shared/channel/channel-index.ts';

const hash = (seq: number): string => seq.toString(16).padStart(64, '0');

const entry = (seq: number, patch: Partial<ChannelEntry> = {}): ChannelEntry => ({
  packId: 'harbour',
  seq,
  version: '1.0.0',
  hash: hash(seq),
  venues: 'any',
  container: { name: `packs/${hash(seq)}.kpack`, size: 1, sha256: hash(seq), pieceSize: 65_536, pieces: [hash(1)] },
  minApp: '0.1.0',
  percent: 100,
  ...patch,
});

const offer = (...packs: ChannelEntry[]): ChannelIndex => ({
  format: 1,
  id: 'main',
  sequence: 1,
  created: '2026-11-01T00:00:00Z',
  expires: '2027-02-01T00:00:00Z',
  packs,
});

const kiosk: Chooser = {
  kiosk: 'kiosk-1',
  venue: 'here',
  home: ['harbour'],
  appVersion: '1.0.0',
  standing: { floor: { seq: 4, hash: hash(4) }, shown: [{ seq: 4, hash: hash(4) }], blocked: [] },
  taken: null,
  now: Date.parse('2026-11-20T00:00:00Z'),
};

const chosen = (index: ChannelIndex, patch: Partial<Chooser> = {}): string => {
  const choice = choose(index, { ...kiosk, ...patch });
  return choice.kind === 'current'
    ? 'current'
    : `${choice.kind} ${choice.entry.seq}${choice.kind === 'later' ? ` ${choice.why}` : ''}`;
};

test('the highest pack that is newer than the floor, than what is shown and than what is on trial', () => {
  expect(chosen(offer(entry(5), entry(7), entry(6)))).toBe('take 7');
  expect(chosen(offer(entry(3), entry(4)))).toBe('current');
  expect(chosen(offer())).toBe('current');
  const shown = [{ seq: 7, hash: hash(7) }];
  expect(chosen(offer(entry(6), entry(7)), { standing: { ...kiosk.standing, shown } })).toBe('current');
});

test('only for its venue; one for any venue only where its city is shown', () => {
  expect(chosen(offer(entry(5, { venues: ['there'] })))).toBe('current');
  expect(chosen(offer(entry(5, { venues: ['there', 'here'], packId: 'new-city' })))).toBe('take 5');
  expect(chosen(offer(entry(9, { packId: 'other-city' }), entry(5)))).toBe('take 5');
});

test('one that failed here or was left by staff is not taken again', () => {
  expect(chosen(offer(entry(6)), { taken: hash(6) })).toBe('current');
  const standing = { ...kiosk.standing, blocked: [hash(6)] };
  expect(chosen(offer(entry(6), entry(5)), { standing })).toBe('take 5');
});

test('where the newest is not due, the newest that is; where none is, why not', () => {
  const notBefore = '2026-12-01T00:00:00Z';
  expect(chosen(offer(entry(6, { notBefore }), entry(5)))).toBe('take 5');
  expect(chosen(offer(entry(6, { notBefore })))).toBe('later 6 not-before');
  expect(chosen(offer(entry(6, { notBefore })), { now: Date.parse(notBefore) })).toBe('take 6');
  expect(chosen(offer(entry(6, { percent: 0 })))).toBe('later 6 share');
  expect(chosen(offer(entry(6, { minApp: '2.0.0' })))).toBe('later 6 application');
});

test('a clock that is behind the index counts as far as the index', () => {
  const due = entry(6, { notBefore: '2026-10-31T00:00:00Z' });
  expect(chosen(offer(due), { now: 0 })).toBe('take 6');
  expect(chosen(offer(entry(6, { notBefore: '2026-11-02T00:00:00Z' })), { now: 0 })).toBe('later 6 not-before');
});

test('shares are those of an even draw, within four standard deviations, and stay what they are', () => {
  const shares = Array.from({ length: 10_000 }, (_, at) => shareOf(`kiosk-${at}`));
  for (const percent of [1, 10, 25, 50, 90]) {
    const part = percent / 100;
    const within = 4 * Math.sqrt(shares.length * part * (1 - part));
    const those = shares.filter((share) => share < percent).length;
    expect(Math.abs(those - shares.length * part)).toBeLessThan(within);
  }
  // What a kiosk's share is must not change with an update of the application.
  expect([shareOf('library-1'), shareOf('library-2')]).toEqual([13.27, 42.06]);
});

test('a larger share only adds kiosks; none and all mean that', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 99 }), (id, percent) => {
      const takes = (share: number): boolean =>
        choose(offer(entry(5, { percent: share })), { ...kiosk, kiosk: id }).kind === 'take';
      expect([takes(0), takes(100)]).toEqual([false, true]);
      expect(!takes(percent) || takes(percent + 1)).toBe(true);
    }),
  );
});
