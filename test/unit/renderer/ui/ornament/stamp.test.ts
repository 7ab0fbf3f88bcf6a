import { describe, expect, test } from 'vitest';

import { pathData } from '../../../../../src/renderer/ui/ornament/path.ts';
import { topicStamp } from '../../../../../src/renderer/ui/ornament/stamp.ts';
import type { Ornament } from '../../../../../src/shared/schema/ornament.ts';

/** As many topics as a pack may have. */
const MOST_TOPICS = 9;

const ornaments: (Ornament | undefined)[] = [
  undefined,
  { motif: 'ram-horn' },
  { motif: 'ram-horn', turns: 3 },
  { motif: 'flame' },
  { motif: 'flame', sway: 1.3, girth: 1.1 },
  { motif: 'flame', sway: 0.4, girth: 0.6 },
];

describe.each(ornaments.map((ornament) => [JSON.stringify(ornament) ?? 'none', ornament] as const))(
  '%s',
  (_, ornament) => {
    const stamps = Array.from({ length: MOST_TOPICS }, (_each, at) => topicStamp(ornament, at));

    test('every topic has a seal of its own, and the same one each time', () => {
      expect(new Set(stamps.map((stamp) => pathData(stamp.seal))).size).toBe(MOST_TOPICS);
      for (const [at, stamp] of stamps.entries()) expect(topicStamp(ornament, at)).toEqual(stamp);
    });

    test('every outline is closed, every number is one, and nothing leaves the box', () => {
      for (const { size, seal, rim, figure } of stamps) {
        for (const path of [seal, rim, figure]) {
          expect(pathData(path)).toMatch(/^M[^MZ]+Z(M[^MZ]+Z)*$/);
          expect(pathData(path)).not.toMatch(/NaN|Infinity|e-/);
          for (const segment of path) {
            if (segment.kind === 'close') continue;
            expect(Math.min(segment.to.x, segment.to.y)).toBeGreaterThanOrEqual(0);
            expect(Math.max(segment.to.x, segment.to.y)).toBeLessThanOrEqual(size);
          }
        }
      }
    });

    test('the figure keeps within the rim of its seal', () => {
      for (const { size, figure } of stamps) {
        const far = figure.map((segment) =>
          segment.kind === 'close' ? 0 : Math.hypot(segment.to.x - size / 2, segment.to.y - size / 2),
        );
        expect(Math.max(...far)).toBeLessThan(size * 0.39);
      }
    });
  },
);
