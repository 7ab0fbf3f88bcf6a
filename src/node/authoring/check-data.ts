import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { PackFault } from '../../shared/content/check-pack.ts';
import { allPanels } from '../../shared/content/pack-view.ts';
import { packFiles } from '../../shared/content/panel-digest.ts';
import type { Pack } from '../../shared/schema/pack.ts';
import { findPlace } from './find-place.ts';
import { readJsonSource } from './json-source.ts';

interface Feature {
  readonly type?: unknown;
  readonly properties?: { readonly id?: unknown } | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

const GEOMETRIES = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']);

/** The first position that cannot lie on the Earth, longitude first; undefined where all can. */
function findStrayPosition(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const [longitude, latitude] = value as unknown[];
  if (typeof longitude === 'number' && typeof latitude === 'number')
    return Math.abs(longitude) > 180 || Math.abs(latitude) > 90 ? [longitude, latitude] : undefined;
  for (const each of value) {
    const found = findStrayPosition(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

function* checkFeatures(
  features: readonly Feature[],
  named: boolean,
): Generator<{ place: string; cause: string; remedy: string }> {
  for (const [at, feature] of features.entries()) {
    const place = `features[${at}]`;
    if (named && typeof feature?.properties?.id !== 'string')
      yield {
        place,
        cause: 'the feature has no "id" in its properties',
        remedy: 'add "properties": { "id": "its-name" }',
      };
    const type = feature?.geometry?.type;
    if (typeof type !== 'string' || !GEOMETRIES.has(type)) {
      const got = type === undefined ? 'nothing' : JSON.stringify(type);
      yield {
        place,
        cause: `expected a geometry of points, lines or areas, got ${got}`,
        remedy: 'export it as GeoJSON',
      };
    }
    const stray = findStrayPosition(feature?.geometry?.coordinates);
    if (stray !== undefined)
      yield {
        place: `${place}.geometry`,
        cause: `the position ${stray.join(', ')} is not on the Earth`,
        remedy: 'write degrees, longitude first',
      };
  }
}

/** Checks the map data of a pack: that it is GeoJSON, and that each feature can be named. */
export async function checkData(folder: string, pack: Pack, files: readonly string[]): Promise<PackFault[]> {
  const faults: PackFault[] = [];
  // Names are looked up by the id of a feature on maps; an outline is one feature without a name.
  const layers = new Set(
    allPanels(pack).flatMap((panel) => (panel.type === 'map' ? panel.layers.map((layer) => layer.file) : [])),
  );
  for (const file of packFiles(pack)) {
    if (!file.endsWith('.json') || !files.includes(file)) continue;
    const source = readJsonSource(file, await readFile(join(folder, file), 'utf8'));
    faults.push(...source.faults);
    if (source.root === undefined) continue;
    const value = JSON.parse(source.text) as { readonly type?: unknown; readonly features?: unknown } | null;
    if (value?.type === 'Feature' && !layers.has(file)) continue;
    if (value?.type === 'FeatureCollection' && Array.isArray(value.features)) {
      for (const found of checkFeatures(value.features as Feature[], layers.has(file)))
        faults.push({ code: 'SCHEMA', file, ...found, ...findPlace(source, found.place) });
      continue;
    }
    faults.push({
      code: 'SCHEMA',
      file,
      place: 'type',
      cause: `expected "FeatureCollection" with "features", got ${JSON.stringify(value?.type) ?? 'nothing'}`,
      remedy: 'export the map data as GeoJSON',
      ...findPlace(source, 'type'),
    });
  }
  return faults;
}
