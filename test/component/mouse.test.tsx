import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { followMouse } from '../../src/renderer/ui/follow-mouse.ts';

let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  stop = followMouse(document);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const tell = (kind: string, pointerType: string, buttons = 0): void => {
  document.body.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerType, buttons }));
};
const move = (times: number, pointerType = 'mouse', buttons = 0): void => {
  for (let at = 0; at < times; at += 1) tell('pointermove', pointerType, buttons);
};
const shown = (): boolean => 'mouse' in document.documentElement.dataset;

test('a hand on a mouse brings the arrow, for three seconds after its last movement', () => {
  expect(shown()).toBe(false);
  move(2);
  expect(shown()).toBe(false);
  move(1);
  expect(shown()).toBe(true);
  vi.advanceTimersByTime(2_900);
  move(1);
  vi.advanceTimersByTime(2_900);
  expect(shown()).toBe(true);
  vi.advanceTimersByTime(200);
  expect(shown()).toBe(false);
  move(2);
  expect(shown()).toBe(false);
});

test('fingers bring none and take it away', () => {
  move(20, 'touch');
  expect(shown()).toBe(false);
  move(3);
  tell('pointerdown', 'touch');
  expect(shown()).toBe(false);
});

test('a screen that poses as a mouse jumps, presses and drags: no arrow', () => {
  for (let at = 0; at < 5; at += 1) {
    move(1);
    tell('pointerdown', 'mouse', 1);
    move(9, 'mouse', 1);
    tell('pointerup', 'mouse');
  }
  expect(shown()).toBe(false);
});

test('an arrow that is there stays for a click and a drag', () => {
  move(3);
  tell('pointerdown', 'mouse', 1);
  vi.advanceTimersByTime(2_900);
  move(1, 'mouse', 1);
  vi.advanceTimersByTime(2_900);
  expect(shown()).toBe(true);
});

test('once it is stopped, nothing is marked any more', () => {
  move(3);
  stop();
  expect(shown()).toBe(false);
  move(9);
  expect(shown()).toBe(false);
});
