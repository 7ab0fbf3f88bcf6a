/** Longitude and latitude in degrees. */
type Position = readonly [number, number];
type Ring = readonly Position[];

/** An outline on a plane: rings of points in kilometres, `y` southwards, around the middle of its box. */
export interface Outline {
  readonly rings: readonly (readonly (readonly [number, number])[])[];
  readonly width: number;
  readonly height: number;
}

/** Mean radius of the Earth in kilometres (IUGG). */
const RADIUS = 6371.0088;
const RADIANS = Math.PI / 180;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isRing(value: unknown): value is Ring {
  return (
    Array.isArray(value) &&
    value.length >= 4 &&
    value.every(
      (each: unknown) =>
        Array.isArray(each) && Number.isFinite(each[0]) && Number.isFinite(each[1]) && Math.abs(Number(each[1])) < 85,
    )
  );
}

/** The rings of all areas in a GeoJSON document (RFC 7946), undefined where it holds none that can be drawn. */
export function outlineRings(document: unknown): Ring[] | undefined {
  const rings: Ring[] = [];
  const collect = (value: unknown): boolean => {
    if (!isRecord(value)) return false;
    if (Array.isArray(value['features'])) return value['features'].every(collect);
    if (value['type'] === 'Feature') return collect(value['geometry']);
    const areas: unknown = value['type'] === 'Polygon' ? [value['coordinates']] : value['coordinates'];
    if ((value['type'] !== 'Polygon' && value['type'] !== 'MultiPolygon') || !Array.isArray(areas)) return false;
    const found = areas.flat() as unknown[];
    if (!found.every(isRing)) return false;
    rings.push(...found);
    return true;
  };
  return collect(document) && rings.length > 0 ? rings : undefined;
}

/**
 * Lays a city's outline flat at a scale of kilometres: the sinusoidal projection about the middle of the city, which
 * keeps areas true everywhere and shapes nearly so over the width of a city.
 */
export function flatten(rings: readonly Ring[]): Outline {
  const all = rings.flat();
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const longitude = middle(all.map(([each]) => each));
  const flat = rings.map((ring) =>
    ring.map(([east, north]): readonly [number, number] => [
      RADIUS * RADIANS * (east - longitude) * Math.cos(north * RADIANS),
      -RADIUS * RADIANS * north,
    ]),
  );
  const xs = flat.flat().map(([x]) => x);
  const ys = flat.flat().map(([, y]) => y);
  const [x0, y0] = [middle(xs), middle(ys)];
  return {
    rings: flat.map((ring) => ring.map(([x, y]): readonly [number, number] => [x - x0, y - y0])),
    width: Math.max(...xs) - Math.min(...xs),
    height: Math.max(...ys) - Math.min(...ys),
  };
}

/** The area that the rings enclose, in square kilometres, by the shoelace formula; rings inside others are holes. */
export function areaOf({ rings }: Outline): number {
  const signed = rings.map((ring) =>
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
  return Math.abs(signed.reduce((sum, area) => sum + area, 0));
}

/** The outline as an SVG path in kilometres. */
export function outlinePath({ rings }: Outline): string {
  return rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`).join('');
}

/** A round length in kilometres, for a scale bar of about a fifth of a width. */
export function scaleBar(width: number): number {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200];
  return steps.findLast((step) => step <= width / 4) ?? 1;
}
