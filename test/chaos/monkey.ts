import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { makeDataFolder } from '../helpers/kiosk.ts';
import { allChords, pressReally, visibleWindows } from '../helpers/real-keys.ts';
import { giveAway } from '../helpers/workshop.ts';
import { impatientApplication, removeAll, startSoakedKiosk } from '../soak/kiosk.ts';
import { fitLine } from '../soak/verdict.ts';
import { numbersFrom } from '../soak/visitor.ts';

/** The glass, in CSS pixels. */
const [WIDTH, HEIGHT] = [1080, 1920];
/** Fingers at once, at most. */
const FINGERS = 5;
/** Keys pressed in one go, so that one program starts for many. */
const CHORDS = 12;
/** Keys that do something on the page, and so lead further than those that do nothing. */
const USEFUL = ['Tab', 'shift+Tab', 'Return', 'space', 'Escape', 'Up', 'Down', 'Left', 'Right'];
/** How long the kiosk is left alone until it has forgotten whoever was there, in milliseconds. */
const FORGETS = 240_000;

/** What a monkey's half hour came to. */
export interface MonkeyReport {
  readonly seed: number;
  readonly minutes: number;
  readonly touches: number;
  readonly keys: number;
  /** Screens that it came to. */
  readonly screens: readonly string[];
  /** What the kiosk held at rest, at the beginning and at the end of each part. */
  readonly rests: readonly Rest[];
  /** Why it was not passed, a sentence each. */
  readonly faults: readonly string[];
}

/** What the kiosk holds when everybody has left and the garbage is gone. */
export interface Rest {
  readonly minutes: number;
  readonly own: number;
  readonly descriptors: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly timers: number;
  readonly heap: number;
}

/**
 * Most that a kiosk at rest may hold more than it did when it was warm. The attract screen is not always the same
 * (1,659 to 6,431 nodes were counted at rest, up and down), and
 * the first sound starts a process of its own, with some 25 descriptors.
 */
const MOST = { nodes: 6_000, listeners: 60, timers: 5, descriptors: 40, heap: 4 };
/** Most that memory may grow beyond its own error, in MiB an hour, and from how many rests on it is judged. */
const MEMORY = { perHour: 24, rests: 6 };

/** Why these rests look like growth. Their first third is the kiosk getting warm, and counts for nothing. */
export function growth(rests: readonly Rest[]): string[] {
  const warm = rests.slice(Math.ceil(rests.length / 3));
  const share = Math.ceil(warm.length / 3);
  const mean = (some: readonly Rest[], what: keyof Rest): number =>
    some.reduce((sum, each) => sum + each[what], 0) / some.length;
  const faults: string[] = [];
  for (const what of ['nodes', 'listeners', 'timers', 'descriptors', 'heap'] as const) {
    const [from, to] = [mean(warm.slice(0, share), what), mean(warm.slice(-share), what)];
    if (to - from > MOST[what]) faults.push(`${what} grew from ${from.toFixed(0)} to ${to.toFixed(0)}`);
  }
  const { slope, error } = fitLine(warm.map(({ minutes, own }) => [minutes / 60, own]));
  if (warm.length >= MEMORY.rests && slope - 2 * error > MEMORY.perHour)
    faults.push(`memory grew by ${slope.toFixed(1)} ± ${error.toFixed(1)} MiB an hour`);
  return faults;
}

/**
 * Random fingers, up to five at once, and random keys with random modifiers, the same for the same seed, at a real kiosk.
 * Now and then everybody leaves, and what the kiosk holds then must not grow. Stops at the first fault.
 */
export async function letMonkeyPlay(options: {
  readonly display: string;
  readonly seed: number;
  readonly minutes: number;
  /** How often everybody leaves, in minutes. */
  readonly restEvery: number;
  readonly say: (line: string) => void;
}): Promise<MonkeyReport> {
  const { display, seed, minutes, restEvery, say } = options;
  const random = numbersFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const spot = () => ({ x: below(WIDTH), y: below(HEIGHT) });
  const data = makeDataFolder();
  mkdirSync(join(data, 'home'), { recursive: true });
  giveAway(data);
  const app = impatientApplication();
  const kiosk = await startSoakedKiosk(display, app, data, []);
  const chords = allChords();
  const faults: string[] = [];
  const screens = new Set<string>();
  const rests: Rest[] = [];
  let [touches, keys] = [0, 0];
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 60_000;

  const finger = (type: string, points: readonly { readonly x: number; readonly y: number }[]) =>
    kiosk.page.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ ...point, id })) });
  const tap = async (): Promise<void> => {
    touches += 1;
    await finger('touchStart', [spot()]);
    await finger('touchEnd', []);
  };
  const drag = async (): Promise<void> => {
    const fingers = Array.from({ length: 1 + below(FINGERS) }, spot);
    touches += fingers.length;
    await finger('touchStart', fingers);
    for (let move = 0; move < 6; move += 1) {
      for (const each of fingers) {
        each.x = Math.max(0, Math.min(WIDTH - 1, each.x + below(240) - 120));
        each.y = Math.max(0, Math.min(HEIGHT - 1, each.y + below(240) - 120));
      }
      await finger('touchMove', fingers);
    }
    await finger('touchEnd', []);
  };
  const type = (): void => {
    const some = Array.from({ length: CHORDS }, () =>
      random() < 0.4 ? (USEFUL[below(USEFUL.length)] ?? 'Tab') : (chords[below(chords.length)] ?? 'Tab'),
    );
    keys += some.length;
    pressReally(display, some);
  };
  /** What no finger and no key may change. */
  const standing = async () => ({
    windows: visibleWindows(display).join(' and '),
    ...(await kiosk.page.run<object>(`({
      address: location.href, process: performance.timeOrigin, history: history.length, ratio: devicePixelRatio,
      width: innerWidth, height: innerHeight, scale: visualViewport.scale, selection: String(getSelection()),
    })`)),
  });
  const loud = (): string[] => {
    const file = join(data, 'logs/kiosk.jsonl');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    return lines
      .map((line) => JSON.parse(line) as { level: string; message: string })
      .filter(({ level }) => level !== 'info')
      .map(({ level, message }) => `log ${level}: ${message}`);
  };
  const leave = async (): Promise<void> => {
    const begun = performance.now();
    while ((await kiosk.page.run('document.documentElement.dataset.screen')) !== 'attract') {
      if (performance.now() - begun > FORGETS) throw new Error('Everybody left, and the attract screen never came');
      await setTimeout(500);
    }
    const { own, descriptors, nodes, listeners, timers, heap } = await kiosk.sample();
    const rest = { minutes: elapsed(), own, descriptors, nodes, listeners, timers, heap: heap / 1024 ** 2 };
    rests.push(rest);
    say(JSON.stringify({ seed, touches, keys, ...rest }));
  };

  try {
    await leave();
    const before = JSON.stringify(await standing());
    let left = elapsed();
    for (let acts = 1; elapsed() < minutes && faults.length === 0; acts += 1) {
      const kind = random();
      if (kind < 0.04) type();
      else if (kind < 0.75) await tap();
      else await drag();
      if (acts % 20 !== 0) continue;
      screens.add(await kiosk.page.run<string>('document.documentElement.dataset.screen ?? ""'));
      const now = JSON.stringify(await standing());
      if (now !== before) faults.push(`what stood at ${before} stands at ${now}`);
      faults.push(...kiosk.uncaught, ...loud());
      if (elapsed() - left < restEvery) continue;
      await leave();
      left = elapsed();
    }
    if (faults.length === 0) {
      await leave();
      faults.push(...growth(rests));
    }
  } finally {
    await kiosk.stop();
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    removeAll(app);
  }
  return { seed, minutes: elapsed(), touches, keys, screens: [...screens].sort(), rests, faults };
}
