import { describe, expect, test } from 'vitest';

import { reachBand } from '../../../../src/shared/session/reach.ts';
import {
  type DoorPlan,
  doorPlan,
  type KnockInput,
  nextKnocking,
  plainDoor,
  silence,
} from '../../../../src/shared/staff/gesture.ts';

/** The screen of the venues: 43 inches upright, 700 mm above the floor. */
const screen = { width: 1080, height: 1920, pixelsPerMillimetre: Math.hypot(1080, 1920) / (43 * 25.4) };
const band = reachBand({ ...screen, mountingHeight: 700 });
if (band === undefined) throw new Error('This screen reaches beyond a seated hand');
const plan = doorPlan(plainDoor, screen, band);

type Step = readonly [wait: number, input: KnockInput];
type Spot = readonly [x: number, y: number];

const lowLeft: Spot = [20, 1900];
const highRight: Spot = [1060, band.top + 20];

function run(steps: readonly Step[], on: DoorPlan = plan): number {
  let [knocking, now, opened] = [silence, 1_000_000, 0];
  for (const [wait, input] of steps) {
    now += wait;
    const next = nextKnocking(knocking, input, on, now);
    knocking = next.knocking;
    if (next.opens) opened += 1;
  }
  return opened;
}

const hold = ([x, y]: Spot, milliseconds = 1_600, wait = 800, id = 1): Step[] => [
  [wait, { type: 'down', id, x, y }],
  [milliseconds, { type: 'up', id, x, y }],
];
const knock = [...hold(lowLeft), ...hold(highRight), ...hold(lowLeft)];

/** When the knock that opened is said to have begun, in milliseconds after the first step. */
function beganAt(steps: readonly Step[]): number | undefined {
  let [knocking, now] = [silence, 0];
  for (const [at, [wait, input]] of steps.entries()) {
    now += at === 0 ? 0 : wait;
    const next = nextKnocking(knocking, input, plan, now);
    knocking = next.knocking;
    if (next.opens) return next.since;
  }
  return undefined;
}

describe('the knock on the glass', () => {
  test('begins with its first corner, with those of tries that failed, and after any touch elsewhere', () => {
    expect(beganAt(knock)).toBe(0);
    expect(beganAt([...hold(lowLeft, 200), ...hold(highRight, 200), ...knock])).toBe(0);
    expect(beganAt([...hold([500, 900], 200), ...knock])).toBe(1_000);
    expect(beganAt([...hold(lowLeft), ...hold([500, 900], 200), ...knock])).toBe(3_400);
  });

  test('three corners held in turn open the door, again and again', () => {
    expect(run(knock)).toBe(1);
    expect(run([...knock, ...knock])).toBe(2);
  });

  test('all corners lie where a seated hand reaches: 380 to 1220 mm above the floor', () => {
    for (const [, y] of [lowLeft, highRight]) {
      const height = 700 + (screen.height - y) / screen.pixelsPerMillimetre;
      expect(height).toBeGreaterThanOrEqual(380);
      expect(height).toBeLessThanOrEqual(1_220);
    }
    // The corner of the whole screen, out of reach, is none.
    expect(run([...hold(lowLeft), ...hold([1060, 20]), ...hold(lowLeft)])).toBe(0);
  });

  test.each<[string, readonly Step[]]>([
    ['a corner held too shortly', [...hold(lowLeft, 1_400), ...hold(highRight), ...hold(lowLeft)]],
    ['a hand that leans on a corner', [...hold(lowLeft), ...hold(highRight, 6_100), ...hold(lowLeft)]],
    ['a pause that is too long', [...hold(lowLeft), ...hold(highRight, 1_600, 5_100), ...hold(lowLeft)]],
    ['the corners in another order', [...hold(highRight), ...hold(lowLeft), ...hold(highRight)]],
    ['a touch elsewhere between', [...hold(lowLeft), ...hold([500, 900], 50), ...hold(highRight), ...hold(lowLeft)]],
    [
      'a finger that strays',
      [
        ...hold(lowLeft),
        [500, { type: 'down', id: 1, x: highRight[0], y: highRight[1] }],
        [800, { type: 'move', id: 1, x: 800, y: highRight[1] }],
        [800, { type: 'up', id: 1, x: highRight[0], y: highRight[1] }],
        ...hold(lowLeft),
      ],
    ],
    [
      'two hands at once',
      [
        [0, { type: 'down', id: 1, x: lowLeft[0], y: lowLeft[1] }],
        [100, { type: 'down', id: 2, x: highRight[0], y: highRight[1] }],
        [1_600, { type: 'up', id: 1, x: lowLeft[0], y: lowLeft[1] }],
        [100, { type: 'up', id: 2, x: highRight[0], y: highRight[1] }],
        ...hold(lowLeft),
      ],
    ],
    [
      'a touch that the system takes away',
      [
        ...hold(lowLeft),
        [500, { type: 'down', id: 1, x: highRight[0], y: highRight[1] }],
        [900, { type: 'cancel', id: 1 }],
        ...hold(lowLeft),
      ],
    ],
  ])('%s does not', (_what, steps) => {
    expect(run(steps)).toBe(0);
  });

  test('after a slip it goes on from the first corner, without waiting', () => {
    expect(run([...hold(lowLeft), ...hold([500, 900], 50), ...knock])).toBe(1);
    expect(run([...hold(lowLeft), ...knock])).toBe(1);
  });

  test('a venue chooses its own corners and its own time', () => {
    const own = doorPlan({ ...plainDoor, corners: ['top-right', 'bottom-right'], holdSeconds: 3 }, screen, band);
    expect(run([...hold(highRight, 3_100), ...hold([1060, 1900], 3_100)], own)).toBe(1);
    expect(run([...hold(highRight), ...hold([1060, 1900])], own)).toBe(0);
  });
});

const key = (code: string, held = true, wait = 200): Step => [wait, { type: 'key', code, ctrl: held, shift: held }];
const word = (text: string, held = true): Step[] =>
  text.split('').map((letter) => key(`Key${letter.toUpperCase()}`, held));

describe('the word on a keyboard', () => {
  test('opens the door while Ctrl and Shift are held', () => {
    expect(run([key('ControlLeft'), key('ShiftLeft'), ...word('staff')])).toBe(1);
    expect(run([...word('st'), key('ShiftRight'), ...word('aff')])).toBe(1);
    expect(run(word('sstaff'))).toBe(1);
  });

  test.each<[string, readonly Step[]]>([
    ['without Ctrl and Shift', word('staff', false)],
    ['with a letter wrong', word('stxff')],
    ['with another key between', [...word('sta'), key('ArrowLeft'), ...word('ff')]],
    ['too slowly', [...word('staf'), key('KeyF', true, 5_100)]],
    ['with Ctrl and Shift let go in the middle', [...word('sta'), key('KeyF', false), key('KeyF')]],
  ])('does not %s', (_what, steps) => {
    expect(run(steps)).toBe(0);
  });
});

describe('a storm of visitors', () => {
  /** A linear congruential generator (Numerical Recipes): the same storm each time. */
  function dice(seed: number): () => number {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
  }
  const codes = ['KeyS', 'KeyT', 'KeyA', 'KeyF', 'KeyE', 'Enter', 'Escape', 'ArrowLeft', 'Digit1', 'ControlLeft'];

  /** Random touches (one in five of them held as long as a knock, every other one at an edge) and random keys. */
  function* storm(count: number, seed: number): Generator<Step> {
    const random = dice(seed);
    for (let each = 0; each < count; each += 1) {
      if (random() < 0.2) {
        const code = codes[Math.floor(random() * codes.length)] ?? 'KeyS';
        yield [random() * 900, { type: 'key', code, ctrl: random() < 0.5, shift: random() < 0.5 }];
        continue;
      }
      const x = (random() < 0.5 ? Math.round(random()) : random()) * screen.width;
      const y = random() * screen.height;
      const span = random() < 0.2 ? 1_500 + random() * 3_000 : random() * 700;
      yield [random() * 2_000, { type: 'down', id: each, x, y }];
      yield [span, { type: random() < 0.02 ? 'cancel' : 'up', id: each, x, y }];
    }
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('10,000 touches and keys never open the door (%i)', (seed) => {
    expect(run([...storm(10_000, seed)])).toBe(0);
  });

  test('the storm is one: a door with a weaker knock is blown open', () => {
    const weak = { ...plan, corners: plan.corners.slice(0, 1), hold: 1_000 };
    expect(run([...storm(10_000, 1)], weak)).toBeGreaterThan(5);
    expect(run([...storm(10_000, 1)], { ...plan, word: 's' })).toBeGreaterThan(5);
  });
});
