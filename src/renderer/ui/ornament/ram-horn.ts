import { type Path, type Point, placePath, reversePath, type Segment } from './path.ts';

/**
 * The ram's horn of Kazakh felt, in bands one unit wide. Felt is cut once through two colours, so figure and ground
 * are the same shape, each in the gaps of the other: one line, made of half circles about two centres, divides them.
 */
export interface RamHorn {
  /** Half turns of the horn inside its first bend. */
  readonly turns: number;
}

/** Half the width of the stem, so that stem and horn are bands of one width. */
export const STEM = 0.5;

/** Where the eye of the right horn lies, from the middle of its stem. */
export const eyeOf = ({ turns }: RamHorn): number => turns + 1 + STEM;

/** The radius of the horn's outermost edge: how far it rises above its eye. */
export const reachOf = ({ turns }: RamHorn): number => turns + 1.5;

/** The length after which the border repeats. */
export const periodOf = (horn: RamHorn): number => 4 * eyeOf(horn);

/** How far above the eyes the cleft between the two horns begins. */
export function cleftOf(horn: RamHorn): number {
  const reach = reachOf(horn);
  const side = eyeOf(horn) - 0.5;
  return Math.sqrt(reach * reach - side * side);
}

/** Half circles from where the horn passes its eye outermost, inwards to the eye and out again on its inner edge. */
function curl(horn: RamHorn): Segment[] {
  const eye = eyeOf(horn);
  const crossings = Array.from({ length: horn.turns + 2 }, (_, at) => (at % 2 === 0 ? 1 : -1) * (horn.turns + 1 - at));
  const radii = crossings.slice(1).map((crossing, at) => Math.abs(crossing - (crossings[at] ?? 0)) / 2);
  const inwards = crossings.slice(1).map((crossing, at): Segment => ({
    kind: 'arc',
    radius: radii[at] ?? 0,
    clockwise: true,
    to: { x: eye + crossing, y: 0 },
  }));
  const outwards = crossings
    .slice(0, -1)
    .map((crossing, at): Segment => ({
      kind: 'arc',
      radius: radii[at] ?? 0,
      clockwise: false,
      to: { x: eye - crossing, y: 0 },
    }))
    .reverse();
  return [...inwards, ...outwards];
}

/** From the cleft, with its eye on the line y = 0, over the right horn, into its eye and out to the right side of the stem. */
export function rightHorn(horn: RamHorn): Segment[] {
  return [
    { kind: 'arc', radius: reachOf(horn), clockwise: true, to: { x: eyeOf(horn) + horn.turns + 1, y: 0 } },
    ...curl(horn),
  ];
}

/** The dividing line of felt over half a period: from the cleft of a horn to the cleft of the one hanging beside it. */
export function dividingLine(horn: RamHorn): Path {
  return [
    ...rightHorn(horn),
    { kind: 'arc', radius: reachOf(horn), clockwise: false, to: { x: periodOf(horn) / 2, y: cleftOf(horn) } },
  ];
}

/** `count` periods of felt as one outline, from x = 0, between y = -reach and y = reach + base. */
export function feltBand(horn: RamHorn, count: number, base: number): Path {
  const period = periodOf(horn);
  const cleft: Point = { x: 0, y: -cleftOf(horn) };
  const falling = dividingLine(horn);
  const rising = placePath(reversePath(cleft, falling), { mirror: 'x' });
  const low = reachOf(horn) + base;
  // Each period begins and ends in the middle of a hanging pair, where the figure only touches its own base.
  const periods = Array.from({ length: count }, (_, at) => {
    const x = (at + 0.5) * period;
    return [...placePath(rising, { x }), ...placePath(falling, { x })];
  });
  return [
    { kind: 'move', to: { x: 0, y: low } },
    { kind: 'line', to: { x: 0, y: cleftOf(horn) } },
    ...periods.flat(),
    { kind: 'line', to: { x: count * period, y: low } },
    { kind: 'close' },
  ];
}
