import { describe, expect, test } from 'vitest';

import { fitLine, judge, type Sample } from '../soak/verdict.ts';
import { numbersFrom } from '../soak/visitor.ts';

const still: Sample = {
  minutes: 0,
  visits: 0,
  pss: 300,
  own: 200,
  descriptors: 200,
  processes: 7,
  nodes: 3000,
  listeners: 190,
  timers: 2,
  heap: 4_000_000,
  mainHeap: 8_000_000,
  mainResources: 3,
  frames: [16.7, 20, 30],
};

/** Two hours of samples, a minute apart, with the noise that memory has. */
function hours(change: (minutes: number) => Partial<Sample>): Sample[] {
  const chance = numbersFrom(7);
  return Array.from({ length: 120 }, (_, minutes) => ({
    ...still,
    minutes,
    own: still.own + 4 * (chance() - 0.5),
    ...change(minutes),
  }));
}

test('a line through points has their slope, and its error tells how sure that is', () => {
  expect(
    fitLine([
      [0, 1],
      [1, 3],
      [2, 5],
    ]),
  ).toEqual({ slope: 2, error: 0 });
  expect(
    fitLine([
      [0, 1],
      [1, 3],
    ]).error,
  ).toBe(Infinity);
});

test('the same seed makes the same visitors', () => {
  const [one, other] = [numbersFrom(3), numbersFrom(3)];
  const first = Array.from({ length: 50 }, one);
  expect(first).toEqual(Array.from({ length: 50 }, other));
  expect(first.every((each) => each >= 0 && each < 1)).toBe(true);
  expect(new Set(first).size).toBe(50);
});

describe('a soak', () => {
  test('passes where nothing grows', () => {
    expect(
      judge(
        hours(() => ({})),
        0,
      ).faults,
    ).toEqual([]);
  });

  test('does not pass where memory grows by more than a megabyte an hour', () => {
    const { faults } = judge(
      hours((minutes) => ({ own: 200 + minutes / 20 })),
      0,
    );
    expect(faults).toEqual([expect.stringContaining('Memory grew by 3.0')]);
  });

  test('forgives what the first half hour takes', () => {
    const { faults } = judge(
      hours((minutes) => ({ own: 200 + Math.min(30, minutes) * 2 })),
      0,
    );
    expect(faults).toEqual([]);
  });

  test('does not pass with descriptors that come and stay, or with an error that nobody caught', () => {
    const { faults } = judge(
      hours((minutes) => ({ descriptors: 200 + Math.floor(minutes / 5) })),
      1,
    );
    expect(faults).toEqual([expect.stringContaining('descriptors'), expect.stringContaining('1 errors')]);
  });

  test('that was short says what it cannot tell', () => {
    const { notes, faults } = judge(hours(() => ({})).slice(0, 10), 0);
    expect(faults).toEqual([]);
    expect(notes).toHaveLength(1);
  });
});
