import { expect, test } from 'vitest';

import { followed, settleDrag } from '../../../../src/shared/session/swipe.ts';

test.each([
  ['a long drag to the left', { by: -0.4, speed: 0 }, 'next'],
  ['a long drag to the right', { by: 0.4, speed: 0 }, 'back'],
  ['a short drag', { by: -0.2, speed: -0.0001 }, 'stay'],
  ['a flick', { by: -0.05, speed: -0.002 }, 'next'],
  ['a drag that was turned round', { by: -0.2, speed: 0.002 }, 'stay'],
] as const)('%s', (_name, drag, outcome) => {
  expect(settleDrag(drag, true, true)).toBe(outcome);
});

test('where there is nothing beside it, a panel resists and stays', () => {
  expect(followed(-0.4, true, false)).toBeCloseTo(-0.1);
  expect(followed(0.4, true, false)).toBe(0.4);
  expect(settleDrag({ by: -0.9, speed: -0.01 }, true, false)).toBe('stay');
  expect(settleDrag({ by: 0.9, speed: 0.01 }, false, true)).toBe('stay');
});
