import { divideEvenly, type Drawing, type OrnamentSet } from './drawing.ts';
import { type Path, placePath, placePoint, type Point, reversePath, type Segment } from './path.ts';
import { cleftOf, eyeOf, feltBand, periodOf, type RamHorn, reachOf, rightHorn, STEM } from './ram-horn.ts';
import { box, drawnOut, hole, lozenge } from './shapes.ts';

/** A row of felt between two cords. */
function border(horn: RamHorn, length: number, height: number): Drawing {
  const cord = 0.45;
  const gap = 0.7;
  const base = 1;
  const rise = reachOf(horn);
  const top = rise + gap + cord;
  const unit = { length: periodOf(horn), height: 2 * rise + base + 2 * (gap + cord) };
  const { count, scale } = divideEvenly(length, height, unit);
  const long = count * unit.length;
  const figure = [
    ...box(0, 0, long, cord),
    ...placePath(feltBand(horn, count, base), { y: top }),
    ...box(0, unit.height - cord, long, unit.height),
  ];
  return { width: length, height: unit.height * scale, figure: placePath(figure, { scale }) };
}

/** Where the hollow under a horn, drawn about an eye `rise` above the middle, meets the diagonal. */
function hollowEnd(horn: RamHorn, rise: number): Point {
  const side = eyeOf(horn) + 0.5;
  const along = (side + rise) / 2;
  const off = (rise - side) / 2;
  const reach = along - Math.sqrt(reachOf(horn) ** 2 / 2 - off * off);
  return { x: reach, y: -reach };
}

/**
 * Four pairs of horns around one body (төртқұлақ, "four ears"): the body's hollows keep one band's width from the
 * horns, so that the ground between them is a horn as well.
 */
function fourPairs(horn: RamHorn): Path {
  const rise = eyeOf(horn) + 0.5 + reachOf(horn) * Math.SQRT2 * 0.94;
  const cleft: Point = { x: 0, y: -cleftOf(horn) - rise };
  const half: Path = [
    ...placePath(rightHorn(horn), { y: -rise }),
    { kind: 'arc', radius: reachOf(horn), clockwise: false, to: hollowEnd(horn, rise) },
  ];
  const foot = placePoint(hollowEnd(horn, rise), { mirror: 'x' });
  const other = placePath(reversePath(cleft, half), { mirror: 'x' });
  const start: Segment = { kind: 'move', to: foot };
  const quarter: Path = [...other, ...half];
  return [
    start,
    ...[0, 90, 180, 270].flatMap((turn) => placePath(quarter, { turn })),
    { kind: 'close' },
    ...hole(0, 0, 2.5),
    ...lozenge(0, 0, 1.5),
  ];
}

/** How far the four pairs reach from their middle. */
const spanOf = (horn: RamHorn): number => eyeOf(horn) + 0.5 + reachOf(horn) * (Math.SQRT2 * 0.94 + 1);

/** Two pairs back to back, one band apart, on the body that their hollows leave: bold enough to be read small. */
function mark(horn: RamHorn): Drawing {
  const reach = reachOf(horn);
  const rise = horn.turns + 1;
  const waist = eyeOf(horn) + STEM - Math.sqrt(reach * reach - rise * rise);
  const cleft: Point = { x: 0, y: -cleftOf(horn) - rise };
  const half: Path = [
    ...placePath(rightHorn(horn), { y: -rise }),
    { kind: 'arc', radius: reach, clockwise: false, to: { x: waist, y: 0 } },
  ];
  const upper: Path = [...placePath(reversePath(cleft, half), { mirror: 'x' }), ...half];
  const figure: Path = [
    { kind: 'move', to: { x: -waist, y: 0 } },
    ...upper,
    ...placePath(upper, { turn: 180 }),
    { kind: 'close' },
  ];
  const wide = eyeOf(horn) + horn.turns + 1;
  const tall = reach + rise;
  return { width: 2 * wide, height: 2 * tall, figure: placePath(figure, { x: wide, y: tall }) };
}

/** Four pairs of horns between two lozenges, and rules drawn out to a point. */
function divider(horn: RamHorn): Drawing {
  const half = spanOf(horn);
  const long = half * 9;
  const seat = half + 2.8;
  const right = [...lozenge(seat, 0, 1.9), ...hole(seat, 0, 0.9), ...drawnOut(seat + 2.9, long, 0, 0.32)];
  const figure = [...fourPairs(horn), ...right, ...placePath(right, { turn: 180 })];
  return { width: 2 * long, height: 2 * half, figure: placePath(figure, { x: long, y: half }) };
}

/** One pair of horns on the diagonal; its hollows run out into the two edges, which thin out to points. */
function corner(horn: RamHorn): Drawing {
  const reach = reachOf(horn);
  const side = eyeOf(horn) + 0.5;
  const edge = 1;
  const run = 12;
  const slope = Math.SQRT1_2;
  const apex = side + (reach + edge) * Math.SQRT2;
  const cleft: Point = { x: 0, y: -cleftOf(horn) };
  const leave: Point = { x: side + reach * slope, y: reach * slope };
  const tip: Point = { x: leave.x + (run + edge) * slope, y: leave.y - (run - edge) * slope };
  const half: Path = [
    ...rightHorn(horn),
    { kind: 'arc', radius: reach, clockwise: false, to: leave },
    { kind: 'line', to: tip },
    { kind: 'line', to: { x: 0, y: apex } },
  ];
  const figure: Path = [
    { kind: 'move', to: cleft },
    ...half,
    ...placePath(reversePath(cleft, half), { mirror: 'x' }),
    { kind: 'close' },
    // Turned by an eighth, as all of this will be turned back by one: it comes to stand on its point.
    ...placePath(hole(0, 0, 1.3), { turn: 45, y: apex - side }),
  ];
  const size = Math.hypot(tip.x, apex - tip.y);
  // Upright so far, the apex below; an eighth turn lays the edges along the frame, the horns pointing inwards.
  const laid = placePath(placePath(figure, { y: -apex }), { turn: 135 });
  return { width: size, height: size, figure: laid };
}

/** Four-pair figures side by side, with a lozenge where the ground between four of them would be wide. */
function ground(horn: RamHorn): Drawing {
  const span = spanOf(horn);
  const size = 2 * span * 1.2;
  const corners = [0, size].flatMap((x) => [0, size].map((y) => ({ x, y })));
  return {
    width: size,
    height: size,
    figure: [
      ...placePath(fourPairs(horn), { x: size / 2, y: size / 2 }),
      ...corners.flatMap(({ x, y }) => [...lozenge(x, y, span * 0.34), ...hole(x, y, span * 0.16)]),
    ],
  };
}

/** Everything drawn from the ram's horn. */
export function ramHornSet(horn: RamHorn): OrnamentSet {
  return {
    border: (length, height) => border(horn, length, height),
    corner: () => corner(horn),
    divider: () => divider(horn),
    mark: () => mark(horn),
    ground: () => ground(horn),
  };
}
