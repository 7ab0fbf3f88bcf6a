import { parseArgs } from 'node:util';

import { launchKiosk } from '../helpers/kiosk.ts';
import { visibleWindows } from '../helpers/real-keys.ts';
import { startVirtualScreen } from '../helpers/virtual-screen.ts';

/**
 * `npm run chaos -- monkey --minutes 30 --seed 7`: random fingers, up to five at once, and random keys, the same for the
 * same seed. Ends with 1 where an error was met, a window came or went, or the page left its address.
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '3' }, seed: { type: 'string', default: '1' } },
});
const KEYS = ['Tab', 'Shift+Tab', 'Enter', ' ', 'Escape', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'F1'];

let state = Number(values.seed) >>> 0;
/** A number from 0 on and below 1; what a linear congruence gives is random enough for a monkey. */
const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
const spot = () => ({ x: Math.floor(random() * 1_080), y: Math.floor(random() * 1_920) });

const screen = await startVirtualScreen(1080, 1920);
const kiosk = await launchKiosk({ display: screen.display });
const faults: string[] = [];
let acts = 0;
try {
  await kiosk.on('attract');
  const windows = visibleWindows(screen.display);
  const begun = performance.now();
  while (performance.now() - begun < Number(values.minutes) * 60_000 && faults.length === 0) {
    acts += 1;
    const kind = random();
    if (kind < 0.15) await kiosk.page.keyboard.press(KEYS[Math.floor(random() * KEYS.length)] ?? 'Tab');
    else if (kind < 0.75) {
      const { x, y } = spot();
      await kiosk.tapAt(x, y);
    } else {
      const fingers = Array.from({ length: 1 + Math.floor(random() * 5) }, spot);
      await kiosk.fingers('touchStart', fingers);
      for (let move = 0; move < 6; move += 1) {
        for (const finger of fingers)
          finger.y = Math.max(0, Math.min(1_919, finger.y + Math.floor(random() * 200) - 100));
        await kiosk.fingers('touchMove', fingers);
      }
      await kiosk.fingers('touchEnd', []);
    }
    if (acts % 50 !== 0) continue;
    faults.push(...kiosk.problems());
    const now = visibleWindows(screen.display);
    if (now.join() !== windows.join()) faults.push(`the windows are ${now.join(' and ')}`);
    if (kiosk.page.url() !== 'app://kiosk/index.html') faults.push(`the page is at ${kiosk.page.url()}`);
  }
} finally {
  await kiosk.close();
  await screen.stop();
}
console.log(
  `seed ${values.seed}: ${acts} acts, ${faults.length} faults${faults.map((fault) => `\n  ${fault}`).join('')}`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
