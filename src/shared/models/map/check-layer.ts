/** What is wrong with a data file: where, why, and what to do about it. */
export interface LayerFinding {
  /** The place in the file, like `features[3].geometry`. */
  readonly place: string;
  /** Names the feature by its id, where it has one. */
  readonly cause: string;
  readonly remedy: string;
}

type Kind = 'areas' | 'lines' | 'points';

/** Which GeoJSON geometries are which, and how deep their lists of positions lie. */
const geometries: Readonly<Record<string, { readonly kind: Kind; readonly depth: number }>> = {
  Point: { kind: 'points', depth: 0 },
  MultiPoint: { kind: 'points', depth: 1 },
  LineString: { kind: 'lines', depth: 1 },
  MultiLineString: { kind: 'lines', depth: 2 },
  Polygon: { kind: 'areas', depth: 2 },
  MultiPolygon: { kind: 'areas', depth: 3 },
};

/** What each style of a layer draws; a railway has stations. */
const drawn: Readonly<Record<string, readonly Kind[]>> = {
  land: ['areas'],
  country: ['areas'],
  city: ['areas'],
  district: ['areas'],
  park: ['areas'],
  lake: ['areas'],
  river: ['lines', 'areas'],
  canal: ['lines', 'areas'],
  rail: ['lines', 'points'],
  town: ['points'],
  dots: ['points'],
  outline: ['areas'],
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

type Fault = Omit<LayerFinding, 'place'>;
const wrong = (cause: string, remedy: string): Fault => ({ cause, remedy });

function findPositionFault(value: unknown): Fault | undefined {
  if (!Array.isArray(value) || value.length < 2 || !value.slice(0, 2).every((each) => Number.isFinite(each)))
    return wrong(`${show(value)} is no position`, 'write longitude and latitude as two numbers');
  const [longitude, latitude] = value as [number, number];
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return undefined;
  return wrong(`the position ${longitude}, ${latitude} is not on the Earth`, 'write degrees, longitude first');
}

/** The first fault in a list of positions that is a line, or a ring around an area. */
function findPathFault(value: unknown, kind: Kind): Fault | undefined {
  const least = kind === 'areas' ? 4 : kind === 'lines' ? 2 : 1;
  const what = kind === 'areas' ? 'a ring' : kind === 'lines' ? 'a line' : 'a list of points';
  if (!Array.isArray(value)) return wrong(`${show(value)} is no list of positions`, 'correct its coordinates');
  if (value.length < least)
    return wrong(`${what} has ${value.length} positions, and needs ${least} or more`, 'add the missing ones');
  for (const position of value) {
    const fault = findPositionFault(position);
    if (fault !== undefined) return fault;
  }
  if (kind === 'areas' && show(value[0]) !== show(value.at(-1)))
    return wrong('a ring does not end where it begins', 'repeat its first position as the last');
  return undefined;
}

function findCoordinateFault(value: unknown, depth: number, kind: Kind): Fault | undefined {
  if (depth === 0) return findPositionFault(value);
  if (depth === 1) return findPathFault(value, kind);
  if (!Array.isArray(value) || value.length === 0) return wrong('it has no coordinates', 'add them');
  for (const each of value) {
    const fault = findCoordinateFault(each, depth - 1, kind);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function findGeometryFault(geometry: unknown, style: string): Fault | undefined {
  const type = isRecord(geometry) ? geometry['type'] : undefined;
  const known = geometries[String(type)];
  if (!isRecord(geometry) || known === undefined)
    return wrong(`expected a geometry of points, lines or areas, got ${show(type)}`, 'export it as GeoJSON');
  const kinds = drawn[style] ?? [];
  if (!kinds.includes(known.kind))
    return wrong(
      `a layer of the style "${style}" draws ${kinds.join(' and ')}, got a ${String(type)}`,
      'correct the style of the layer, or move the feature to another file',
    );
  return findCoordinateFault(geometry['coordinates'], known.depth, known.kind);
}

function checkFeature(feature: unknown, place: string, style: string): LayerFinding[] {
  const properties = isRecord(feature) ? feature['properties'] : undefined;
  const id = isRecord(properties) && typeof properties['id'] === 'string' ? properties['id'] : '';
  const found: LayerFinding[] = [];
  // Names are looked up by the id; an outline is one feature without a name.
  if (id === '' && style !== 'outline')
    found.push({
      place,
      ...wrong('the feature has no "id" in its properties', 'add "properties": { "id": "its-name" }'),
    });
  const fault = findGeometryFault(isRecord(feature) ? feature['geometry'] : undefined, style);
  if (fault !== undefined)
    found.push({
      ...fault,
      place: place === '' ? 'geometry' : `${place}.geometry`,
      cause: id === '' ? fault.cause : `"${id}": ${fault.cause}`,
    });
  return found;
}

/**
 * Checks that a data file is a GeoJSON FeatureCollection (RFC 7946) of what its style draws, its positions are on the
 * Earth and its rings closed. A geometry is named once, by the first of its faults.
 *
 * @param style one of the styles of a layer, or `outline` for the limits of a city, which may be a single feature.
 */
export function checkLayer(raw: unknown, style: string): LayerFinding[] {
  const type = isRecord(raw) ? raw['type'] : undefined;
  if (type === 'Feature' && style === 'outline') return checkFeature(raw, '', style);
  const features = isRecord(raw) ? raw['features'] : undefined;
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    return [
      {
        place: 'type',
        ...wrong(`expected "FeatureCollection" with "features", got ${show(type)}`, 'export the map data as GeoJSON'),
      },
    ];
  if (features.length === 0)
    return [{ place: 'features', ...wrong('the layer is empty', 'add its features or remove the layer') }];
  return (features as unknown[]).flatMap((feature, at) => checkFeature(feature, `features[${at}]`, style));
}
