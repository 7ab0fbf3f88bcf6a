import { createStore, type StoreApi } from 'zustand/vanilla';

import {
  freshVisit,
  nextDeadline,
  nextVisit,
  type Visit,
  type VisitInput,
  type VisitRules,
} from '../../shared/session/visit.ts';

/** A visit and the one way to change it. */
export interface VisitStore {
  readonly visit: Visit;
  readonly dispatch: (input: VisitInput) => void;
}

/** A monotonic clock and a timer; the clock of the wall may jump. */
export interface Clock {
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** The page's own clock. */
export const pageClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Binds the pure visit to a clock: after each change one timer is set for the next deadline. */
export function createVisitStore(rules: VisitRules, clock: Clock): StoreApi<VisitStore> {
  let cancel = (): void => undefined;
  const store = createStore<VisitStore>()((set, get) => ({
    visit: freshVisit(rules, clock.now()),
    dispatch: (input) => {
      const visit = nextVisit(get().visit, input, rules, clock.now());
      if (visit !== get().visit) set({ visit });
      schedule();
    },
  }));
  function schedule(): void {
    cancel();
    const deadline = nextDeadline(store.getState().visit, rules);
    if (deadline === undefined) return;
    cancel = clock.after(Math.max(0, deadline - clock.now()), () => {
      store.getState().dispatch({ type: 'tick' });
    });
  }
  return store;
}
