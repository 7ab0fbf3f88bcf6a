import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { startVirtualScreen } from '../../helpers/virtual-screen.ts';
import { giveAway, openWorkshop } from '../../helpers/workshop.ts';
import { impatientApplication, removeAll, type SoakedKiosk, startSoakedKiosk } from '../../soak/kiosk.ts';
import { lookIn, numbersFrom, visitorAt } from '../../soak/visitor.ts';
import type { BenchGroup, BenchRun } from '../frame/group.ts';
import { makeRow, median, type Row } from '../frame/row.ts';

/** Visits until the memory is read first, and until it is read last. */
const WARM = 50;
const ALL = 2_000;
/** So many readings, after one visit each, make one figure. */
const READINGS = 5;

async function run({ say, short }: BenchRun): Promise<readonly Row[]> {
  const all = short ? WARM + 2 * READINGS : ALL;
  const chance = numbersFrom(1);
  const screen = await startVirtualScreen(1080, 1920);
  const workshop = await openWorkshop();
  const app = impatientApplication();
  mkdirSync(join(workshop.data, 'home'), { recursive: true });
  giveAway(workshop.data);
  let kiosk: SoakedKiosk | undefined;
  try {
    kiosk = await startSoakedKiosk(screen.display, app, workshop.data, [`--trust=${workshop.trustFile}`]);
    const memory: { warm: number[]; late: number[] } = { warm: [], late: [] };
    const descriptors: { warm: number[]; late: number[] } = { warm: [], late: [] };
    let failed = 0;
    for (let number = 1; number <= all; number += 1) {
      await lookIn(visitorAt(kiosk.page, chance)).catch((error: unknown) => {
        failed += 1;
        say(`visit ${number}: ${String(error)}`);
      });
      if (failed > 5 + number / 20) throw new Error('Too many visits went wrong');
      if (number % 500 === 0) say(`${number} visits`);
      const when = number > all - READINGS ? 'late' : number > WARM - READINGS && number <= WARM ? 'warm' : undefined;
      if (when === undefined) continue;
      const { pss, descriptors: open } = await kiosk.sample();
      memory[when].push(pss);
      descriptors[when].push(open);
    }
    const before = median(memory.warm);
    return [
      makeRow('visits.memory.after-50', 'MiB', memory.warm),
      makeRow('visits.memory.after-2000', 'MiB', memory.late),
      makeRow(
        'visits.memory.2000-against-50',
        'x',
        memory.late.map((each) => each / before),
        { atMost: 1.03 },
      ),
      // A process for sound comes with the first recording that is met: the soak judges descriptors.
      makeRow('visits.descriptors.more', 'files', [median(descriptors.late) - median(descriptors.warm)]),
    ];
  } finally {
    await kiosk?.stop();
    await screen.stop();
    workshop.remove();
    removeAll(app);
  }
}

export const group: BenchGroup = {
  about: 'memory after 2,000 visits against that after 50, garbage collected; about ten minutes',
  electron: true,
  run,
};
