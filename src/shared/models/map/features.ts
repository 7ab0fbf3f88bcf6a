import type { Position } from './sphere.ts';

/** A part of the map as the data files have it, reduced to what is drawn. */
export interface Feature {
  readonly id: string;
  readonly kind: 'area' | 'line' | 'points';
  /** Rings of areas, lines, or one list of points. */
  readonly parts: readonly (readonly Position[])[];
  /** Names that came with the data, by language. */
  readonly names: Readonly<Record<string, string>>;
  /** Where its name stands best, where the data say so. */
  readonly label?: Position;
  /** Importance where the data give one; 0 is the greatest. */
  readonly rank?: number;
  /** The line that a station belongs to. */
  readonly line?: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isPosition(value: unknown): value is Position {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    Number.isFinite(value[0]) &&
    Number.isFinite(value[1]) &&
    Math.abs(value[0] as number) <= 180 &&
    Math.abs(value[1] as number) <= 90
  );
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The parts of a geometry, or undefined where a point is missing, is no point or lies off the Earth. */
function partsOf(geometry: Record<string, unknown>): Pick<Feature, 'kind' | 'parts'> | undefined {
  const { type, coordinates } = geometry;
  const read = (kind: Feature['kind'], parts: readonly (readonly unknown[])[], least: number) =>
    parts.length > 0 && parts.every((part) => part.length >= least && part.every((point) => isPosition(point)))
      ? { kind, parts: parts as readonly (readonly Position[])[] }
      : undefined;
  switch (type) {
    case 'Point':
      return read('points', [[coordinates]], 1);
    case 'MultiPoint':
      return read('points', [list(coordinates)], 1);
    case 'LineString':
      return read('line', [list(coordinates)], 2);
    case 'MultiLineString':
      return read('line', list(coordinates).map(list), 2);
    case 'Polygon':
      return read('area', list(coordinates).map(list), 4);
    case 'MultiPolygon':
      return read('area', list(coordinates).flatMap(list).map(list), 4);
    default:
      return undefined;
  }
}

function readFeature(raw: unknown): Feature | undefined {
  if (!isRecord(raw) || !isRecord(raw['geometry'])) return undefined;
  const shape = partsOf(raw['geometry']);
  const properties = isRecord(raw['properties']) ? raw['properties'] : {};
  const { id, label, rank, line } = properties;
  if (shape === undefined || typeof id !== 'string') return undefined;
  const names = Object.entries(properties).flatMap(([key, value]) =>
    key.startsWith('name_') && typeof value === 'string' ? [[key.slice('name_'.length), value] as const] : [],
  );
  return {
    id,
    ...shape,
    names: Object.fromEntries(names),
    ...(isPosition(label) ? { label } : {}),
    ...(typeof rank === 'number' ? { rank } : {}),
    ...(typeof line === 'string' ? { line } : {}),
  };
}

/** What a data file holds, and how many of its features cannot be drawn. */
export interface ReadFeatures {
  readonly features: readonly Feature[];
  readonly broken: number;
}

/** Reads a GeoJSON FeatureCollection (RFC 7946); what cannot be drawn is counted and left out. */
export function readFeatures(raw: unknown): ReadFeatures {
  const all = isRecord(raw) && raw['type'] === 'FeatureCollection' ? list(raw['features']) : [];
  const features = all.flatMap((each) => readFeature(each) ?? []);
  return { features, broken: all.length - features.length };
}
