import { describe, expect, test } from 'vitest';

import { drawRound, outcomeOf, ROUND, topicToOpen } from '../../../../../src/shared/models/quiz/round.ts';

const pool = Array.from({ length: 22 }, (_, index) => `q${index}`);

describe('a round', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(drawRound(pool, 4, 7)).toEqual(drawRound(pool, 4, 7));
    const rounds = new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(drawRound(pool, 4, seed))));
    expect(rounds.size).toBe(5);
  });

  test('has ten questions, each once, with every answer once', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const round = drawRound(pool, 4, seed);
      expect(new Set(round.map(({ question }) => question)).size).toBe(ROUND);
      for (const { order } of round) expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    }
  });

  test('has as many as there are where the pool is small', () => {
    expect(drawRound(['a', 'b'], 4, 1)).toHaveLength(2);
    expect(drawRound([], 4, 1)).toEqual([]);
  });

  test('is fair: every question comes as often, and the right answer stands everywhere as often', () => {
    const drawn = new Map<string, number>();
    const places = [0, 0, 0, 0];
    const rounds = 2200;
    for (let seed = 0; seed < rounds; seed += 1) {
      for (const { question, order } of drawRound(pool, 4, seed)) {
        drawn.set(question, (drawn.get(question) ?? 0) + 1);
        places[order.indexOf(0)] = (places[order.indexOf(0)] ?? 0) + 1;
      }
    }
    // 1000 expected of each question, with a deviation of 23; 5500 of each place, with a deviation of 64.
    for (const question of pool) expect(Math.abs((drawn.get(question) ?? 0) - 1000)).toBeLessThan(115);
    for (const place of places) expect(Math.abs(place - 5500)).toBeLessThan(320);
  });
});

test.each([
  [0, 'start'],
  [3, 'start'],
  [4, 'good'],
  [7, 'good'],
  [8, 'great'],
  [10, 'great'],
])('%d of 10 is a %s', (right, outcome) => {
  expect(outcomeOf(right, 10)).toBe(outcome);
});

describe('the topic to go on with', () => {
  const topics = [
    { id: 'history', seen: true },
    { id: 'places', seen: false },
    { id: 'culture', seen: false },
  ];
  test('is the one most missed', () => {
    expect(topicToOpen(['culture', 'places', 'culture'], topics)).toBe('culture');
  });
  test('is one not seen yet when nothing was missed, or the first', () => {
    expect(topicToOpen([], topics)).toBe('places');
    expect(topicToOpen(['nowhere'], [{ id: 'history', seen: true }])).toBe('history');
    expect(topicToOpen(['nowhere'], [])).toBeUndefined();
  });
});
