import { expect, test } from 'vitest';

import { type Clock, createVisitStore } from '../../../../src/renderer/state/visit-store.ts';
import { smallRules } from '../../../helpers/rules.ts';

/** A clock that is wound by hand and counts the timers that are set. */
function handClock(): Clock & { wind: (milliseconds: number) => void; timers: () => number } {
  let time = 0;
  let set: { at: number; run: () => void }[] = [];
  return {
    now: () => time,
    after: (milliseconds, run) => {
      const timer = { at: time + milliseconds, run };
      set.push(timer);
      return () => {
        set = set.filter((each) => each !== timer);
      };
    },
    wind: (milliseconds) => {
      time += milliseconds;
      const due = set.filter((timer) => timer.at <= time);
      set = set.filter((timer) => timer.at > time);
      for (const timer of due) timer.run();
    },
    timers: () => set.length,
  };
}

test('one timer at most, none on the attract screen, and the visit ends by itself', () => {
  const clock = handClock();
  const store = createVisitStore(smallRules(), clock);
  const { dispatch } = store.getState();
  expect(clock.timers()).toBe(0);
  dispatch({ type: 'start' });
  for (let touch = 0; touch < 100; touch += 1) dispatch({ type: 'touch' });
  expect(clock.timers()).toBe(1);
  clock.wind(75_000);
  expect(store.getState().visit.warnedAt).toBe(75_000);
  expect(clock.timers()).toBe(1);
  clock.wind(20_000);
  expect(store.getState().visit).toMatchObject({ screen: { at: 'attract' }, generation: 1 });
  expect(clock.timers()).toBe(0);
});

test('what is shown follows after the next frame, in one step, unless a finger has put it there already', () => {
  const frames: (() => void)[] = [];
  const store = createVisitStore(smallRules(), { ...handClock(), afterPaint: (run) => frames.push(run) });
  const { dispatch } = store.getState();
  const shown = (): string => store.getState().shown.screen.at;
  dispatch({ type: 'start' });
  dispatch({ type: 'choose-language', language: 'en' });
  expect(store.getState().visit.screen.at).toBe('home');
  expect(shown()).toBe('attract');
  expect(frames).toHaveLength(1);
  frames.shift()?.();
  expect(shown()).toBe('home');
  dispatch({ type: 'back' }, 'at-once');
  expect(shown()).toBe('language');
  expect(frames).toHaveLength(0);
});
