import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { checkFolder } from '../../../src/node/authoring/check-folder.ts';
import { readPack } from '../../../src/node/pack/read-pack.ts';
import type { BenchGroup, BenchRun } from '../frame/group.ts';
import { alternate, makeRow, type Row } from '../frame/row.ts';
import { makeLargePack, PANELS } from '../large-pack.ts';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function run({ say, short }: BenchRun): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-bench-authoring-'));
  try {
    makeLargePack(folder);
    const report = await checkFolder(folder);
    const wrong = report.findings.find((finding) => finding.severity !== 'warning');
    if (wrong !== undefined) throw new Error(`The large pack is not sound: ${JSON.stringify(wrong)}`);
    say(`checking ${PANELS} panels in four languages`);
    const found = await alternate(
      { check: () => timed(() => checkFolder(folder)), read: () => timed(() => readPack(folder)) },
      { rounds: short ? 1 : 5, warmUp: 1 },
    );
    return [
      makeRow('authoring.check.500-panels', 'ms', found.check, { atMost: 5000 }),
      makeRow('authoring.read.500-panels', 'ms', found.read),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const group: BenchGroup = {
  about: 'the check of a pack of 500 panels in four languages, beside the mere reading of it',
  electron: false,
  run,
};
