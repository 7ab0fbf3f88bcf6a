import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

import { Bench, obstacle, type Tally } from './harness.ts';
import { type Control, controls, findScenario, scenarios } from './scenarios.ts';

/**
 * `npm run test:powercut`: cuts the power at every system call of an install, a trial, an upgrade, a replacement, a
 * rollback and a repair, and shows that the same harness catches installers that do one thing wrong, twice: in the
 * order of their calls, and on their disks. Each line of cuts runs in a process of its own.
 */
const EXTRA_FILES = 24;
const WANTED = 500;
const CONTROLLED = 'upgrade';
const CONTROL_STRIDE = 60;
const CONTROL_LAST = 20;

/** A line of cuts; a control is an upgrade by a wrong installer. */
interface Line {
  readonly scenario: string;
  readonly control?: Control;
}
interface Outcome {
  readonly line: Line;
  readonly order: readonly string[];
  readonly tally: Tally;
}

const lines: readonly Line[] = [
  ...scenarios.map(({ name }) => ({ scenario: name })),
  ...controls.map((control) => ({ scenario: CONTROLLED, control })),
];
const nameOf = ({ scenario, control }: Line): string => (control === undefined ? scenario : `control ${control}`);

async function cutOne({ scenario: name, control }: Line): Promise<void> {
  const bench = new Bench();
  try {
    await bench.prepare(EXTRA_FILES);
    const scenario = findScenario(name);
    const report = ({ cuts, bad }: Tally): void => {
      if (cuts % 25 === 0)
        console.error(`${nameOf({ scenario: name, ...(control && { control }) })}: ${cuts} cuts, ${bad.length} bad`);
    };
    const order = bench.order(scenario, control);
    const how = control === undefined ? {} : { control, stride: CONTROL_STRIDE, last: CONTROL_LAST };
    console.log(JSON.stringify({ order, tally: await bench.cutEverywhere(scenario, { ...how, report }) }));
  } finally {
    bench.remove();
  }
}

/** Undefined where the process failed; what was wrong then stands on the terminal. */
function runOne(line: Line): Promise<Outcome | undefined> {
  const { scenario, control = '' } = line;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [import.meta.filename, scenario, control], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('close', (code) => {
      if (code === 0) resolve({ line, ...(JSON.parse(text) as Omit<Outcome, 'line'>) });
      else {
        console.error(`"${nameOf(line)}" ended with ${code}`);
        resolve(undefined);
      }
    });
  });
}

async function runAll(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...lines];
  const work = async (): Promise<void> => {
    for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
      // A line that fails must not take the figures of the others with it.
      const outcome = await runOne(line);
      if (outcome !== undefined) outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return outcomes.sort((a, b) => lines.indexOf(a.line) - lines.indexOf(b.line));
}

async function main(): Promise<number> {
  const why = obstacle();
  if (why !== undefined) {
    console.log(`The power-cut test cannot run here: ${why}.`);
    return 1;
  }
  const began = performance.now();
  const outcomes = await runAll();
  const sum = { cuts: 0, images: 0, bad: 0, uncaught: 0, failed: lines.length - outcomes.length };
  for (const { line, order, tally } of outcomes) {
    const found = `${order.length} faults of order, ${tally.bad.length} bad disks`;
    console.log(
      `${nameOf(line)}: ${tally.cuts} cuts, ${tally.images} disks, ${found}, ${JSON.stringify(tally.served)}`,
    );
    if (line.control === undefined) {
      sum.cuts += tally.cuts;
      sum.images += tally.images;
      sum.bad += order.length + tally.bad.length;
      for (const each of [...order, ...tally.bad]) console.log(`  BAD ${each}`);
    } else if (order.length === 0 || tally.bad.length === 0) {
      sum.uncaught += 1;
      console.log('  NOT CAUGHT');
    }
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${sum.cuts} cuts, ${sum.images} disks, ${sum.bad} bad; ${sum.uncaught} controls not caught, ${sum.failed} lines failed; ${seconds} s`,
  );
  return sum.bad + sum.uncaught + sum.failed === 0 && sum.cuts >= WANTED ? 0 : 1;
}

const [scenario, control = ''] = process.argv.slice(2);
if (scenario === undefined) process.exitCode = await main();
else await cutOne({ scenario, ...(control !== '' && { control: control as Control }) });
