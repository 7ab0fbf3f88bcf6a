import type { Corner, Door } from '../schema/door.ts';

/** The way into the console where a venue asks for no other. */
export const plainDoor: Required<Door> = {
  corners: ['bottom-left', 'top-right', 'bottom-left'],
  holdSeconds: 1.5,
  word: 'staff',
  shuffle: false,
  desktop: false,
};

/** Side of a corner that is held, in millimetres: two thumbs wide, so that nobody has to aim. */
const CORNER = 45;
/** A hand that rests longer than this on a corner leans there; it does not knock. Milliseconds. */
const LONGEST_HOLD = 6_000;
/** Longest time from one corner to the next, and between two letters, in milliseconds. */
const LONGEST_PAUSE = 5_000;

/** Where the corners are, and what is asked for, in CSS pixels and milliseconds. */
export interface DoorPlan {
  readonly corners: readonly Corner[];
  readonly hold: number;
  readonly word: string;
  /** The part of the screen in reach: its edges in CSS pixels. */
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
  /** Side of a corner in CSS pixels. */
  readonly side: number;
}

/** How far somebody has come. Nothing of it is seen or heard: there is nothing to discover. */
export interface Knocking {
  /** Corners held so far. */
  readonly held: number;
  /** The one finger on the glass, if it is on the corner that comes next. */
  readonly finger: { readonly id: number; readonly since: number } | undefined;
  /** Fingers on the glass; only one may be. */
  readonly down: number;
  /** When the last corner was let go. */
  readonly letGoAt: number;
  /** Since when nothing but corners of the door was touched; undefined after a touch elsewhere. */
  readonly triedSince: number | undefined;
  /** Letters of the word typed so far. */
  readonly typed: number;
  readonly typedAt: number;
  /** When the first of them was. */
  readonly typedSince: number;
}

/** What happens on the glass and on a keyboard. */
export type KnockInput =
  | { readonly type: 'down' | 'move' | 'up'; readonly id: number; readonly x: number; readonly y: number }
  | { readonly type: 'cancel'; readonly id: number }
  /** `code` names the place of the key, as the DOM does, so that the keyboard's language does not matter. */
  | { readonly type: 'key'; readonly code: string; readonly ctrl: boolean; readonly shift: boolean };

/** Nobody has knocked yet. */
export const silence: Knocking = {
  held: 0,
  finger: undefined,
  down: 0,
  letGoAt: 0,
  triedSince: undefined,
  typed: 0,
  typedAt: 0,
  typedSince: 0,
};

/** The plan of a door on a screen of that size; `band` is what reach mode leaves out above and below. */
export function doorPlan(
  door: Required<Door>,
  screen: { readonly width: number; readonly height: number; readonly pixelsPerMillimetre: number },
  band: { readonly top: number; readonly bottom: number } = { top: 0, bottom: 0 },
): DoorPlan {
  return {
    corners: door.corners,
    hold: door.holdSeconds * 1000,
    word: door.word,
    top: band.top,
    bottom: screen.height - band.bottom,
    right: screen.width,
    side: CORNER * screen.pixelsPerMillimetre,
  };
}

function isIn(corner: Corner | undefined, x: number, y: number, plan: DoorPlan): boolean {
  const [upright, across] = (corner ?? '').split('-');
  const high = y >= plan.top && y <= plan.top + plan.side;
  const low = y <= plan.bottom && y >= plan.bottom - plan.side;
  const left = x >= 0 && x <= plan.side;
  const right = x <= plan.right && x >= plan.right - plan.side;
  return (upright === 'top' ? high : low) && (across === 'left' ? left : right);
}

function typed(knocking: Knocking, input: KnockInput & { type: 'key' }, { word }: DoorPlan, now: number): Knocking {
  if (/^(Control|Shift)(Left|Right)$/.test(input.code)) return knocking;
  const letter = /^Key([A-Z])$/.exec(input.code)?.[1]?.toLowerCase();
  const soon = knocking.typed === 0 || now - knocking.typedAt <= LONGEST_PAUSE;
  const goesOn = input.ctrl && input.shift && soon && letter === word[knocking.typed];
  const begins = input.ctrl && input.shift && letter === word[0];
  const typedSince = goesOn && knocking.typed > 0 ? knocking.typedSince : now;
  return { ...knocking, typed: goesOn ? knocking.typed + 1 : begins ? 1 : 0, typedAt: now, typedSince };
}

function touched(before: Knocking, input: Exclude<KnockInput, { type: 'key' }>, plan: DoorPlan, now: number): Knocking {
  const atDoor = input.type !== 'down' || plan.corners.some((corner) => isIn(corner, input.x, input.y, plan));
  const triedSince = input.type === 'down' ? (atDoor ? (before.triedSince ?? now) : undefined) : before.triedSince;
  const knocking = { ...before, triedSince };
  const nothing = { ...knocking, held: 0, finger: undefined };
  switch (input.type) {
    case 'down': {
      const down = knocking.down + 1;
      if (down > 1) return { ...nothing, down };
      const soon = knocking.held > 0 && now - knocking.letGoAt <= LONGEST_PAUSE;
      const held = soon && isIn(plan.corners[knocking.held], input.x, input.y, plan) ? knocking.held : 0;
      const fits = isIn(plan.corners[held], input.x, input.y, plan);
      return { ...knocking, down, held, finger: fits ? { id: input.id, since: now } : undefined };
    }
    case 'move': {
      const { finger, held } = knocking;
      const strays = finger?.id === input.id && !isIn(plan.corners[held], input.x, input.y, plan);
      return strays ? nothing : knocking;
    }
    case 'up': {
      const down = Math.max(0, knocking.down - 1);
      const { finger, held } = knocking;
      if (finger?.id !== input.id) return { ...nothing, down };
      const span = now - finger.since;
      const good = span >= plan.hold && span <= LONGEST_HOLD && isIn(plan.corners[held], input.x, input.y, plan);
      return good ? { ...knocking, down, held: held + 1, finger: undefined, letGoAt: now } : { ...nothing, down };
    }
    case 'cancel':
      return { ...nothing, down: Math.max(0, knocking.down - 1) };
    default:
      return input satisfies never;
  }
}

/**
 * What a touch or a key makes of a knock: pure, with the clock passed in (monotonic, milliseconds). Each corner is held
 * by one finger alone and let go; a touch anywhere else begins anew. Or the word is typed while Ctrl and Shift are held.
 * Where it opens, `since` is when the knocking began, with the tries that failed before.
 */
export function nextKnocking(
  knocking: Knocking,
  input: KnockInput,
  plan: DoorPlan,
  now: number,
): { readonly knocking: Knocking; readonly opens: boolean; readonly since: number } {
  const next = input.type === 'key' ? typed(knocking, input, plan, now) : touched(knocking, input, plan, now);
  const byHand = next.held >= plan.corners.length;
  const opens = byHand || next.typed >= plan.word.length;
  // Of the hand's first try: who fumbles the first corners is no visitor for that.
  const since = byHand ? (next.triedSince ?? now) : next.typedSince;
  return { knocking: opens ? { ...silence, down: next.down } : next, opens, since };
}
