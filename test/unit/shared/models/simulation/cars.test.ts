import { expect, test } from 'vitest';

import { type Car, LINE, stepCar } from '../../../../../src/shared/models/simulation/cars.ts';
import { car, STANDING } from '../../../../../src/shared/models/simulation/rules.ts';

const at = (place: number, speed: number): Car => ({ number: 1, at: place, speed });

test('a car that can stop stops at the line; one that cannot drives on', () => {
  const far = at(0, car.speed);
  for (let step = 0; step < 300; step += 1) stepCar(far, undefined, true);
  expect(far.at).toBeLessThanOrEqual(LINE);
  expect(far.at).toBeGreaterThan(LINE - 2);
  expect(far.speed).toBeLessThan(0.1);
  const near = at(LINE - 10, car.speed);
  for (let step = 0; step < 20; step += 1) stepCar(near, undefined, true);
  expect(near.at).toBeGreaterThan(LINE);
});

test('a queue stands seven metres a car, and starts again without touching', () => {
  const queue = [0, -12, -24, -36].map((place) => at(place + LINE - 25, car.speed));
  const spaces = (): number[] => queue.slice(1).map((one, index) => (queue[index]?.at ?? 0) - one.at);
  const drive = (steps: number, stops: boolean): void => {
    for (let step = 0; step < steps; step += 1) {
      for (const [index, one] of queue.entries()) stepCar(one, queue[index - 1], stops);
      expect(Math.min(...spaces())).toBeGreaterThan(car.length);
    }
  };
  drive(400, true);
  expect(queue.every((one) => one.speed < STANDING)).toBe(true);
  for (const space of spaces()) expect(space).toBeCloseTo(car.length + car.gap, 0);
  drive(100, false);
  expect(queue.every((one) => one.speed > 8)).toBe(true);
});
