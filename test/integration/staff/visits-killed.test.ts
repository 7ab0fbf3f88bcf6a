import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { openVisits } from '../../../src/node/staff/visit-state.ts';
import { visitsCsv } from '../../../src/shared/staff/visit-counts.ts';

const counter = join(import.meta.dirname, '../../helpers/count-visits.ts');
/** The calls that change what is on the disk. */
const CALLS = ['openat', 'write', 'fdatasync', 'fsync', 'rename'];

/** Counts three visits in that folder, killed before the k-th such call on its files; gives what was said to be safe. */
function count(data: string, call: string, k: number): { readonly killed: boolean; readonly said: number } {
  const files = ['visits.log', 'visits.log.new'].flatMap((file) => ['-P', join(data, file)]);
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${k}`];
  const { stdout, signal, status, stderr } = spawnSync(
    'strace',
    ['-f', '-qq', '-o', '/dev/null', ...files, ...inject, process.execPath, counter, data, '3'],
    { encoding: 'utf8', env: { ...process.env, UV_THREADPOOL_SIZE: '1' } },
  );
  if (status !== 0 && signal !== 'SIGKILL') throw new Error(`It could not be traced: ${stderr}`);
  return { killed: signal === 'SIGKILL', said: Number(stdout.trim().split('\n').at(-1) ?? 0) };
}

test.each(CALLS)(
  'killed before each %s: what was said to be safe is counted, once, and at most one visit more',
  async (call) => {
    const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
    let kills = 0;
    for (let k = 1; ; k += 1) {
      const data = mkdtempSync(join(memory, 'kiosk-visits-'));
      try {
        const { killed, said } = count(data, call, k);
        if (!killed) break;
        kills += 1;
        const visits = await openVisits(data);
        const found = visits.totals().visits;
        expect([call, k, found >= said, found <= said + 1, visits.faults]).toEqual([call, k, true, true, []]);
        // The same in all that is made of it, and it goes on from there.
        expect(visitsCsv(visits.now()).match(/,visits in hour,/g)?.length ?? 0).toBe(found);
        visits.add(
          { language: 'en', seconds: 1, panels: [], stoppedAt: null, quiz: null, end: 'choice' },
          new Date(2026, 10, 23, 23),
        );
        expect(await visits.settled()).toMatchObject({ ok: true });
        expect((await openVisits(data)).totals().visits).toBe(found + 1);
      } finally {
        rmSync(data, { recursive: true, force: true });
      }
    }
    // The first visit makes the file, each of the others adds a line.
    expect(kills).toBeGreaterThan(call === 'rename' || call === 'fsync' ? 0 : 1);
  },
);
