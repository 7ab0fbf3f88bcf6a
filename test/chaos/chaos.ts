import { parseArgs } from 'node:util';

import { startVirtualScreen } from '../helpers/virtual-screen.ts';
import { OPEN, watchKiosk } from './watched-kiosk.ts';
import { ways } from './ways.ts';

/**
 * `npm run chaos [-- --few] [WORDS OF A WAY…]`: breaks a running kiosk in every way, many times, and says how long it
 * took to come back. Ends with 1 where one took longer than it may.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { few: { type: 'boolean', default: false } },
});

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

const screen = await startVirtualScreen(1080, 1920);
const rows: string[] = [];
let missed = 0;
try {
  for (const way of ways) {
    if (!positionals.every((word) => way.name.includes(word))) continue;
    const kiosk = await watchKiosk(screen.display, [], way.open === true ? OPEN : []);
    const times: number[] = [];
    try {
      for (let time = 0; time < (values.few ? way.times.few : way.times.all); time += 1)
        times.push(await way.run(kiosk));
    } finally {
      await kiosk.stop();
    }
    times.sort((one, other) => one - other);
    const judged = times.length >= 100 ? quantile(times, 0.99) : quantile(times, 1);
    if (judged > way.wanted) missed += 1;
    const cells = [quantile(times, 0.5), quantile(times, 0.99), quantile(times, 1), way.wanted].map(seconds);
    rows.push(`| ${[way.name, times.length, ...cells].join(' | ')} |`);
    console.log(rows.at(-1));
  }
} finally {
  await screen.stop();
}
console.log(
  ['', '| what | times | p50 | p99 | worst | wanted |', '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n'),
);
process.exitCode = missed === 0 ? 0 : 1;
