import { type Path, type Point, placePoint, type Placement, reversePath, type Segment, smoothRun } from './path.ts';

/** One tongue of a kranok, as its spine turns: all angles in degrees, lengths as parts of the spine's own. */
export interface Tongue {
  /** How far the head curls in at the foot. */
  readonly curl: number;
  /** Where along the spine the curl has opened. */
  readonly opening: number;
  /** How far the body turns between curl and tip. */
  readonly bend: number;
  /** How far the tip whips back: without it the tongue hangs like a comma, with it the curve is under tension. */
  readonly sway: number;
  /** The width of the head and of the body at its fullest. */
  readonly head: number;
  readonly belly: number;
}

const STEPS = 480;
/** One curve of the outline for so many steps of the spine. */
const STRIDE = 12;

/** How the spine curves at a place along it, in degrees for the whole length. */
function curvatureAt({ curl, opening, bend, sway }: Tongue, t: number): number {
  const curling = t < opening ? (3 * curl * (1 - t / opening) ** 2) / opening : 0;
  const bending = 2 * bend * (1 - t);
  // The whip grows towards the tip and eases off just before it, so that the point itself is drawn straight.
  const whip = t > 0.45 ? sway * 3.6 * Math.sin(Math.PI * ((t - 0.45) / 0.55) ** 1.2) : 0;
  return curling + bending - whip;
}

/** Half the width of the body at a place along the spine: a round head, a swelling body, a long draw to a point. */
function halfWidthAt({ head, belly }: Tongue, t: number): number {
  const rounded = Math.sqrt(1 - (1 - Math.min(1, t / (head / 2))) ** 2);
  const neck = head * rounded * Math.max(0, 1 - t / 0.5) ** 0.7;
  const swell = belly * Math.sin(Math.PI * Math.min(1, t ** 0.75)) ** 1.6;
  return (neck + swell) / 2;
}

interface Station extends Point {
  readonly heading: number;
}

/** The spine from the eye of the curl to the tip, its tip at the origin pointing up, its length 1. */
function spine(shape: Tongue): readonly Station[] {
  const stations: Station[] = [];
  let heading = 0;
  let x = 0;
  let y = 0;
  for (let step = 0; step <= STEPS; step += 1) {
    stations.push({ x, y, heading });
    const middle = heading + (curvatureAt(shape, (step + 0.5) / STEPS) * Math.PI) / 360 / STEPS;
    x += Math.sin(middle) / STEPS;
    y -= Math.cos(middle) / STEPS;
    heading += (curvatureAt(shape, (step + 0.5) / STEPS) * Math.PI) / 180 / STEPS;
  }
  const turn = (-heading * 180) / Math.PI;
  const tip = placePoint({ x, y }, { turn });
  return stations.map((station) => {
    const { x, y } = placePoint(station, { turn, x: -tip.x, y: -tip.y });
    return { x, y, heading: station.heading - heading };
  });
}

/** The outline of a tongue, put in its place. Before that its tip is at the origin, pointing up. */
export function tongue(shape: Tongue, placement: Placement): Path {
  const stations = spine(shape);
  const put = (point: Point): Point => placePoint(point, placement);
  const edge = (sign: number): Point[] =>
    stations
      .map((station, step) => {
        const half = sign * halfWidthAt(shape, step / STEPS);
        return put({
          x: station.x + Math.cos(station.heading) * half,
          y: station.y + Math.sin(station.heading) * half,
        });
      })
      .filter((_, step) => step % STRIDE === 0 || step === 2 || step === 6);
  const from = edge(1)[0] ?? { x: 0, y: 0 };
  const start: Segment = { kind: 'move', to: from };
  return [start, ...smoothRun(edge(1)), ...reversePath(from, smoothRun(edge(-1))), { kind: 'close' }];
}
