/** A point; x to the right, y downwards, as SVG has it. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One piece of an outline. Arcs are of circles, so that a band between two of them keeps its width exactly. */
export type Segment =
  | { readonly kind: 'move'; readonly to: Point }
  | { readonly kind: 'line'; readonly to: Point }
  | { readonly kind: 'arc'; readonly radius: number; readonly clockwise: boolean; readonly to: Point }
  | { readonly kind: 'curve'; readonly one: Point; readonly two: Point; readonly to: Point }
  | { readonly kind: 'close' };

/** An outline, piece by piece: plain data until it is written. */
export type Path = readonly Segment[];

/** Turns, mirrors and scales evenly, then moves: circles stay circles. */
export interface Placement {
  readonly mirror?: 'x' | 'y' | undefined;
  /** Degrees clockwise. */
  readonly turn?: number;
  readonly scale?: number;
  readonly x?: number;
  readonly y?: number;
}

const DECIMALS = 3;

/** A number as SVG reads it: three decimals at most, no trailing zeros, no minus before a zero. */
export function formatCoordinate(value: number): string {
  const text = value.toFixed(DECIMALS).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

const pair = ({ x, y }: Point): string => `${formatCoordinate(x)} ${formatCoordinate(y)}`;

/** The outline as the `d` of an SVG path. */
export function pathData(path: Path): string {
  return path
    .map((segment) => {
      switch (segment.kind) {
        case 'move':
          return `M${pair(segment.to)}`;
        case 'line':
          return `L${pair(segment.to)}`;
        case 'arc': {
          const radius = formatCoordinate(segment.radius);
          return `A${radius} ${radius} 0 0 ${segment.clockwise ? 1 : 0} ${pair(segment.to)}`;
        }
        case 'curve':
          return `C${pair(segment.one)} ${pair(segment.two)} ${pair(segment.to)}`;
        case 'close':
          return 'Z';
        default:
          return segment satisfies never;
      }
    })
    .join('');
}

/** Where a placement puts a point. */
export function placePoint(point: Point, { mirror, turn = 0, scale = 1, x = 0, y = 0 }: Placement): Point {
  const angle = (turn * Math.PI) / 180;
  // Quarter turns are exact, so that what should meet meets.
  const cos = turn % 180 === 0 ? Math.round(Math.cos(angle)) : turn % 90 === 0 ? 0 : Math.cos(angle);
  const sin = turn % 180 === 0 ? 0 : turn % 90 === 0 ? Math.round(Math.sin(angle)) : Math.sin(angle);
  const own = {
    x: (mirror === 'x' ? -point.x : point.x) * scale,
    y: (mirror === 'y' ? -point.y : point.y) * scale,
  };
  return { x: own.x * cos - own.y * sin + x, y: own.x * sin + own.y * cos + y };
}

/** The outline put in its place: mirrored first, then scaled, turned and moved. */
export function placePath(path: Path, placement: Placement): Path {
  const put = (point: Point): Point => placePoint(point, placement);
  return path.map((segment): Segment => {
    switch (segment.kind) {
      case 'move':
      case 'line':
        return { ...segment, to: put(segment.to) };
      case 'arc':
        return {
          ...segment,
          radius: segment.radius * (placement.scale ?? 1),
          clockwise: segment.clockwise === (placement.mirror === undefined),
          to: put(segment.to),
        };
      case 'curve':
        return { ...segment, one: put(segment.one), two: put(segment.two), to: put(segment.to) };
      case 'close':
        return segment;
      default:
        return segment satisfies never;
    }
  });
}

/** An open run of pieces, walked from its end to its start; `from` is where it starts. */
export function reversePath(from: Point, run: Path): Path {
  const stops = [from, ...run.flatMap((segment) => (segment.kind === 'close' ? [] : [segment.to]))];
  return run
    .map((segment, at): Segment => {
      const to = stops[at] ?? from;
      switch (segment.kind) {
        case 'arc':
          return { ...segment, clockwise: !segment.clockwise, to };
        case 'curve':
          return { ...segment, one: segment.two, two: segment.one, to };
        case 'line':
          return { ...segment, to };
        case 'move':
        case 'close':
          return segment;
        default:
          return segment satisfies never;
      }
    })
    .reverse();
}

/** A closed outline around points, in straight lines. */
export function polygon(points: readonly Point[]): Path {
  return [...points.map((to, at): Segment => ({ kind: at === 0 ? 'move' : 'line', to })), { kind: 'close' }];
}
