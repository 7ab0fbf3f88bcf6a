/** One line of a soak: what the kiosk held at a moment when nobody visited, right after its garbage was collected. */
export interface Sample {
  /** Minutes since the start, and visits ended by then. */
  readonly minutes: number;
  readonly visits: number;
  /** Proportional set size of all processes, in MiB. */
  readonly pss: number;
  /** The part of it that is no file of the program: that one is shared with whatever else runs the same program. */
  readonly own: number;
  /** Open descriptors of all processes. */
  readonly descriptors: number;
  readonly processes: number;
  /** Of the page: nodes, listeners and timers alive, bytes of its heap. */
  readonly nodes: number;
  readonly listeners: number;
  readonly timers: number;
  readonly heap: number;
  /** Of the main process: bytes of its heap, and what keeps it awake. */
  readonly mainHeap: number;
  readonly mainResources: number;
  /** Milliseconds between frames during the last visit: the middle, the 95th of a hundred, the worst. */
  readonly frames: readonly [middle: number, slow: number, worst: number];
}

/** How one figure changed over a soak. */
export interface Slope {
  readonly what: string;
  /** Change an hour by least squares, and its standard error. */
  readonly perHour: number;
  readonly error: number;
  readonly first: number;
  readonly last: number;
}

/** The straight line through points by least squares: its slope and the slope's standard error. */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): { slope: number; error: number } {
  const n = points.length;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / n;
  const [x, y] = [mean(points.map(([each]) => each)), mean(points.map(([, each]) => each))];
  const spread = points.reduce((sum, [each]) => sum + (each - x) ** 2, 0);
  if (n < 3 || spread === 0) return { slope: 0, error: Infinity };
  const slope = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0) / spread;
  const rest = points.reduce((sum, [px, py]) => sum + (py - y - slope * (px - x)) ** 2, 0);
  return { slope, error: Math.sqrt(rest / (n - 2) / spread) };
}

/** Most that memory may grow, in MiB an hour, once the kiosk is warm. */
const MEMORY_PER_HOUR = 1;
/** Most descriptors that may come or go. */
const DESCRIPTORS = 5;
/** The first half hour is not judged, or the first half of a shorter soak. */
const WARM_UP = 30;

/** What a soak has found. */
export interface Verdict {
  readonly slopes: readonly Slope[];
  /** Why it was not passed, a sentence each; empty where it was. */
  readonly faults: readonly string[];
  /** What must be known of the judgement, like that the soak was too short for one. */
  readonly notes: readonly string[];
}

/** Judges a soak by its samples and by the errors that nobody caught. */
export function judge(samples: readonly Sample[], uncaught: number): Verdict {
  const end = samples.at(-1)?.minutes ?? 0;
  const warm = Math.min(WARM_UP, end / 2);
  const judged = samples.filter(({ minutes }) => minutes >= warm);
  const figures: readonly (readonly [string, (sample: Sample) => number])[] = [
    ['memory of its own, MiB', ({ own }) => own],
    ['memory in all, MiB', ({ pss }) => pss],
    ['descriptors', ({ descriptors }) => descriptors],
    ['nodes', ({ nodes }) => nodes],
    ['listeners', ({ listeners }) => listeners],
    ['timers', ({ timers }) => timers],
    ['heap of the page, MiB', ({ heap }) => heap / 1024 ** 2],
    ['heap of main, MiB', ({ mainHeap }) => mainHeap / 1024 ** 2],
    ['slow frames, ms', ({ frames }) => frames[1]],
  ];
  const slopes = figures.map(([what, figure]): Slope => {
    const values = judged.map(figure);
    const { slope, error } = fitLine(judged.map((sample, at) => [sample.minutes / 60, values[at] ?? 0]));
    return { what, perHour: slope, error, first: values[0] ?? 0, last: values.at(-1) ?? 0 };
  });
  const faults: string[] = [];
  const notes: string[] = [];
  const memory = slopes[0];
  const handles = judged.map(({ descriptors }) => descriptors);
  const range = Math.max(...handles) - Math.min(...handles);
  if (judged.length < 3) faults.push('There are too few samples to judge.');
  if (end < 2 * WARM_UP)
    notes.push(`${end.toFixed(0)} minutes tell a leak of megabytes, but not one of a few an hour.`);
  // In a short soak a slope that its own error could explain is no leak.
  if (memory !== undefined && memory.perHour - (end >= 2 * WARM_UP ? 0 : 2 * memory.error) > MEMORY_PER_HOUR)
    faults.push(
      `Memory grew by ${memory.perHour.toFixed(1)} ± ${memory.error.toFixed(1)} MiB an hour; at most ${MEMORY_PER_HOUR} is allowed.`,
    );
  if (range > 2 * DESCRIPTORS) faults.push(`Open descriptors varied by ${range}; at most ${2 * DESCRIPTORS} may.`);
  if (uncaught > 0) faults.push(`${uncaught} errors were not caught.`);
  return { slopes, faults, notes };
}
