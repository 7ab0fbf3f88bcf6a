import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { openVisits } from '../../../../src/node/staff/visit-state.ts';
import { sealJson } from '../../../../src/node/state/sealed-json.ts';
import type { VisitReport } from '../../../../src/shared/schema/visit-report.ts';
import { visitsCsv } from '../../../../src/shared/staff/visit-counts.ts';
import { countsOf, daysOf } from '../../../../src/shared/staff/visit-hours.ts';

const visit: VisitReport = {
  language: 'th',
  seconds: 120,
  panels: [{ id: 'quay', seconds: 40 }],
  stoppedAt: 'quay',
  quiz: null,
  end: 'idle',
};
const at = (hour: number, date = 23): Date => new Date(2026, 10, date, hour, 30);

let data: string;
let path: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kiosk-visits-'));
  path = join(data, 'visits.log');
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** Counts so many visits of an hour, each safe before the next. */
async function count(many: number, when = at(9)): Promise<void> {
  const visits = await openVisits(data);
  for (let each = 0; each < many; each += 1) {
    visits.add(visit, when);
    expect(await visits.settled()).toEqual({ ok: true, value: undefined });
  }
}
const lines = () => readFileSync(path, 'utf8').trim().split('\n');

test('each visit adds one line, with all of its hour; nothing that stands there changes', async () => {
  expect((await openVisits(data)).totals().visits).toBe(0);
  expect(existsSync(path)).toBe(false);
  await count(2);
  const before = readFileSync(path, 'utf8');
  await count(1);
  await count(1, at(10));
  expect(readFileSync(path, 'utf8').startsWith(before)).toBe(true);
  // The first one begins the file, with the sum of what is not told by the hour.
  expect(lines()).toHaveLength(5);
  const visits = await openVisits(data);
  expect([visits.totals().visits, visits.now().days['2026-11-23']?.hours.slice(9, 11)]).toEqual([4, [3, 1]]);
  expect(visits.faults).toEqual([]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('console, table and figures count the same', async () => {
  await count(3);
  await count(2, at(23, 22));
  const visits = await openVisits(data);
  const table = visitsCsv(visits.now());
  const sum = (what: string): number =>
    [...table.matchAll(new RegExp(`,${what},[^,]*,(\\d+)\\r`, 'g'))].reduce(
      (all, [, number]) => all + Number(number),
      0,
    );
  const totals = visits.totals();
  expect([sum('visits in hour'), sum('panel opened'), sum('visits in language')]).toEqual([5, 5, 5]);
  expect([totals.visits, totals.opened['quay'], totals.languages['th']]).toEqual([5, 5, 5]);
});

test('visits that end at once are written together', async () => {
  const visits = await openVisits(data);
  for (let each = 0; each < 100; each += 1) visits.add(visit, at(9));
  expect(await visits.settled()).toMatchObject({ ok: true });
  expect((await openVisits(data)).totals().visits).toBe(100);
  expect(lines().length).toBeLessThan(5);
});

test('a power cut at any byte of a line costs that visit, and no count is doubled', async () => {
  await count(2);
  const { size } = statSync(path);
  await count(1);
  const whole = readFileSync(path);
  for (let cut = size; cut < whole.length; cut += 1) {
    // The disk may have the bytes, or a length without bytes.
    for (const tail of [whole.subarray(size, cut), Buffer.alloc(cut - size)]) {
      writeFileSync(path, Buffer.concat([whole.subarray(0, size), tail]));
      const visits = await openVisits(data);
      // All but the line break is there: that line counts.
      const complete = cut === whole.length - 1 && tail[0] !== 0;
      expect([cut, visits.totals().visits, visits.faults]).toEqual([cut, complete ? 3 : 2, []]);
      if (cut % 16 !== 0) continue;
      visits.add(visit, at(9));
      await visits.settled();
      expect((await openVisits(data)).totals().visits).toBe(3);
    }
  }
});

test('a rotten line in the middle is left out and told, and the file is kept for whoever looks', async () => {
  await count(1);
  await count(1, at(10));
  await count(1, at(11));
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('T10","counts":{"visits":1', 'T10","counts":{"visits":9'));
  const visits = await openVisits(data);
  expect(visits.totals().visits).toBe(2);
  expect(visits.faults).toMatchObject([
    { code: 'DAMAGED', cause: 'a line is damaged and not counted, and kept as visits.corrupt.log' },
  ]);
  visits.add(visit, at(12));
  await visits.settled();
  const again = await openVisits(data);
  expect([again.totals().visits, again.faults]).toEqual([3, []]);
});

test('ninety days are told; the sum of all never falls', async () => {
  const visits = await openVisits(data);
  for (let day = 0; day < 120; day += 1) {
    visits.add(visit, new Date(2026, 0, 1 + day, 9));
    await visits.settled();
    expect(visits.totals().visits).toBe(day + 1);
  }
  expect(Object.keys(visits.now().days)).toHaveLength(90);
  const again = await openVisits(data);
  expect([again.totals().visits, Object.keys(again.now().days).length]).toEqual([120, 90]);
  expect(Object.keys(again.now().days)[0]).toBe('2026-01-31');
});

test('the file stays small however many visits there are', async () => {
  const visits = await openVisits(data);
  const busy: VisitReport = {
    ...visit,
    panels: Array.from({ length: 150 }, (_, panel) => ({ id: `panel-of-the-exhibit-${panel}`, seconds: 10 })),
  };
  let largest = 0;
  for (let each = 0; each < 120; each += 1) {
    visits.add(busy, at(9));
    await visits.settled();
    largest = Math.max(largest, statSync(path).size);
  }
  expect(largest).toBeLessThan(300 * 1024);
  expect((await openVisits(data)).totals()).toMatchObject({ visits: 120 });
});

test('counts of before there was this file are taken over once', async () => {
  const days = daysOf(new Map([['2026-11-20T15', countsOf(visit)]]));
  writeFileSync(join(data, 'visits.json'), sealJson(days));
  for (const wanted of [1, 2, 3]) {
    const visits = await openVisits(data);
    expect(visits.totals().visits).toBe(wanted);
    visits.add(visit, at(9));
    await visits.settled();
  }
  expect(readdirSync(data)).toEqual(['visits.log']);
});

test('a file that is taken away while the kiosk runs comes back with everything', async () => {
  const visits = await openVisits(data);
  visits.add(visit, at(9));
  await visits.settled();
  rmSync(path);
  visits.add(visit, at(9));
  await visits.settled();
  expect((await openVisits(data)).totals().visits).toBe(2);
  truncateSync(path);
  expect((await openVisits(data)).totals().visits).toBe(0);
});
