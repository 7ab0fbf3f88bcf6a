/** Where a car comes from, seen from above with north up. */
export const approaches = ['north', 'east', 'south', 'west'] as const;
export type Approach = (typeof approaches)[number];

/** The two greens there are: cars and pedestrians of one street move while the other street stands. */
export const phases = ['northSouth', 'eastWest'] as const;
export type Phase = (typeof phases)[number];

export const controllers = ['fixed', 'adaptive'] as const;
export type Controller = (typeof controllers)[number];

/** Traffic at a crossing of two streets, as a pack describes it. */
export interface Scenario {
  /** The side of the road on which cars drive; only the drawing differs. */
  readonly drivesOn: 'left' | 'right';
  readonly carsPerHour: Readonly<Record<Approach, number>>;
  /** On each of the four zebra crossings. */
  readonly pedestriansPerHour: number;
  /** Seconds of green in the fixed plan, and the longest green of the adaptive one: neither gets more capacity. */
  readonly green: Readonly<Record<Phase, number>>;
  /** Draws the arrivals; the same seed brings the same cars at the same moments. */
  readonly seed: number;
}

/** One step of the model, in seconds. */
export const STEP = 0.1;
/** Steps in a second, for counting in whole numbers. */
export const STEPS_PER_SECOND = 10;

/** Metres of the drawing, from the middle of the crossing. */
export const geometry = {
  /** Where cars come into sight and leave it. */
  extent: 46,
  stopLine: 9,
  /** Half a street: one lane. */
  lane: 3.5,
  zebra: { from: 4.3, to: 7.9 },
} as const;

/** How a car drives: 40 km/h, brisk but not rough; car and gap together 7 m in a standing queue. */
export const car = { speed: 11, pull: 2, brake: 3.5, reaction: 1, length: 4.5, gap: 2.5 } as const;
/** Below this speed, in m/s (5 km/h), a car counts as standing (Highway Capacity Manual: stopped delay). */
export const STANDING = 1.4;

/** Walking speed in m/s, and the metres of pavement that are shown on both sides of the street. */
export const walker = { speed: 1.3, pavement: 4 } as const;

/** Times of the lights in seconds, alike for both controllers. */
export const times = {
  yellow: 3,
  allRed: 2,
  leastGreen: 7,
  /** Pedestrians may begin for so long, and need so long to be across. */
  walk: 6,
  clear: 6,
  /** The adaptive green ends when no car has been seen for so long. */
  passage: 1,
} as const;
/** How far before the stop line cars are seen, in metres. */
export const DETECTOR = 25;
/** Fewer cars than this have no mean worth showing. */
export const LEAST_FOR_A_MEAN = 5;
/** No more cars than this wait beyond the edge; a hand that keeps touching must not flood the street for ever. */
export const MOST_OUTSIDE = 60;

/** The green that an approach's cars need. */
export const phaseOf = (approach: Approach): Phase =>
  approach === 'north' || approach === 'south' ? 'northSouth' : 'eastWest';
export const otherPhase = (phase: Phase): Phase => (phase === 'northSouth' ? 'eastWest' : 'northSouth');
/** The green in which pedestrians cross that arm: the one in which its own cars stand. */
export const walkPhaseOf = (arm: Approach): Phase => otherPhase(phaseOf(arm));

/** Whether a scenario can be driven. The pack's schema promises it; the page asks again, so that it never stops. */
export function canDrive(scenario: Partial<Scenario> | undefined): scenario is Scenario {
  const within = (value: unknown, least: number): boolean =>
    typeof value === 'number' && Number.isFinite(value) && value >= least;
  return (
    approaches.every((approach) => within(scenario?.carsPerHour?.[approach], 0)) &&
    phases.every((phase) => within(scenario?.green?.[phase], times.walk + times.clear)) &&
    within(scenario?.pedestriansPerHour, 0) &&
    within(scenario?.seed, 0)
  );
}
