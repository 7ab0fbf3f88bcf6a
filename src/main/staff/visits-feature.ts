import type { VisitStore } from '../../node/staff/visit-state.ts';
import { localDate } from '../../node/staff/visit-state.ts';
import { err } from '../../shared/errors.ts';
import { summarizeVisits, visitsCsv } from '../../shared/staff/visit-counts.ts';
import type { StaffFeature } from './console.ts';
import { writeToStick } from './write-to-stick.ts';

/** What the counts of visits are made of. */
export interface VisitsOptions {
  readonly visits: VisitStore;
  readonly sticks: () => Promise<readonly string[]>;
  /** Headlines of the panels on show, by language. */
  readonly titles: () => Promise<Readonly<Record<string, Readonly<Record<string, string>>>>>;
}

/** Visits: counts of the last 7, 30 or 90 days, and all of them as a table on the stick. */
export function visitsFeature({ visits, sticks, titles }: VisitsOptions): StaffFeature {
  return (handle) => {
    handle('staff:visits', async (span) => ({
      summary: summarizeVisits(visits.now(), localDate(new Date()), span),
      titles: await titles(),
    }));
    handle('staff:visits-export', async () => {
      const [stick] = await sticks();
      if (stick === undefined) return err({ code: 'IO', cause: 'no stick is plugged in', remedy: 'plug one in' });
      return writeToStick(stick, 'kiosk-visits.csv', visitsCsv(visits.now()));
    });
  };
}
