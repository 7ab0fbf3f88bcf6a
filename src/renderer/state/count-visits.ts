import type { StoreApi } from 'zustand/vanilla';

import { nextTally, type Tally } from '../../shared/staff/visit-tally.ts';
import { bridge } from '../bridge.ts';
import type { VisitStore } from './visit-store.ts';

/** Counts the visits of a store: when one has ended, its counts go to the main process and are forgotten here. */
export function countVisits(store: StoreApi<VisitStore>, now: () => number): void {
  let tally: Tally | undefined;
  store.subscribe(({ visit: after }, { visit: before }) => {
    if (after === before) return;
    const next = nextTally(tally, before, after, now());
    ({ tally } = next);
    if (next.report !== undefined) bridge.reportVisit(next.report).catch(() => undefined);
  });
}
