import { DRAWING_AGAIN, lives, ON_SCREEN, type WatchedKiosk } from './watched-kiosk.ts';

/** A way to break a kiosk, and how soon it must be back. */
export interface Way {
  readonly name: string;
  /** Milliseconds within which the exhibit is back: the 99th percentile where there are a hundred, else the worst. */
  readonly wanted: number;
  /** Whether it must be told from inside what breaks it. */
  readonly open?: boolean;
  /** How often in `npm run chaos`, and in `npm test`. */
  readonly times: { readonly all: number; readonly few: number };
  /** Breaks it and gives the milliseconds until it is back. */
  readonly run: (kiosk: WatchedKiosk) => Promise<number>;
}

async function backAfter(kiosk: WatchedKiosk, act: () => void, sign = ON_SCREEN): Promise<number> {
  const broken = performance.now();
  act();
  return (await kiosk.line(sign, broken)).at - broken;
}

const send = (part: 'main' | 'renderer' | 'gpu-process', signal: NodeJS.Signals) => (kiosk: WatchedKiosk) =>
  backAfter(kiosk, () => process.kill(kiosk.pid(part), signal), part === 'gpu-process' ? DRAWING_AGAIN : ON_SCREEN);

/** The ways, in the order in which they are tried on one kiosk. */
export const ways: readonly Way[] = [
  {
    name: 'kill -9 of the page',
    wanted: 3_000,
    times: { all: 100, few: 3 },
    run: send('renderer', 'SIGKILL'),
  },
  {
    name: 'page stopped (SIGSTOP)',
    wanted: 6_000,
    times: { all: 20, few: 2 },
    async run(kiosk) {
      const pid = kiosk.pid('renderer');
      const back = await backAfter(kiosk, () => process.kill(pid, 'SIGSTOP'));
      if (lives(pid)) throw new Error('The stopped page was left behind');
      return back;
    },
  },
  {
    name: 'endless loop in the page',
    wanted: 6_000,
    open: true,
    times: { all: 20, few: 1 },
    async run(kiosk) {
      const pid = kiosk.pid('renderer');
      const broken = performance.now();
      await kiosk.runInPage('for (;;);');
      const back = (await kiosk.line(ON_SCREEN, broken)).at - broken;
      if (lives(pid)) throw new Error('The looping page was left behind');
      return back;
    },
  },
  {
    name: 'page out of memory',
    wanted: 3_000,
    open: true,
    times: { all: 3, few: 1 },
    async run(kiosk) {
      const before = performance.now();
      // In bites, so that it is its memory that ends it and not its silence.
      await kiosk.runInPage(`
        const kept = [];
        setInterval(() => { for (let bite = 0; bite < 40; bite += 1) kept.push(Array.from({ length: 20_000 }, Math.random)); }, 1);
      `);
      const gone = await kiosk.line(/The page ended \((oom|crashed)\)/, before);
      return (await kiosk.line(ON_SCREEN, gone.at)).at - gone.at;
    },
  },
  {
    name: 'kill -9 of the process that draws',
    wanted: 10_000,
    times: { all: 20, few: 2 },
    async run(kiosk) {
      const broken = performance.now();
      const signs = [kiosk.line(DRAWING_AGAIN, broken), kiosk.line(ON_SCREEN, broken)];
      process.kill(kiosk.pid('gpu-process'), 'SIGKILL');
      // The third time the whole kiosk starts anew, to draw without it.
      return (await Promise.race(signs)).at - broken;
    },
  },
  {
    name: 'kill -9 of the main process',
    wanted: 10_000,
    times: { all: 50, few: 2 },
    run: send('main', 'SIGKILL'),
  },
  {
    name: 'main process stopped (SIGSTOP)',
    wanted: 15_000,
    times: { all: 10, few: 1 },
    run: send('main', 'SIGSTOP'),
  },
];
