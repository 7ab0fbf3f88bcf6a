import { describe, expect, test } from 'vitest';

import { entryOf, eraAt, inOrder, land, nearest } from '../../../../../src/shared/models/timeline/walk.ts';

const lanes = [
  {
    events: [
      { id: 'a', date: '1830' },
      { id: 'c', date: '2004-06-11' },
    ],
  },
  {
    events: [
      { id: 'd', date: '2004-06-11' },
      { id: 'b', date: '1999-12-05' },
    ],
  },
];

test('events of all lanes stand in order of time, the own city first', () => {
  expect(inOrder(lanes).map(({ event, lane }) => `${event.id}${lane}`)).toEqual(['a0', 'b1', 'c0', 'd1']);
});

describe('the nearest place', () => {
  test('is found, and the first of two at the same distance', () => {
    expect([nearest([0, 1, 4], 0.4), nearest([0, 1, 4], 3), nearest([0, 2], 1), nearest([], 1)]).toEqual([0, 2, 0, 0]);
  });

  test('is the preferred one of two at the same place', () => {
    expect(nearest([0, 2, 2], 2.2, (index) => index === 2)).toBe(2);
    expect(nearest([0, 2, 2], 2.2, (index) => index === 0)).toBe(1);
  });
});

describe('a strip left by a finger', () => {
  const places = [0, 1, 2, 3, 6];
  test('rests at the nearest event when the finger stood still', () => {
    expect(land(places, 0, 1.4, 0)).toBe(1);
  });
  test('slides on when the finger was fast', () => {
    expect(land(places, 0, 1, 0.011)).toBe(3);
    expect(land(places, 4, 5.8, -0.02)).toBe(2);
  });
  test('moves on by one event at least after a short flick, and stays within its ends', () => {
    expect(land(places, 3, 3.1, 0.002)).toBe(4);
    expect(land(places, 3, 2.9, -0.002)).toBe(2);
    expect(land(places, 4, 6.2, 0.01)).toBe(4);
    expect(land(places, 0, -0.2, -0.01)).toBe(0);
  });
});

describe('eras', () => {
  const eras = [{ from: 1830, to: 1960 }, { from: 1961, to: 1991 }, { from: 1992 }];
  test('hold their years, the last one until today', () => {
    expect([1829, 1830, 1960.9, 1961, 1991.99, 1992, 2500].map((years) => eraAt(eras, years))).toEqual([
      -1, 0, 0, 1, 1, 2, 2,
    ]);
  });
  test('are entered at their first own event, or near their beginning', () => {
    const placed = [
      { lane: 0, years: 1830 },
      { lane: 1, years: 1961.5 },
      { lane: 0, years: 1961.8 },
      { lane: 1, years: 1990 },
    ];
    expect(eras.map((era) => entryOf(era, placed))).toEqual([0, 2, 3]);
  });
});
