import { divideEvenly, type Drawing, type OrnamentSet } from './drawing.ts';
import { breadthOf, type Flame, FLAME_HEIGHT, kranok, seedBud } from './flame.ts';
import { type Path, type Placement, placePath, polygon } from './path.ts';
import { box, drawnOut, lozenge } from './shapes.ts';

const bothSides = (path: Path): Path => [...path, ...placePath(path, { mirror: 'x' })];

/** A whole bud on its axis, foot at the origin. */
function bud(flame: Flame): Path {
  return [...bothSides(kranok(flame).flat()), ...seedBud(flame)];
}

/** A bud for small sizes: without the curled heads, which would close up. */
export function plainBud(flame: Flame): Path {
  const [tall, sheath] = kranok(flame);
  return [...bothSides([...tall, ...sheath]), ...placePath(seedBud(flame), { scale: 2.1 })];
}

const put = (path: Path, placement: Placement): Path => placePath(path, placement);

/** A row of buds, one high and one low by turns, rising from a rail. */
function border(flame: Flame, length: number, height: number): Drawing {
  const rail = 18;
  const unit = { length: 2.42 * breadthOf(flame) * 1.36, height: FLAME_HEIGHT + rail };
  const { count, scale } = divideEvenly(length, height, unit);
  const high = plainBud(flame);
  const row = Array.from({ length: count }, (_, at) => [
    ...put(high, { x: (at + 0.5) * unit.length, y: FLAME_HEIGHT }),
    // The low buds stand on the seams, halved by the ends of the border.
    ...(at === 0 ? [] : put(high, { x: at * unit.length, y: FLAME_HEIGHT, scale: 0.5 })),
  ]).flat();
  const long = count * unit.length;
  const rails = [
    ...box(0, FLAME_HEIGHT + 5, long, FLAME_HEIGHT + 9),
    ...box(0, FLAME_HEIGHT + 14, long, FLAME_HEIGHT + rail),
  ];
  return { width: length, height: unit.height * scale, figure: put([...row, ...rails], { scale }) };
}

function mark(flame: Flame): Drawing {
  const half = breadthOf(flame);
  const base = 14;
  const figure = [
    ...put(bud(flame), { y: FLAME_HEIGHT }),
    ...bothSides([
      ...lozenge(0, FLAME_HEIGHT + base / 2 + 1, 7, 4.4),
      ...drawnOut(9.5, half, FLAME_HEIGHT + base / 2 + 1, 2.2),
    ]),
  ];
  return { width: 2 * half, height: FLAME_HEIGHT + base, figure: put(figure, { x: half }) };
}

/** A bud lying either way from a lozenge, its follower, and a rule drawn out to a point. */
function divider(flame: Flame): Drawing {
  const middle = breadthOf(flame);
  const lying = (scale: number, x: number): Path => put(plainBud(flame), { turn: 90, scale, x, y: middle });
  const long = 420;
  const right = [...lying(0.92, 20), ...lying(0.5, 132), ...lying(0.27, 195), ...drawnOut(232, long, middle, 1.6)];
  const figure = [...lozenge(0, middle, 13, 17), ...bothSides(right)];
  return { width: 2 * long, height: 2 * middle, figure: put(figure, { x: long }) };
}

/** A bud on the diagonal, and along both edges flames that rise towards it. */
function corner(flame: Flame): Drawing {
  const edge = 12;
  const half = breadthOf(flame);
  // Each flame stands its own half width and a little air beyond the one before.
  const scales = [0.62, 0.44, 0.3];
  const places = scales.map(
    (_, at) =>
      92 + scales.slice(0, at).reduce((sum, scale) => sum + 2 * half * scale + 7, 0) + half * (scales[at] ?? 0),
  );
  const size = (places.at(-1) ?? 0) + half * 0.3 + 20;
  const left = [
    ...scales.flatMap((scale, at) => put(plainBud(flame), { turn: 90, scale, x: edge, y: places[at] ?? 0 })),
    ...polygon([
      { x: 0, y: 0 },
      { x: 4, y: 4 },
      { x: 4, y: size * 0.6 },
      { x: 0, y: size },
    ]),
  ];
  // Mirrored in the axis and turned a quarter back: that is, mirrored in the diagonal.
  const upper = put(left, { mirror: 'x', turn: -90 });
  const diagonal = put(bud(flame), { turn: 135, x: half / 2, y: half / 2 });
  return { width: size, height: size, figure: [...diagonal, ...left, ...upper] };
}

/** Buds in the gaps of buds, row by row, as on the walls of a hall, a lozenge at each foot. */
function ground(flame: Flame): Drawing {
  const width = 2 * breadthOf(flame) + 58;
  const height = 208;
  const whole = [...bud(flame), ...lozenge(0, 15, 5, 8)];
  const middle = { x: width / 2, y: height / 2 + FLAME_HEIGHT / 2 - 8 };
  // What hangs over one side of the tile comes in again on the other.
  const seats = [
    middle,
    ...[0, width].flatMap((x) => [-height / 2, height / 2].map((down) => ({ x, y: middle.y + down }))),
  ];
  return { width, height, figure: seats.flatMap((seat) => put(whole, seat)) };
}

/** Everything drawn from the flame. */
export function flameSet(flame: Flame): OrnamentSet {
  return {
    border: (length, height) => border(flame, length, height),
    corner: () => corner(flame),
    divider: () => divider(flame),
    mark: () => mark(flame),
    ground: () => ground(flame),
  };
}
