import { afterEach, beforeEach, expect, test } from 'vitest';

import { followPresses } from '../../src/renderer/ui/follow-presses.ts';

let stop: () => void;
let button: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = '<button><span>Go on</span></button><p>Words</p>';
  button = document.querySelector('button') as HTMLElement;
  stop = followPresses(document);
});
afterEach(() => {
  stop();
});

const point = (kind: string, pointerId: number, target: Element = button): void => {
  target.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerId }));
};
const pressed = (): boolean => 'pressed' in button.dataset;
const touched = (): boolean => 'touched' in document.documentElement.dataset;

test('what is under a finger is marked until the last finger has left it', () => {
  point('pointerdown', 1, button.firstElementChild as Element);
  expect(pressed()).toBe(true);
  point('pointerdown', 2);
  point('pointerup', 1, document.body);
  expect(pressed()).toBe(true);
  point('pointercancel', 2);
  expect(pressed()).toBe(false);
});

test('words are not pressed', () => {
  point('pointerdown', 1, document.querySelector('p') as Element);
  expect(document.querySelector('[data-pressed]')).toBeNull();
});

test('after a touch no headline says that it has the focus; a key brings that back', () => {
  expect(touched()).toBe(false);
  point('pointerdown', 1, document.body);
  expect(touched()).toBe(true);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
  expect(touched()).toBe(false);
});

test('once stopped it leaves nothing behind', () => {
  point('pointerdown', 1);
  stop();
  expect([pressed(), touched()]).toEqual([false, false]);
  point('pointerdown', 2);
  expect([pressed(), touched()]).toEqual([false, false]);
});
