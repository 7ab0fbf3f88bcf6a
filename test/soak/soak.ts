import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { startVirtualScreen } from '../helpers/virtual-screen.ts';
import { giveAway, openWorkshop } from '../helpers/workshop.ts';
import { impatientApplication, removeAll, startSoakedKiosk } from './kiosk.ts';
import { judge, type Sample } from './verdict.ts';
import { numbersFrom, visit, visitorAt } from './visitor.ts';

/**
 * `node test/soak/soak.ts --minutes M [--seed N] [--size 1080x1920] [--out FILE]`: visitors, one after another, at a real kiosk. A line of
 * JSON for each sample on stdout; at the end the slopes and the verdict. Ends with 1 where the kiosk did not pass.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    size: { type: 'string', default: '1080x1920' },
    out: { type: 'string' },
  },
});

/** What went wrong is told so many times at most. */
const MOST_TOLD = 40;
/** Of so many visitors one walks away instead of leaving. */
const WALKS_AWAY = 25;

const minutes = Number(values.minutes);
const chance = numbersFrom(Number(values.seed));
const [width = 0, height = 0] = values.size.split('x').map(Number);
if (!(width * height > 0)) throw new Error('--size wants pixels across and down, like 1080x1920');
if (!(minutes > 0)) throw new Error('--minutes wants a number, like 60');
/** Minutes between two samples, and between what happens besides; a short soak has some of everything, too. */
const every = {
  sample: Math.min(1, minutes / 30),
  install: Math.min(10, minutes / 4),
  crash: Math.min(12, minutes / 3),
};

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** The middle, the slow and the worst of the times between frames. */
function summary(frames: readonly number[]): Sample['frames'] {
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share: number): number =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
  return [at(0.5), at(0.95), at(1)];
}

async function main(): Promise<number> {
  const screen = await startVirtualScreen(width, height);
  const workshop = await openWorkshop();
  const app = impatientApplication();
  mkdirSync(join(workshop.data, 'home'), { recursive: true });
  giveAway(workshop.data);
  const kiosk = await startSoakedKiosk(screen.display, app, workshop.data, [
    `--trust=${workshop.trustFile}`,
    '--trial=2',
  ]);
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 60_000;
  const samples: Sample[] = [];
  let passed = false;
  const counts = { visits: 0, installs: 0, crashes: 0, walkedAway: 0 };
  const stumbles: string[] = [];
  const last = { sample: 0, install: 0, crash: 0 };
  const due = (what: keyof typeof last): boolean => {
    const now = elapsed();
    if (now - last[what] < every[what]) return false;
    last[what] = now;
    return true;
  };
  try {
    while (elapsed() < minutes) {
      counts.visits += 1;
      const number = counts.visits;
      const ending = number % WALKS_AWAY === 0 ? 'walks away' : 'leaves';
      if (ending === 'walks away') counts.walkedAway += 1;
      const sampled = due('sample');
      if (sampled) await kiosk.page.run('window.soak.begin()');
      try {
        await visit(visitorAt(kiosk.page, chance), chance, ending);
      } catch (error) {
        // The next visitor finds whatever this one has left.
        stumbles.push(`visit ${number}: ${String(error)}`);
        say(stumbles.at(-1) ?? '');
        if (stumbles.length > 20 + number / 10) throw new Error('Too many visits went wrong', { cause: error });
      }
      if (sampled) {
        const frames = summary(await kiosk.page.run<number[]>('window.soak.end()'));
        const sample: Sample = { minutes: elapsed(), visits: number, ...(await kiosk.sample()), frames };
        samples.push(sample);
        process.stdout.write(`${JSON.stringify(sample)}\n`);
      }
      if (due('install')) {
        counts.installs += 1;
        const container = await workshop.build({ seq: counts.installs });
        const done = await workshop.packJson(
          'install',
          container,
          '--trust',
          workshop.trustFile,
          '--data',
          workshop.data,
        );
        if (done['ok'] !== true) stumbles.push(`installation ${counts.installs}: ${JSON.stringify(done)}`);
      }
      if (due('crash')) {
        counts.crashes += 1;
        await kiosk.crash();
      }
    }
  } finally {
    await kiosk.stop();
    const log = join(workshop.data, 'logs/kiosk.jsonl');
    const events = new Map<string, number>();
    const told = new Set<string>();
    const text = [`${log}.1`, log].map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('');
    for (const line of text.split('\n').filter((each) => each !== '')) {
      const { level, event, message } = JSON.parse(line) as { level: string; event: string; message: string };
      if (level !== 'info') told.add(message);
      events.set(`${level} ${event}`, (events.get(`${level} ${event}`) ?? 0) + 1);
    }
    say(`Log: ${[...events].map(([event, count]) => `${event} ${count}`).join(', ')}`);
    const problems = (events.get('error page-problem') ?? 0) + stumbles.length;
    const verdict = judge(samples, kiosk.uncaught.length + problems);
    for (const line of [...told, ...kiosk.uncaught, ...stumbles].slice(0, MOST_TOLD)) say(line);
    say(`${JSON.stringify(counts)} in ${elapsed().toFixed(1)} minutes`);
    for (const { what, perHour, error, first, last } of verdict.slopes)
      say(
        `${what.padEnd(24)} ${perHour.toFixed(2).padStart(8)} ± ${error.toFixed(2)} an hour  (${first.toFixed(1)} → ${last.toFixed(1)})`,
      );
    for (const line of [...verdict.notes, ...verdict.faults]) say(line);
    say(verdict.faults.length === 0 ? 'Passed.' : 'Not passed.');
    if (values.out !== undefined)
      writeFileSync(values.out, JSON.stringify({ counts, events: Object.fromEntries(events), verdict, samples }));
    passed = verdict.faults.length === 0;
    await screen.stop();
    workshop.remove();
    removeAll(app);
  }
  return passed ? 0 : 1;
}

process.exitCode = await main();
