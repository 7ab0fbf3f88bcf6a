import type { Pulse } from '../../shared/ipc/contract.ts';
import type { LogEvent } from './events.ts';

/** How long the page is given, in milliseconds. */
export interface Patience {
  /** From the start of a load to the first sign of life. */
  readonly load: number;
  /** Between two signs of life. */
  readonly silence: number;
  /** Without a new frame, or with nothing on the page, while it says that it lives. */
  readonly still: number;
  /** From one means of ending a page to the next, harder one. */
  readonly step: number;
  /** How long without a page that lives until the whole kiosk is started anew. */
  readonly giveUp: number;
}

export const patience: Patience = { load: 15_000, silence: 3_000, still: 10_000, step: 250, giveUp: 90_000 };

/** Whoever looks into a page with a debugger may stop it for a while. */
export const debuggingPatience: Patience = {
  load: 60_000,
  silence: 60_000,
  still: 120_000,
  step: 250,
  giveUp: 600_000,
};

/** How often to look, in milliseconds. */
export const LOOK_EVERY = 250;

/** Failures within this time belong together. */
const MINUTE = 60_000;
/** So many of them, and the next thing is tried. */
const STRIKES = 3;
/** So many losses of the GPU process, and the kiosk draws without it. */
const GPU_LOSSES = 3;
/** So many touches that reached the window and not the page within this time, and input is taken for dead. */
const LOST_TOUCHES = 3;
const TOUCH_TRAVEL = 2_000;

/** What happened, seen from the main process. */
export type Sign =
  /** The exhibit is being loaded; `resting`: the still screen, which gives no sign of life. */
  | { readonly kind: 'load'; readonly resting: boolean }
  | { readonly kind: 'beat'; readonly pulse: Pulse; readonly painted: boolean }
  /** Time passes. */
  | { readonly kind: 'look' }
  /** The process of the page has ended. */
  | { readonly kind: 'gone'; readonly why: string }
  /** The page is there and of no use: it could not be loaded, shows nothing, takes no input. */
  | { readonly kind: 'failed'; readonly why: string }
  /** The window was closed. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'gpu-gone'; readonly why: string }
  /** A finger reached the window. */
  | { readonly kind: 'touch' }
  /** Another pack is shown than before. */
  | { readonly kind: 'pack' }
  /** There is no other pack to go back to. */
  | { readonly kind: 'bottom' }
  /** The machine has slept, or the screen was away. */
  | { readonly kind: 'woke' };

/** What to do about it. */
export type Step =
  /** Load the exhibit after so many milliseconds, in a new window where `fresh`. */
  | { readonly do: 'load'; readonly after: number; readonly fresh: boolean }
  /** Show the still screen, and try the exhibit again after so many milliseconds. */
  | { readonly do: 'rest'; readonly retry: number }
  /** End the page's process by the means of the browser. */
  | { readonly do: 'crash' }
  /** End it by the means of the system. */
  | { readonly do: 'kill' }
  /** Go back to the pack before. */
  | { readonly do: 'step-down'; readonly why: string }
  /** Take the focus away and give it back: it wakes input that has fallen asleep. */
  | { readonly do: 'refocus' }
  /** Start the whole kiosk anew. */
  | { readonly do: 'restart'; readonly software: boolean; readonly why: string }
  | { readonly do: 'log'; readonly level: 'info' | 'error'; readonly event: LogEvent; readonly message: string };

export interface Recovery {
  readonly phase: 'waiting' | 'loading' | 'living' | 'ending' | 'resting';
  /** When this phase began. */
  readonly since: number;
  readonly lastLook: number;
  /** When a page was last seen to live, or the still screen was last shown. */
  readonly lastWell: number;
  readonly painted: boolean;
  readonly frames: number;
  readonly lastFrame: number;
  readonly lastFull: number;
  /** When and how often the ending page was told to end. */
  readonly told: number;
  readonly tellings: number;
  /** When the failures of the last minute were. */
  readonly strikes: readonly number[];
  /** Failures in a row of pages that had not painted anything. */
  readonly unpainted: number;
  readonly bottom: boolean;
  /** How often it has rested in a row. */
  readonly rests: number;
  readonly gpuLosses: number;
  /** When the GPU process was lost; undefined once something was drawn again. */
  readonly gpuLostAt: number | undefined;
  /** Touches that the window had since the page last heard of one, when the first of them was, and all of the page. */
  readonly touches: {
    readonly window: number;
    readonly firstAt: number;
    readonly page: number;
    readonly refocused: boolean;
  };
}

const untouched = { window: 0, firstAt: 0, page: 0, refocused: false } as const;

/** How it begins: nothing is loaded yet. */
export const beginning = (now: number): Recovery => ({
  phase: 'waiting',
  since: now,
  lastLook: now,
  lastWell: now,
  painted: false,
  frames: 0,
  lastFrame: now,
  lastFull: now,
  told: now,
  tellings: 0,
  strikes: [],
  unpainted: 0,
  bottom: false,
  rests: 0,
  gpuLosses: 0,
  gpuLostAt: undefined,
  touches: untouched,
});

type Next = readonly [Recovery, readonly Step[]];

const log = (level: 'info' | 'error', event: LogEvent, message: string): Step => ({ do: 'log', level, event, message });

/** Milliseconds before the next try: none while the page had been on screen, then doubling, two seconds at most. */
const pause = (unpainted: number): number => (unpainted < 2 ? 0 : Math.min(250 * 2 ** (unpainted - 2), 2_000));

/** Milliseconds on the still screen: half a minute, doubling, ten minutes at most. */
const rest = (rests: number): number => Math.min(30_000 * 2 ** rests, 600_000);

/** A page is done for. What comes next depends on what came before. */
function strike(state: Recovery, why: string, now: number, begin: readonly Step[], fresh = false): Next {
  const strikes = [...state.strikes.filter((at) => now - at < MINUTE), now];
  const unpainted = state.painted ? 0 : state.unpainted + 1;
  const next: Recovery = { ...state, phase: 'waiting', since: now, strikes, unpainted, painted: false };
  if (state.bottom && unpainted > STRIKES) {
    const retry = rest(state.rests);
    const words = `The exhibit does not come up; the still screen is shown for ${retry / 1000} s.`;
    return [
      { ...next, strikes: [], unpainted: 0, rests: state.rests + 1 },
      [...begin, log('error', 'resting', words), { do: 'rest', retry }],
    ];
  }
  const load: Step = { do: 'load', after: pause(unpainted), fresh: fresh || strikes.length >= STRIKES };
  if (strikes.length < STRIKES) return [next, [...begin, load]];
  const down: readonly Step[] = state.bottom ? [] : [{ do: 'step-down', why }];
  return [{ ...next, strikes: [] }, [...begin, ...down, load]];
}

/** A page that is still there must be ended before the next can come. */
function end(state: Recovery, event: LogEvent, why: string, now: number): Next {
  if (state.phase === 'waiting' || state.phase === 'ending') return [state, []];
  const next: Recovery = { ...state, phase: 'ending', since: now, told: now, tellings: 1 };
  return [next, [log('error', event, `${why}; it is ended.`), { do: 'crash' }]];
}

function beat(state: Recovery, { pulse, painted }: Extract<Sign, { kind: 'beat' }>, now: number): Next {
  if (state.phase !== 'loading' && state.phase !== 'living') return [state, []];
  // A page that nobody sees draws nothing, and need not.
  const drew = pulse.hidden || pulse.frames !== state.frames;
  const drawnAgain = state.gpuLostAt !== undefined && pulse.frames > state.frames + 1;
  const came = pulse.touches !== state.touches.page;
  const next: Recovery = {
    ...state,
    phase: 'living',
    since: state.phase === 'living' ? state.since : now,
    lastWell: now,
    told: now,
    painted,
    frames: state.gpuLostAt === undefined || drawnAgain ? pulse.frames : state.frames,
    lastFrame: drew ? now : state.lastFrame,
    lastFull: pulse.empty ? state.lastFull : now,
    unpainted: painted ? 0 : state.unpainted,
    rests: painted ? 0 : state.rests,
    gpuLostAt: drawnAgain ? undefined : state.gpuLostAt,
    touches: came ? { ...untouched, page: pulse.touches } : state.touches,
  };
  const lost = Math.round(now - (state.gpuLostAt ?? now));
  const words = drawnAgain ? [log('info', 'drawing-again', `Drawing again ${lost} ms after the loss.`)] : [];
  const [woken, steps] = wakeInput(next, now);
  return [woken, [...words, ...steps]];
}

/** What was not this process's time to see is not held against the page: it was stopped, suspended or starved. */
function forgive(state: Recovery, now: number): Recovery {
  const slept = now - state.lastLook - LOOK_EVERY;
  const lastLook = now;
  if (slept < LOOK_EVERY) return { ...state, lastLook };
  return {
    ...state,
    lastLook,
    since: state.since + slept,
    lastWell: state.lastWell + slept,
    lastFrame: state.lastFrame + slept,
    lastFull: state.lastFull + slept,
    told: state.told + slept,
  };
}

function look(before: Recovery, now: number, limits: Patience): Next {
  const state = forgive(before, now);
  const seconds = (span: number): string => `${span / 1000} s`;
  if (state.phase !== 'resting' && now - state.lastWell > limits.giveUp)
    return [state, [{ do: 'restart', software: false, why: `no page lived for ${seconds(limits.giveUp)}` }]];
  switch (state.phase) {
    case 'loading':
      return now - state.since > limits.load
        ? end(state, 'page-hung', `The page gave no sign of life in ${seconds(limits.load)}`, now)
        : [state, []];
    case 'living':
      if (now - state.told > limits.silence)
        return end(state, 'page-hung', `The page gave no sign of life for ${seconds(limits.silence)}`, now);
      if (now - state.lastFrame > limits.still)
        return end(state, 'page-frozen', `The page has drawn nothing for ${seconds(limits.still)}`, now);
      if (now - state.lastFull > limits.still)
        return end(state, 'page-empty', `The page has been empty for ${seconds(limits.still)}`, now);
      return [state, []];
    case 'ending': {
      if (now - state.told < limits.step) return [state, []];
      const next = { ...state, told: now, tellings: state.tellings + 1 };
      if (state.tellings <= STRIKES) return [next, [{ do: 'kill' }]];
      return strike(state, 'the page could not be ended', now, [], true);
    }
    case 'waiting':
    case 'resting':
      return [state, []];
    default:
      return [state, []];
  }
}

function touch(state: Recovery, now: number): Next {
  const { window, firstAt } = state.touches;
  const touches = { ...state.touches, window: window + 1, firstAt: window === 0 ? now : firstAt };
  return [{ ...state, touches }, []];
}

/** The page lives, and does not hear of the fingers on the glass. */
function wakeInput(state: Recovery, now: number): Next {
  const { window, firstAt, refocused } = state.touches;
  if (window < LOST_TOUCHES || now - firstAt < TOUCH_TRAVEL) return [state, []];
  if (!refocused) {
    const words = log('error', 'touch-lost', 'Touches do not reach the page; the window is given the focus anew.');
    return [{ ...state, touches: { ...state.touches, window: 0, refocused: true } }, [words, { do: 'refocus' }]];
  }
  const words = log('error', 'touch-dead', 'Touches still do not reach the page; it gets a new window.');
  return strike({ ...state, touches: untouched }, 'touches do not reach the page', now, [words], true);
}

function gpuGone(state: Recovery, why: string, now: number): Next {
  const gpuLosses = state.gpuLosses + 1;
  const words = log('error', 'gpu-gone', `The process that draws ended (${why}), time ${gpuLosses}.`);
  const next = { ...state, gpuLosses, gpuLostAt: state.gpuLostAt ?? now };
  if (gpuLosses !== GPU_LOSSES) return [next, [words]];
  return [next, [words, { do: 'restart', software: true, why: `the process that draws ended ${GPU_LOSSES} times` }]];
}

/**
 * Decides what to do when something happens to the page. Pure: times are those of a monotonic clock, in milliseconds;
 * a `look` comes every `LOOK_EVERY`.
 *
 * One failure: the page is loaded again, at once if it had been on screen. Three within a minute: the pack before, in a
 * new window. Where there is none and the page never paints: the still screen, and a try after half a minute, a
 * minute, … ten minutes. A page that hangs is ended by the browser, and a quarter of a second later by the system.
 */
export function recover(state: Recovery, sign: Sign, now: number, limits: Patience = patience): Next {
  switch (sign.kind) {
    case 'load':
      return [
        {
          ...state,
          phase: sign.resting ? 'resting' : 'loading',
          since: now,
          lastWell: sign.resting ? now : state.lastWell,
          lastFrame: now,
          lastFull: now,
          frames: 0,
          painted: false,
          touches: untouched,
        },
        [],
      ];
    case 'beat':
      return beat(state, sign, now);
    case 'look':
      return look(state, now, limits);
    case 'gone':
      return state.phase === 'waiting'
        ? [state, []]
        : strike(state, `the page ended (${sign.why})`, now, [
            log('error', 'page-gone', `The page ended (${sign.why}) and is loaded again.`),
          ]);
    case 'failed':
      return end(state, 'page-failed', `The page is of no use: ${sign.why}`, now);
    case 'closed':
      return strike(
        state,
        'the window was closed',
        now,
        [log('error', 'window-closed', 'The window was closed and is opened again.')],
        true,
      );
    case 'gpu-gone':
      return gpuGone(state, sign.why, now);
    case 'touch':
      return touch(state, now);
    case 'pack':
      return [{ ...state, strikes: [], bottom: false }, []];
    case 'bottom':
      return [{ ...state, bottom: true }, []];
    case 'woke':
      return [
        { ...state, lastLook: now, lastWell: now, since: now, told: now, lastFrame: now, lastFull: now },
        [{ do: 'refocus' }],
      ];
    default:
      return [state, []];
  }
}
