import { parseArgs } from 'node:util';

import { startVirtualScreen } from '../helpers/virtual-screen.ts';
import { letMonkeyPlay } from './monkey.ts';

/**
 * `npm run chaos -- monkey --minutes 30 --seed 7`: a monkey at the glass and at a keyboard. A line of JSON each time that
 * it leaves. Ends with 1 where an error was met, a window came or went, the page left its place, or something grew.
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
const screen = await startVirtualScreen(1080, 1920);
try {
  const report = await letMonkeyPlay({
    display: screen.display,
    seed,
    minutes,
    restEvery: Math.min(3, minutes / 3),
    say: (line) => {
      console.log(line);
    },
  });
  const { touches, keys, screens, faults } = report;
  console.log(`seed ${seed}: ${report.minutes.toFixed(1)} minutes, ${touches} touches, ${keys} keys`);
  console.log(`screens: ${screens.join(', ')}`);
  for (const fault of faults) console.log(fault);
  console.log(faults.length === 0 ? 'Passed.' : 'Not passed.');
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await screen.stop();
}
