import { type Controller, type Phase, type Scenario, STEP, times, otherPhase } from './rules.ts';

/** The lights of a crossing. */
export interface Signal {
  /** Whose green it is, or was before the yellow. */
  phase: Phase;
  stage: 'green' | 'yellow' | 'all-red';
  /** Seconds in this stage. */
  elapsed: number;
  /** Pedestrians may begin to cross until this second of the green. */
  walkUntil: number;
  /** The green lasts until this second at least: for cars that have just started and for people on the zebra. */
  holdUntil: number;
  /** Seconds since a car was last seen on the streets that have green. */
  unseen: number;
  /** Seconds of this green in which somebody waited at the other street. */
  contested: number;
}

/** What the detectors and the push buttons say of each street. */
export interface Demand {
  /** A car is in front of the stop line. */
  readonly car: Readonly<Record<Phase, boolean>>;
  /** Somebody waits to cross in this green. */
  readonly walker: Readonly<Record<Phase, boolean>>;
}

export function createSignal(): Signal {
  const none = { elapsed: 0, walkUntil: 0, holdUntil: times.leastGreen, unseen: 0, contested: 0 };
  return { phase: 'northSouth', stage: 'green', ...none };
}

const openWalk = (signal: Signal): void => {
  signal.walkUntil = signal.elapsed + times.walk;
  signal.holdUntil = Math.max(signal.holdUntil, signal.walkUntil + times.clear);
};

function beginGreen(signal: Signal, controller: Controller, scenario: Scenario, demand: Demand): void {
  Object.assign(signal, { stage: 'green', elapsed: 0, unseen: 0, contested: 0, holdUntil: times.leastGreen });
  signal.walkUntil = controller === 'fixed' ? scenario.green[signal.phase] - times.clear : -1;
  if (controller === 'adaptive' && demand.walker[signal.phase]) openWalk(signal);
}

/**
 * Whether the adaptive green ends now. Fully vehicle-actuated control as in the Traffic Signal Timing Manual (FHWA,
 * 2008, chapter 5): a green holds its minimum, is extended while cars keep coming over the detector, ends when a gap
 * opens ("gap-out") or when it has lasted its maximum with somebody waiting elsewhere ("max-out"), and rests where
 * it is while nobody else asks.
 */
function adaptiveEnds(signal: Signal, scenario: Scenario, demand: Demand): boolean {
  const other = otherPhase(signal.phase);
  const asked = demand.car[other] || demand.walker[other];
  signal.unseen = demand.car[signal.phase] ? 0 : signal.unseen + STEP;
  if (asked) signal.contested += STEP;
  else if (signal.contested === 0 && demand.walker[signal.phase] && signal.elapsed > signal.walkUntil) openWalk(signal);
  if (!asked) return false;
  return signal.unseen >= times.passage || signal.contested >= scenario.green[signal.phase] - STEP / 2;
}

/** Moves the lights on by one step. Yellow and all-red always lie between two greens, whoever controls. */
export function stepSignal(signal: Signal, controller: Controller, scenario: Scenario, demand: Demand): void {
  signal.elapsed += STEP;
  // Half a step of tolerance: tenths add up with tiny errors.
  const past = (seconds: number): boolean => signal.elapsed >= seconds - STEP / 2;
  switch (signal.stage) {
    case 'green': {
      const wants =
        controller === 'fixed' ? past(scenario.green[signal.phase]) : adaptiveEnds(signal, scenario, demand);
      if (wants) {
        // Nobody begins to cross any more, and whoever has just begun gets across.
        signal.walkUntil = Math.min(signal.walkUntil, signal.elapsed - STEP);
        signal.holdUntil = Math.max(signal.holdUntil, signal.walkUntil + times.clear);
      }
      if (wants && past(signal.holdUntil)) Object.assign(signal, { stage: 'yellow', elapsed: 0 });
      break;
    }
    case 'yellow':
      if (past(times.yellow)) Object.assign(signal, { stage: 'all-red', elapsed: 0 });
      break;
    case 'all-red':
      if (past(times.allRed)) {
        signal.phase = otherPhase(signal.phase);
        beginGreen(signal, controller, scenario, demand);
      }
      break;
    default:
      signal.stage satisfies never;
  }
}

/** What cars of a street see. */
export function lightFor(signal: Signal, phase: Phase): 'green' | 'yellow' | 'red' {
  return signal.phase === phase && signal.stage !== 'all-red' ? signal.stage : 'red';
}

/** Whether pedestrians who wait for this green may begin to cross. */
export function walkOpen(signal: Signal, phase: Phase): boolean {
  return signal.phase === phase && signal.stage === 'green' && signal.elapsed <= signal.walkUntil;
}
