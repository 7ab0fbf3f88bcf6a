import { parseArgs } from 'node:util';

import { startVirtualScreen } from '../helpers/virtual-screen.ts';
import { listen } from './silence.ts';

/** `npm run chaos -- silence --minutes 60`: ends with 1 where a kiosk called anybody outside its machine. */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
const screen = await startVirtualScreen(1080, 1920);
try {
  const heard = await listen({ display: screen.display, minutes: Number(values.minutes), seed: Number(values.seed) });
  console.log(JSON.stringify({ ...heard, outward: heard.outward.slice(0, 20) }, undefined, 2));
  console.log(heard.outward.length === 0 ? 'Passed.' : 'Not passed.');
  process.exitCode = heard.outward.length === 0 ? 0 : 1;
} finally {
  await screen.stop();
}
