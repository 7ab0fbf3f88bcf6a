import { setTimeout } from 'node:timers/promises';

import { apps, launch } from '../electron/launch.ts';
import { memoryOf } from '../electron/processes.ts';
import { isPicture, startWatchedScreen, type WatchedScreen } from '../electron/watched-screen.ts';
import type { BenchGroup, BenchRun } from '../frame/group.ts';
import { alternate, makeRow, ratios, type Row } from '../frame/row.ts';

/** Colour of the bare page, which covers the whole screen. */
const BARE = 0x2f_7f_3f;
/** Memory is read this long after the first picture, in milliseconds. */
const SETTLED = 5000;

const painted = {
  bare: (colours: readonly number[]) => colours.every((colour) => colour === BARE),
  kiosk: isPicture,
} as const;

/** Spawns one, waits for its first picture and 5 s more: milliseconds to the picture, MiB afterwards. */
async function startOnce(screen: WatchedScreen, name: keyof typeof apps): Promise<{ time: number; memory: number }> {
  // What the one before has painted is gone first.
  await screen.waitFor((colours) => !painted.bare(colours) && !painted.kiosk(colours), performance.now());
  const running = launch(apps[name], screen.display);
  try {
    const time = await screen.waitFor(painted[name], running.spawned);
    await setTimeout(SETTLED);
    return { time, memory: memoryOf(running.pid) };
  } finally {
    await running.stop();
  }
}

async function run({ say, short }: BenchRun): Promise<readonly Row[]> {
  const screen = await startWatchedScreen(1080, 1920);
  const memory: Record<keyof typeof apps, number[]> = { kiosk: [], bare: [] };
  const measure = async (name: keyof typeof apps): Promise<number> => {
    const found = await startOnce(screen, name);
    memory[name].push(found.memory);
    say(`${name}: first picture after ${found.time.toFixed(0)} ms, ${found.memory.toFixed(0)} MiB`);
    return found.time;
  };
  try {
    const rounds = short ? 1 : 9;
    const times = await alternate(
      { bare: () => measure('bare'), kiosk: () => measure('kiosk') },
      { rounds, warmUp: short ? 0 : 1 },
    );
    const [bare, kiosk] = [memory.bare.slice(-rounds), memory.kiosk.slice(-rounds)];
    return [
      makeRow('start.picture', 'ms', times.kiosk),
      makeRow('start.picture.bare', 'ms', times.bare),
      makeRow('start.picture.of-bare', 'x', ratios(times.kiosk, times.bare), { atMost: 1.25 }),
      makeRow('start.memory', 'MiB', kiosk),
      makeRow('start.memory.bare', 'MiB', bare),
      makeRow('start.memory.of-bare', 'x', ratios(kiosk, bare), { atMost: 1.3 }),
    ];
  } finally {
    await screen.stop();
  }
}

export const group: BenchGroup = {
  about: 'from spawn to the first picture, and memory 5 s later, beside a bare Electron',
  electron: true,
  run,
};
