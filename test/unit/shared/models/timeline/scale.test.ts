import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decades, type Moment, timeScale, yearsOf } from '../../../../../src/shared/models/timeline/scale.ts';

test.each([
  ['1830', 1830],
  ['1830-07', 1830.5],
  ['2004-06-11', 2004 + 5 / 12 + 10 / 372],
])('%s is %d years', (date, years) => {
  expect(yearsOf(date)).toBeCloseTo(years, 9);
});

test('dates of any precision keep their order as years', () => {
  const dates = ['1997', '1997-01-31', '1997-02', '1997-12-10', '1997-12-31', '1998'];
  const years = dates.map((date) => yearsOf(date));
  expect(years).toEqual(years.toSorted((a, b) => a - b));
});

const own = (...years: number[]): Moment[] => years.map((each) => ({ lane: 0, years: each }));

describe('the scale', () => {
  test('gives each year its room, no less than a finger needs and no more than a hand reaches', () => {
    const { positions } = timeScale(own(1900, 1902, 1920, 1999));
    expect(positions).toEqual([0, 1, 2.8, 5.8]);
  });

  test('lays equal moments of two lanes at the same place, and near ones closer than in one lane', () => {
    const moments = [
      { lane: 0, years: 1990 },
      { lane: 0, years: 2004 },
      { lane: 1, years: 2004 },
      { lane: 1, years: 2005 },
      { lane: 0, years: 2005.5 },
    ];
    const { positions } = timeScale(moments);
    expect(positions[1]).toBe(positions[2]);
    expect(positions[3]).toBeCloseTo((positions[2] ?? 0) + 1, 9);
    expect(positions[4]).toBeCloseTo((positions[3] ?? 0) + 0.5, 9);
  });

  test('finds the place of any time between, before and after', () => {
    const { at } = timeScale(own(1900, 1920));
    expect([at(1900), at(1910), at(1920)]).toEqual([0, 1, 2]);
    expect(at(1895)).toBeCloseTo(-0.5, 9);
    expect(at(1000)).toBe(-1.5);
    expect(at(1925)).toBeCloseTo(2.5, 9);
  });

  test('answers without moments', () => {
    const scale = timeScale([]);
    expect([scale.positions, scale.at(2000), decades([])]).toEqual([[], 0, []]);
  });

  test('keeps the order of time and a finger between the marks of one lane, whatever the dates', () => {
    const moment = fc.record({ lane: fc.constantFrom(0, 1), years: fc.double({ min: 1500, max: 2030, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 30 }), (unsorted) => {
        const moments = unsorted.toSorted((a, b) => a.years - b.years);
        const { positions, at } = timeScale(moments);
        for (const lane of [0, 1]) {
          const mine = positions.filter((_, index) => moments[index]?.lane === lane);
          for (const [index, place] of mine.slice(1).entries()) {
            expect(place - (mine[index] ?? 0)).toBeGreaterThanOrEqual(1 - 1e-9);
          }
        }
        const through = [1490, ...moments.map(({ years }) => years), 2040].map((years) => at(years));
        for (const [index, place] of through.slice(1).entries())
          expect(place).toBeGreaterThanOrEqual((through[index] ?? 0) - 1e-9);
      }),
    );
  });
});

test('strokes stand at the decades between the first and the last moment', () => {
  expect(decades(own(1897, 1930))).toEqual([1900, 1910, 1920, 1930]);
  expect(decades(own(1901, 1908))).toEqual([]);
});
