import { join } from 'node:path';

import { visitCountsSchema, type VisitCounts, type VisitReport } from '../../shared/schema/visit-report.ts';
import { addVisit, noCounts } from '../../shared/staff/visit-counts.ts';
import { openStateFile, type StateFile } from '../state/state-file.ts';

/** The counts of visits in a data folder. */
export interface VisitStore {
  now(): VisitCounts;
  /** Counts a visit that has just ended. */
  add(visit: VisitReport, at: Date): void;
  readonly faults: StateFile<VisitCounts>['faults'];
}

const two = (number: number): string => String(number).padStart(2, '0');

/** The date on the clock of the machine: 2026-11-23. */
export const localDate = (at: Date): string =>
  `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

/** Opens them. Never fails: what is damaged begins anew. */
export async function openVisits(data: string): Promise<VisitStore> {
  const file = await openStateFile(join(data, 'visits.json'), visitCountsSchema, noCounts);
  return {
    faults: file.faults,
    now: () => file.value(),
    add(visit, at) {
      // A disk that refuses costs counts and nothing else; they are in memory and go along with the next.
      void file.write(addVisit(file.value(), visit, localDate(at), at.getHours()));
    },
  };
}
