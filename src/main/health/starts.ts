import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** So many starts in a row that showed nothing, and the next one shows the still screen. */
const FRUITLESS = 3;

/** How the counter says that the last start did not try, and this one must. */
const RESTED = 'rested';

/** Seconds on the still screen after so many fruitless starts: half a minute, doubling, ten minutes at most. */
export const stillSeconds = (fruitless: number): number =>
  fruitless < FRUITLESS ? 0 : Math.min(30 * 2 ** (fruitless - FRUITLESS), 600);

/** What one start leaves for the next. A disk that refuses is taken for a first start. */
export interface Starts {
  /** Starts in a row before this one that never showed the exhibit. */
  readonly fruitless: number;
  /** How long this one is to show the still screen and not try at all, in seconds; the next one tries. */
  readonly rest: number;
  /** Whether this one is to draw without the graphics processor. */
  readonly software: boolean;
  /** The exhibit is on screen. */
  fruitful(): void;
  /** Lets the starts from now on draw without the graphics processor, until somebody removes the mark. */
  drawInSoftware(): void;
}

/** Counts this start. Small and synchronous: it is read before Electron is ready. */
export function countStart(data: string): Starts {
  const counter = join(data, 'starts');
  const mark = join(data, 'software-rendering');
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch {
      // The kiosk starts all the same.
    }
  };
  let [fruitless, rest] = [0, 0];
  attempt(() => {
    const [count = '', rested] = existsSync(counter) ? readFileSync(counter, 'utf8').split(' ') : [];
    fruitless = Math.max(0, Number.parseInt(count, 10) || 0);
    rest = rested === RESTED ? 0 : stillSeconds(fruitless);
  });
  let counted = false;
  attempt(() => {
    writeFileSync(counter, rest > 0 ? `${fruitless} ${RESTED}` : String(fruitless + 1));
    counted = true;
  });
  // A rest that cannot be written down would be followed by another, for ever.
  if (!counted) rest = 0;
  return {
    fruitless,
    rest,
    software: existsSync(mark),
    fruitful: () => {
      attempt(() => {
        rmSync(counter, { force: true });
      });
    },
    drawInSoftware: () => {
      attempt(() => {
        writeFileSync(mark, 'The graphics process of this machine ended three times; remove this file to try again.\n');
      });
    },
  };
}
