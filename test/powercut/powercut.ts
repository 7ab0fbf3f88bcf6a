import { Bench, obstacle, scenarios } from './harness.ts';

/**
 * `npm run test:powercut`: cuts the power at every system call of an install, a trial, an upgrade and a rollback, and
 * shows that the same harness catches an installer that syncs nothing. Takes some minutes.
 */
const EXTRA_FILES = 24;
const WANTED = 500;

async function main(): Promise<number> {
  const why = obstacle();
  if (why !== undefined) {
    console.log(`The power-cut test cannot run here: ${why}.`);
    return 1;
  }
  const bench = new Bench();
  let cuts = 0;
  let images = 0;
  let bad = 0;
  try {
    await bench.prepare(EXTRA_FILES);
    for (const scenario of scenarios) {
      const tally = await bench.cutEverywhere(scenario);
      cuts += tally.cuts;
      images += tally.images;
      bad += tally.bad.length;
      console.log(`${scenario.name}: ${tally.cuts} cuts, ${tally.images} disks, ${JSON.stringify(tally.served)}`);
      for (const each of tally.bad) console.log(`  BAD ${each}`);
    }
    const [, , upgrade] = scenarios;
    const control = upgrade && (await bench.cutEverywhere(upgrade, { unsynced: true, stride: 10 }));
    const caught = control?.bad.length ?? 0;
    console.log(`control installer without syncing: ${caught} of ${control?.images} disks were bad, as they should be`);
    console.log(`${cuts} cuts, ${images} disks, ${bad} bad`);
    return bad === 0 && caught > 0 && cuts >= WANTED ? 0 : 1;
  } finally {
    bench.remove();
  }
}

process.exitCode = await main();
