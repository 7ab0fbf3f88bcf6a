import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { checkFolder } from '../../../src/node/authoring/check-folder.ts';
import { readPack } from '../../../src/node/pack/read-pack.ts';
import { project } from '../../helpers/project.ts';
import type { BenchGroup, BenchRun } from '../frame/group.ts';
import { alternate, makeRow, type Row } from '../frame/row.ts';

const PANELS = 500;

interface RawPack {
  languages: string[];
  topics: { panels: { id: string }[] }[];
}

/** A bundled pack of four languages, its panels written again and again under other ids until there are so many. */
function makeLargePack(folder: string): void {
  cpSync(join(project, 'assets/packs/bangkok'), folder, { recursive: true });
  const read = (file: string): any => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const pack = read('pack.json') as RawPack;
  const own = pack.topics.flatMap((topic) => topic.panels.map((panel) => ({ topic, panel })));
  const copies: [string, string][] = [];
  for (let count = own.length; count < PANELS; count += 1) {
    const { topic, panel } = own[count % own.length] as (typeof own)[number];
    const id = `${panel.id}-${count}`;
    copies.push([panel.id, id]);
    topic.panels.push({ ...panel, id });
  }
  writeFileSync(join(folder, 'pack.json'), JSON.stringify(pack, null, 2));
  for (const language of pack.languages) {
    const text = read(`text/${language}.json`);
    for (const [from, to] of copies) text.panels[to] = text.panels[from];
    writeFileSync(join(folder, `text/${language}.json`), JSON.stringify(text, null, 2));
  }
}

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
