import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { limits } from '../../../src/shared/container/limits.ts';
import { openWorkshop, type Workshop } from '../../helpers/workshop.ts';
import { apps, launch } from '../electron/launch.ts';
import { isPicture, startWatchedScreen } from '../electron/watched-screen.ts';
import type { BenchGroup, BenchRun } from '../frame/group.ts';
import { alternate, makeRow, ratios, type Row } from '../frame/row.ts';
import { makeLargePack, PANELS } from '../large-pack.ts';

/** What one panel takes at most, structure and words in four languages: 500 such stay below the limit of a container. */
const PANEL_BYTES = 9_000;
/** Bytes of each of the files that nothing refers to. */
const FILE_BYTES = 2_000;

/** Installs a signed pack of 500 panels and as many files as a container may hold. */
async function installLarge(workshop: Workshop): Promise<void> {
  const from = join(workshop.folder, 'large');
  makeLargePack(from, PANEL_BYTES);
  const others = readdirSync(from, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length;
  for (let at = 0; at < limits.files - others; at += 1) {
    const folder = join(from, `more/${at % 50}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${at}.webm`), Buffer.alloc(FILE_BYTES, at % 256));
  }
  await workshop.installAndKeep(await workshop.build({ seq: 1, folder: from }));
}

async function run({ say, short }: BenchRun): Promise<readonly Row[]> {
  const workshop = await openWorkshop();
  const screen = await startWatchedScreen(1080, 1920);
  const start = async (args?: readonly string[]): Promise<number> => {
    // What the one before has painted is gone first.
    await screen.waitFor((colours) => !isPicture(colours), performance.now());
    const running = launch(apps.kiosk, screen.display, [], args);
    try {
      return await screen.waitFor(isPicture, running.spawned);
    } finally {
      await running.stop();
    }
  };
  try {
    say(`a pack of ${PANELS} panels and ${limits.files} files is built and installed`);
    await installLarge(workshop);
    const own = [`--data=${workshop.data}`, `--trust=${workshop.trustFile}`];
    const { large, bundled } = await alternate(
      { bundled: () => start(), large: () => start(own) },
      { rounds: short ? 1 : 7, warmUp: 1 },
    );
    return [
      makeRow('large.start', 'ms', large),
      makeRow('large.start.bundled', 'ms', bundled),
      makeRow('large.start.of-bundled', 'x', ratios(large, bundled), { atMost: 1.1 }),
    ];
  } finally {
    await screen.stop();
    workshop.remove();
  }
}

export const group: BenchGroup = {
  about: 'the start with a signed pack of 500 panels and 5,000 files, beside the start with the bundled pack',
  electron: true,
  run,
};
