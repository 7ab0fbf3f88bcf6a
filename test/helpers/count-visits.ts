import { openVisits } from '../../src/node/staff/visit-state.ts';

/** `count-visits.ts DATA MANY`: counts so many visits, each safe before the next, and says each number once it is. */
const [data = '', many = '1'] = process.argv.slice(2);
const visits = await openVisits(data);
for (let each = 0; each < Number(many); each += 1) {
  const panels = [{ id: 'quay', seconds: 40 }];
  // An hour each, so that lines of several hours are there.
  visits.add(
    { language: 'th', seconds: 120, panels, stoppedAt: 'quay', quiz: null, end: 'idle' },
    new Date(2026, 10, 23, each),
  );
  const safe = await visits.settled();
  if (!safe.ok) throw new Error(safe.error.cause);
  process.stdout.write(`${visits.totals().visits}\n`);
}
