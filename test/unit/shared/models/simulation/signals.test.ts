import { describe, expect, test } from 'vitest';

import {
  type Controller,
  otherPhase,
  type Phase,
  type Scenario,
  STEP,
  times,
} from '../../../../../src/shared/models/simulation/rules.ts';
import {
  createSignal,
  type Demand,
  lightFor,
  type Signal,
  stepSignal,
  walkOpen,
} from '../../../../../src/shared/models/simulation/signals.ts';

const scenario: Scenario = {
  drivesOn: 'right',
  carsPerHour: { north: 1, east: 1, south: 1, west: 1 },
  pedestriansPerHour: 1,
  green: { northSouth: 25, eastWest: 31 },
  seed: 1,
};
const none = { northSouth: false, eastWest: false };
const both = { northSouth: true, eastWest: true };

/** The stages that a signal goes through in so many seconds, with their lengths to a tenth. */
function stages(
  controller: Controller,
  seconds: number,
  demand: (signal: Signal, second: number) => Demand,
): [Phase, Signal['stage'], number][] {
  const signal = createSignal();
  const seen: [Phase, Signal['stage'], number][] = [[signal.phase, signal.stage, 0]];
  for (let at = 0; at < seconds / STEP; at += 1) {
    stepSignal(signal, controller, scenario, demand(signal, at * STEP));
    const last = seen.at(-1);
    if (last === undefined || last[0] !== signal.phase || last[1] !== signal.stage)
      seen.push([signal.phase, signal.stage, 0]);
    else last[2] += STEP;
  }
  return seen.map(([phase, stage, length], index) => [
    phase,
    stage,
    // The step in which a stage begins belongs to it; the very first stage began before the first step.
    Math.round((length + (index === 0 ? 0 : STEP)) * 10) / 10,
  ]);
}

test('the fixed plan keeps its seconds whatever comes', () => {
  const lengths = stages('fixed', 200, () => ({ car: both, walker: both }));
  expect(lengths.slice(0, 7)).toEqual([
    ['northSouth', 'green', 24.9],
    ['northSouth', 'yellow', 3],
    ['northSouth', 'all-red', 2],
    ['eastWest', 'green', 31],
    ['eastWest', 'yellow', 3],
    ['eastWest', 'all-red', 2],
    ['northSouth', 'green', 25],
  ]);
  expect(stages('fixed', 200, () => ({ car: none, walker: none }))).toEqual(lengths);
});

describe('the adaptive controller', () => {
  test('rests in green while nobody asks elsewhere', () => {
    expect(stages('adaptive', 300, () => ({ car: { ...none, northSouth: true }, walker: none }))).toHaveLength(1);
  });

  test('gives up a green that nobody uses as soon as its minimum is over', () => {
    const [first] = stages('adaptive', 60, () => ({ car: { ...none, eastWest: true }, walker: none }));
    expect(first?.[2]).toBeCloseTo(times.leastGreen - STEP, 5);
  });

  test('ends a green when a gap opens', () => {
    const [first] = stages('adaptive', 60, (_signal, second) => ({
      car: { northSouth: second < 15, eastWest: true },
      walker: none,
    }));
    expect(first?.[2]).toBeGreaterThan(15);
    expect(first?.[2]).toBeLessThan(15 + times.passage + 0.3);
  });

  test('ends a green that is always in use at its maximum, once somebody waits elsewhere', () => {
    const lengths = stages('adaptive', 120, () => ({ car: both, walker: none }));
    expect(lengths.slice(0, 4).map(([, , length]) => length)).toEqual([24.9, 3, 2, 31]);
    const [late] = stages('adaptive', 120, (_signal, second) => ({
      car: { northSouth: true, eastWest: second >= 40 },
      walker: none,
    }));
    expect(late?.[2]).toBeGreaterThan(64);
  });

  test('is asked by pedestrians too, and gives them the time that they need', () => {
    const lengths = stages('adaptive', 60, (signal) => ({
      car: { ...none, northSouth: signal.phase === 'eastWest' },
      walker: { ...none, eastWest: signal.phase === 'northSouth' },
    }));
    expect(lengths[3]?.slice(0, 2)).toEqual(['eastWest', 'green']);
    expect(lengths[3]?.[2]).toBeGreaterThanOrEqual(times.walk + times.clear - STEP);
  });
});

describe.each(['fixed', 'adaptive', 'changing'] as const)('whoever controls (%s)', (who) => {
  /** A demand without pattern, from a generator that the code under test does not use. */
  const noise = (at: number, salt: number): boolean => (Math.imul(at + salt, 2_654_435_761) >>> 7) % 5 < 2;

  test('least greens, yellow and all-red are kept, and two streets never see green or yellow together', () => {
    const signal = createSignal();
    let stage = signal.stage;
    let phase = signal.phase;
    let length = 0;
    let walked = Number.NEGATIVE_INFINITY;
    let changes = 0;
    const clearances: number[] = [];
    for (let at = 1; at < 36_000; at += 1) {
      const slow = Math.floor(at / 7);
      const controller = who === 'changing' ? (noise(Math.floor(at / 40), 3) ? 'fixed' : 'adaptive') : who;
      const asks = (salt: number): Record<Phase, boolean> => ({
        northSouth: noise(slow, salt),
        eastWest: noise(slow, salt + 99),
      });
      stepSignal(signal, controller, scenario, { car: asks(1), walker: asks(7) });
      length += STEP;
      const lights = [lightFor(signal, 'northSouth'), lightFor(signal, 'eastWest')];
      expect(lights).toContain('red');
      if (walkOpen(signal, 'northSouth') || walkOpen(signal, 'eastWest')) walked = at;
      if (signal.stage === stage && signal.phase === phase) continue;
      changes += 1;
      const least = { green: times.leastGreen, yellow: times.yellow, 'all-red': times.allRed }[stage];
      expect(length, stage).toBeGreaterThanOrEqual(least - 1e-6);
      const after = { green: 'yellow', yellow: 'all-red', 'all-red': 'green' }[stage];
      expect([signal.phase, signal.stage]).toEqual([stage === 'all-red' ? otherPhase(phase) : phase, after]);
      // Whoever began to cross in the last step in which that was allowed is across before the yellow.
      if (stage === 'green') clearances.push((at - walked) * STEP);
      ({ stage, phase } = signal);
      length = 0;
    }
    expect(changes).toBeGreaterThan(100);
    expect(Math.min(...clearances)).toBeGreaterThanOrEqual(times.clear - 0.11);
  });
});
