import { expect, test } from 'vitest';

import { pieceSizeFor, withEntry } from '../../../../src/node/channel/make-index.ts';
import type { ChannelEntry } from '../../../../src/shared/channel/channel-index.ts';

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

const seqs = (entries: readonly ChannelEntry[]): number[] => entries.map(({ seq }) => seq);

test('a pack for all takes the place of those before; one for a part stands beside the last that was for all', () => {
  expect(seqs(withEntry([entry(1)], entry(2)))).toEqual([2]);
  expect(seqs(withEntry([entry(1)], entry(2, { percent: 10 })))).toEqual([2, 1]);
  expect(seqs(withEntry([entry(2, { percent: 10 }), entry(1)], entry(3, { percent: 5 })))).toEqual([3, 2, 1]);
  expect(seqs(withEntry([entry(2, { percent: 10 }), entry(1)], entry(2)))).toEqual([2]);
  expect(seqs(withEntry([entry(1)], entry(2, { notBefore: '2030-01-01T00:00:00Z' })))).toEqual([2, 1]);
});

test('packs of another city or for other venues stay', () => {
  const others = [entry(8, { packId: 'forest' }), entry(9, { venues: ['there'] })];
  expect(seqs(withEntry([...others, entry(1)], entry(2)))).toEqual([8, 9, 2]);
});

test('a container has at most 256 pieces, and none below 64 KiB', () => {
  const KIB = 1024;
  for (const size of [1, 64 * KIB, 64 * KIB + 1, 16 * KIB * KIB, 16 * KIB * KIB + 1, 4096 * KIB * KIB - 1]) {
    const piece = pieceSizeFor(size);
    expect(piece % (64 * KIB)).toBe(0);
    expect(Math.ceil(size / piece)).toBeLessThanOrEqual(256);
  }
  expect(pieceSizeFor(40 * KIB * KIB)).toBe(192 * KIB);
});
