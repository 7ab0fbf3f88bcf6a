/** Why the kiosk, or the exhibit's page in it, began anew. */
export const restartCauses = ['staff', 'night', 'power', 'stopped', 'page', 'self', 'failure', 'killed'] as const;
export type RestartCause = (typeof restartCauses)[number];

/** A restart, with the ISO time at which it began. */
export interface Restart {
  readonly time: string;
  readonly cause: RestartCause;
}

/** As much of a line of the log as tells of restarts. */
export interface RunLine {
  readonly time: string;
  readonly event: string;
  /** Seconds that the machine had been on; only where a run begins. */
  readonly machineOn?: number | undefined;
}

/** The event with which each run of the kiosk begins its lines. */
export const RUN_BEGUN = 'run-begun';

/** What an end says of itself; the first of a run counts. */
const endings: Readonly<Record<string, RestartCause>> = {
  'staff-power': 'staff',
  night: 'night',
  restarting: 'self',
  'uncaught-exception': 'failure',
  'unhandled-rejection': 'failure',
  'start-failed': 'failure',
  resting: 'failure',
  'run-ended': 'stopped',
};

/** A page that was lost; the kiosk itself went on. */
const lostPages = new Set(['page-gone', 'page-hung', 'page-frozen', 'page-empty', 'page-failed', 'window-closed']);

/** The machine did not do what staff asked for: that was no end. */
const REFUSED = 'power-refused';

/** Events that tell of restarts; every other line need not be parsed. */
export const tellingEvents: readonly string[] = [RUN_BEGUN, REFUSED, ...Object.keys(endings), ...lostPages];

/** Seconds that a clock may be off between two lines and the machine's own reckoning. */
const SLACK = 5;

/**
 * Reads the restarts out of the lines of a log, the oldest line first. A run that said nothing of its end was ended from
 * outside: where the machine has been on for less time than has passed since, by the machine; else by whoever watches.
 *
 * @returns the newest first. The first run that the log remembers is no restart.
 */
export function restartsOf(lines: readonly RunLine[]): Restart[] {
  const found: Restart[] = [];
  let ending: RestartCause | undefined;
  let last: RunLine | undefined;
  for (const line of lines) {
    const { time, event, machineOn } = line;
    if (event === RUN_BEGUN) {
      if (last !== undefined) {
        const passed = (Date.parse(time) - Date.parse(last.time)) / 1_000;
        const wasOff = machineOn !== undefined && machineOn + SLACK < passed;
        // Asked by staff, the machine goes off as well; a machine that goes off tells the kiosk to end first.
        const cause = wasOff && (ending === undefined || ending === 'stopped') ? 'power' : (ending ?? 'killed');
        found.push({ time, cause });
      }
      ending = undefined;
    } else if (lostPages.has(event)) found.push({ time, cause: 'page' });
    else if (event === REFUSED) ending = undefined;
    else ending ??= endings[event];
    last = line;
  }
  return found.reverse();
}

/** Causes that nobody wanted: what staff should hear of when it happens again and again. */
const unwanted: ReadonlySet<RestartCause> = new Set(['page', 'self', 'failure', 'killed']);

const DAY = 86_400_000;

/** How many restarts there were in the days before a time, and how many of the last day nobody wanted. */
export function countRestarts(
  restarts: readonly Restart[],
  now: number,
  days: number,
): { readonly all: number; readonly unwantedToday: number } {
  const since = (span: number) => restarts.filter(({ time }) => now - Date.parse(time) < span * DAY);
  return { all: since(days).length, unwantedToday: since(1).filter(({ cause }) => unwanted.has(cause)).length };
}
