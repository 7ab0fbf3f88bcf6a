import { setTimeout } from 'node:timers/promises';

import { apps, launch } from '../electron/launch.ts';
import { openMainProcess } from '../electron/main-process.ts';
import { processorSeconds } from '../electron/processes.ts';
import { isPicture, startWatchedScreen } from '../electron/watched-screen.ts';
import type { BenchGroup, BenchRun } from '../frame/group.ts';
import { makeRow, type Row } from '../frame/row.ts';

/** Milliseconds after the first picture until all is loaded. */
const SETTLED = 5000;
/** Milliseconds that one figure is taken over. */
const SPAN = 10_000;

/** Where the main process listens while it is told to hide its window. */
const PORT = 9339;
const HIDE = "require('electron').BrowserWindow.getAllWindows()[0].hide()";

/** Percent of one core that the attract screen takes, span by span. */
async function watch(spans: number, args: readonly string[], hidden = false): Promise<number[]> {
  const screen = await startWatchedScreen(1080, 1920);
  const running = launch(apps.kiosk, screen.display, hidden ? [...args, `--inspect=${PORT}`] : args);
  try {
    await screen.waitFor(isPicture, running.spawned);
    if (hidden) {
      const main = await openMainProcess(PORT);
      await main.run(HIDE);
      main.close();
    }
    await setTimeout(SETTLED);
    const shares: number[] = [];
    for (let span = 0; span < spans; span += 1) {
      const [before, began] = [processorSeconds(running.pid), performance.now()];
      await setTimeout(SPAN);
      shares.push((100_000 * (processorSeconds(running.pid) - before)) / (performance.now() - began));
    }
    return shares;
  } finally {
    await running.stop();
    await screen.stop();
  }
}

async function run({ say, short }: BenchRun): Promise<readonly Row[]> {
  const spans = short ? 1 : 7;
  say('the attract screen with motion');
  const moving = await watch(spans, []);
  say('the attract screen without motion');
  const still = await watch(spans, ['--force-prefers-reduced-motion']);
  say('the attract screen in a hidden window');
  const hidden = await watch(spans, [], true);
  return [
    makeRow('idle.motion', '%', moving, { atMost: 25 }),
    makeRow('idle.still', '%', still, { atMost: 1 }),
    makeRow('idle.hidden', '%', hidden, { atMost: 1 }),
  ];
}

export const group: BenchGroup = {
  about: 'what the attract screen takes of one core, with motion, without, and hidden, rendered in software',
  electron: true,
  run,
};
