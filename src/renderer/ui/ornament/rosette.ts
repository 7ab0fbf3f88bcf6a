import { breadthOf, type Flame, FLAME_HEIGHT } from './flame.ts';
import { plainBud } from './flame-set.ts';
import { type Path, placePath, type Point, reversePath, type Segment } from './path.ts';
import { cleftOf, eyeOf, type RamHorn, reachOf, rightHorn } from './ram-horn.ts';
import { hole, lozenge } from './shapes.ts';

/** Petals around the origin; the outermost point lies at distance 1. */
export type Rosette = Path;

/** A circle about the origin; `hollow` walks it the other way round, to be cut out. */
function circle(radius: number, hollow = false): Path {
  const quarters: Point[] = [
    { x: radius, y: 0 },
    { x: 0, y: radius },
    { x: -radius, y: 0 },
    { x: 0, y: -radius },
  ];
  const path: Path = [
    { kind: 'move', to: { x: 0, y: -radius } },
    ...quarters.map((to): Segment => ({ kind: 'arc', radius, clockwise: true, to })),
    { kind: 'close' },
  ];
  return hollow ? placePath(path, { mirror: 'x' }) : path;
}

const ring = (petal: Path, count: number, from = 0): Path =>
  Array.from({ length: count }, (_, at) => placePath(petal, { turn: from + (at * 360) / count })).flat();

/** The same with its outermost point at distance 1. */
const unit = (path: Path, radius: number): Rosette => placePath(path, { scale: 1 / radius });

/**
 * Pairs of horns around one body, as the four pairs of the ground are, with any number of them: what the horns leave
 * of the body between them is hollowed at one band's width.
 */
export function ramHornRosette(horn: RamHorn, petals: number): Rosette {
  const reach = reachOf(horn);
  const half = Math.PI / petals;
  // Neighbours keep a third of a band between them.
  const rise = (eyeOf(horn) + horn.turns + 1 + 0.17) / Math.tan(half);
  const middle: Point = { x: eyeOf(horn) + 0.5, y: -rise };
  const along: Point = { x: Math.sin(half), y: -Math.cos(half) };
  const onLine = middle.x * along.x + middle.y * along.y;
  const off = middle.x ** 2 + middle.y ** 2 - onLine ** 2;
  const seam = onLine - Math.sqrt(Math.max(0, reach ** 2 - off));
  const end: Point = { x: along.x * seam, y: along.y * seam };
  const cleft: Point = { x: 0, y: -cleftOf(horn) - rise };
  const right: Path = [
    ...placePath(rightHorn(horn), { y: -rise }),
    { kind: 'arc', radius: reach, clockwise: false, to: end },
  ];
  const petal: Path = [...placePath(reversePath(cleft, right), { mirror: 'x' }), ...right];
  const outline: Path = [{ kind: 'move', to: { x: -end.x, y: end.y } }, ...ring(petal, petals), { kind: 'close' }];
  const room = Math.hypot(middle.x, middle.y) - reach;
  const heart: Path =
    petals < 5
      ? [...hole(0, 0, room * 0.62), ...lozenge(0, 0, room * 0.36)]
      : [...circle(room * 0.82, true), ...placePath(ramHornRosette(horn, 4), { scale: room * 0.68 })];
  return unit([...outline, ...heart], Math.hypot(eyeOf(horn), rise) + reach);
}

/** Buds around a small heart, a bead between any two of them. */
export function flameRosette(flame: Flame, petals: number): Rosette {
  const half = Math.PI / petals;
  const wide = breadthOf(flame) + 3;
  // The widest place of a bud lies about four tenths up.
  const foot = Math.max(15, wide / Math.tan(half) - FLAME_HEIGHT * 0.38);
  const far = foot + FLAME_HEIGHT;
  const bud = placePath(plainBud(flame), { y: -foot });
  const bead = placePath(lozenge(0, 0, 6.5, 12), { y: -(foot + FLAME_HEIGHT * 0.74) });
  const heart: Path =
    foot < 30
      ? lozenge(0, 0, foot * 0.62)
      : [
          ...circle(foot * 0.86),
          ...circle(foot * 0.72, true),
          ...placePath(flameRosette(flame, 4), { scale: foot * 0.62 }),
        ];
  return unit([...ring(bud, petals), ...ring(bead, petals, 180 / petals), ...heart], far);
}

/** Lozenges around a lozenge, for a pack without an ornament. */
export function plainRosette(petals: number): Rosette {
  const tall = 0.34;
  const wide = Math.min(0.2, 0.58 * Math.tan(Math.PI / petals));
  const petal = lozenge(0, tall - 1, wide, tall);
  return [...ring(petal, petals), ...lozenge(0, 0, 0.18)];
}
