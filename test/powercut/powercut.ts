import { spawn } from 'node:child_process';

import { Bench, obstacle, type Scenario, scenarios, type Tally } from './harness.ts';

/**
 * `npm run test:powercut`: cuts the power at every system call of an install, a trial, an upgrade and a rollback, and
 * shows that the same harness catches an installer that syncs nothing. Each scenario runs in a process of its own.
 */
const EXTRA_FILES = 60;
const WANTED = 500;
const CONTROL = 'control';
const CONTROL_STRIDE = 40;

function find(name: string): Scenario {
  const found = scenarios.find((each) => each.name === (name === CONTROL ? 'upgrade' : name));
  if (found === undefined) throw new Error(`There is no scenario "${name}"`);
  return found;
}

async function cutOne(name: string): Promise<void> {
  const bench = new Bench();
  const unsynced = name === CONTROL;
  try {
    await bench.prepare(EXTRA_FILES);
    const report = ({ cuts, bad }: Tally): void => {
      if (cuts % 25 === 0) console.error(`${name}: ${cuts} cuts, ${bad.length} bad`);
    };
    console.log(
      JSON.stringify(
        await bench.cutEverywhere(find(name), { unsynced, report, stride: unsynced ? CONTROL_STRIDE : 1 }),
      ),
    );
  } finally {
    bench.remove();
  }
}

function runOne(name: string): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [import.meta.filename, name], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(text) as Tally);
      else reject(new Error(`The scenario "${name}" ended with ${code}`));
    });
  });
}

async function main(): Promise<number> {
  const why = obstacle();
  if (why !== undefined) {
    console.log(`The power-cut test cannot run here: ${why}.`);
    return 1;
  }
  const names = [...scenarios.map(({ name }) => name), CONTROL];
  const tallies = await Promise.all(names.map(runOne));
  let cuts = 0;
  let images = 0;
  let bad = 0;
  let caught = 0;
  for (const [at, tally] of tallies.entries()) {
    const name = names[at] ?? '';
    console.log(
      `${name}: ${tally.cuts} cuts, ${tally.images} disks, ${tally.bad.length} bad, ${JSON.stringify(tally.served)}`,
    );
    if (name === CONTROL) caught = tally.bad.length;
    else {
      cuts += tally.cuts;
      images += tally.images;
      bad += tally.bad.length;
      for (const each of tally.bad) console.log(`  BAD ${each}`);
    }
  }
  console.log(`${cuts} cuts, ${images} disks, ${bad} bad; the installer that syncs nothing was caught ${caught} times`);
  return bad === 0 && caught > 0 && cuts >= WANTED ? 0 : 1;
}

const [name] = process.argv.slice(2);
if (name === undefined) process.exitCode = await main();
else await cutOne(name);
