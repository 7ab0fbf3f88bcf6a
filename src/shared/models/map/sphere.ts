import type { Point } from '../zoom/viewport.ts';

/** Longitude and latitude in degrees, as GeoJSON writes them. */
export type Position = readonly [longitude: number, latitude: number];

/** Mean radius of the Earth in kilometres (IUGG, 1980). */
export const EARTH_RADIUS = 6371.0088;

const RADIANS = Math.PI / 180;

/** The way from one place to another over the sphere, in kilometres (haversine formula). */
export function distanceBetween(from: Position, to: Position): number {
  const half = (a: number, b: number): number => Math.sin(((b - a) * RADIANS) / 2) ** 2;
  const h = half(from[1], to[1]) + Math.cos(from[1] * RADIANS) * Math.cos(to[1] * RADIANS) * half(from[0], to[0]);
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

type Vector = readonly [number, number, number];

const vectorOf = ([longitude, latitude]: Position): Vector => [
  Math.cos(latitude * RADIANS) * Math.cos(longitude * RADIANS),
  Math.cos(latitude * RADIANS) * Math.sin(longitude * RADIANS),
  Math.sin(latitude * RADIANS),
];

/**
 * The place that lies at `part` (0 to 1) of the great circle between two places, the shortest way over the sphere
 * (spherical linear interpolation). The two may not be opposite each other: every way is then equally short.
 */
export function alongGreatCircle(from: Position, to: Position, part: number): Position {
  const a = vectorOf(from);
  const b = vectorOf(to);
  const angle = distanceBetween(from, to) / EARTH_RADIUS;
  if (angle === 0) return from;
  const share = (of: number): number => Math.sin(of * angle) / Math.sin(angle);
  const [x, y, z] = [0, 1, 2].map((at) => share(1 - part) * (a[at] ?? 0) + share(part) * (b[at] ?? 0)) as [
    number,
    number,
    number,
  ];
  return [Math.atan2(y, x) / RADIANS, Math.atan2(z, Math.hypot(x, y)) / RADIANS];
}

/** The great circle between two places as a line of `steps` equal parts. */
export function greatCircle(from: Position, to: Position, steps: number): Position[] {
  return Array.from({ length: steps + 1 }, (_, at) => alongGreatCircle(from, to, at / steps));
}

/**
 * The azimuthal equidistant projection about a centre, north up there: every straight line through the centre is a
 * great circle at its true length; points are in kilometres from the centre, to the right and down. Good for a city and, about the middle of a route, for the route
 * (Snyder, Map Projections: A Working Manual, 1987, p. 195).
 */
export function projectAbout(centre: Position): (position: Position) => Point {
  const sinCentre = Math.sin(centre[1] * RADIANS);
  const cosCentre = Math.cos(centre[1] * RADIANS);
  return ([longitude, latitude]) => {
    const turned = (longitude - centre[0]) * RADIANS;
    const sin = Math.sin(latitude * RADIANS);
    const cos = Math.cos(latitude * RADIANS);
    const east = cos * Math.sin(turned);
    const north = cosCentre * sin - sinCentre * cos * Math.cos(turned);
    const away = Math.hypot(east, north);
    const angle = Math.atan2(away, sinCentre * sin + cosCentre * cos * Math.cos(turned));
    const stretch = away === 0 ? 0 : (EARTH_RADIUS * angle) / away;
    return { x: east * stretch, y: -north * stretch };
  };
}
