import { createStore, type StoreApi } from 'zustand/vanilla';

import {
  freshVisit,
  nextDeadline,
  nextVisit,
  type Screen,
  type Visit,
  type VisitInput,
  type VisitRules,
} from '../../shared/session/visit.ts';

/** A visit and the one way to change it. */
export interface VisitStore {
  readonly visit: Visit;
  /** The visit as the page shows it: a frame behind, so that what was pressed looks pressed before anything else. */
  readonly shown: Visit;
  /** `atOnce` is for what a finger has put into its place already, where a frame of the old screen would be seen. */
  readonly dispatch: (input: VisitInput, atOnce?: 'at-once') => void;
}

/** A monotonic clock and a timer; the clock of the wall may jump. */
export interface Clock {
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Runs it once the next frame has been painted; without this, at once. */
  readonly afterPaint?: (run: () => void) => void;
}

/** Milliseconds after which a frame is not waited for any longer: a screen that is off has none. */
const FRAMELESS = 100;

/** The page's own clock. */
export const pageClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  afterPaint: (run) => {
    const end = (): void => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      run();
    };
    const timer = setTimeout(end, FRAMELESS);
    const frame = requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      // A message comes after the frame that it was sent from.
      port1.addEventListener('message', end, { once: true });
      port1.start();
      port2.postMessage(null);
    });
  },
};

/** Puts another screen before the visitor: calls `change` now, or as soon as the browser is ready for it. */
export type Present = (before: Screen, after: Screen, change: () => void) => void;

const plainly: Present = (_before, _after, change) => {
  change();
};

/** Binds the pure visit to a clock: after each change one timer is set for the next deadline. */
export function createVisitStore(rules: VisitRules, clock: Clock, present: Present = plainly): StoreApi<VisitStore> {
  let cancel = (): void => undefined;
  let painting = false;
  const fresh = freshVisit(rules, clock.now());
  const store = createStore<VisitStore>()((set, get) => ({
    visit: fresh,
    shown: fresh,
    dispatch: (input, atOnce) => {
      const visit = nextVisit(get().visit, input, rules, clock.now());
      if (visit !== get().visit) {
        set({ visit });
        if (atOnce !== undefined || clock.afterPaint === undefined) show(plainly);
        else if (!painting) {
          painting = true;
          clock.afterPaint(() => {
            painting = false;
            show(present);
          });
        }
      }
      schedule();
    },
  }));
  function show(way: Present): void {
    const { shown, visit } = store.getState();
    const change = (): void => {
      store.setState({ shown: store.getState().visit });
    };
    if (shown.screen === visit.screen) change();
    else way(shown.screen, visit.screen, change);
  }
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
