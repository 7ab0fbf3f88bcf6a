import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { PackFault } from '../../shared/content/check-pack.ts';
import { allPanels } from '../../shared/content/pack-view.ts';
import { checkLayer } from '../../shared/models/map/check-layer.ts';
import type { Pack } from '../../shared/schema/pack.ts';
import { findPlace } from './find-place.ts';
import { readJsonSource } from './json-source.ts';

/** The map data of a pack, each file with what it is drawn as; one file may be drawn in two ways. */
function layersOf(pack: Pack): Map<string, Set<string>> {
  const layers = new Map<string, Set<string>>();
  const add = (file: string, style: string): void => {
    layers.set(file, (layers.get(file) ?? new Set()).add(style));
  };
  for (const panel of allPanels(pack)) {
    if (panel.type === 'map') for (const { file, style } of panel.layers) add(file, style);
    if (panel.type !== 'comparison') continue;
    for (const chart of panel.charts)
      if (chart.kind === 'outlines') for (const { file } of chart.outlines) add(file, 'outline');
  }
  return layers;
}

/**
 * Checks the map data of a pack: that it is GeoJSON, and that its layers can draw and name each feature. This is for
 * authors: a kiosk leaves out what it cannot draw, or shows the panel in words.
 */
export async function checkData(folder: string, pack: Pack, files: readonly string[]): Promise<PackFault[]> {
  const faults: PackFault[] = [];
  for (const [file, styles] of layersOf(pack)) {
    if (!files.includes(file)) continue;
    const source = readJsonSource(file, await readFile(join(folder, file), 'utf8'));
    faults.push(...source.faults);
    if (source.root === undefined) continue;
    const value: unknown = JSON.parse(source.text);
    const found = [...styles].flatMap((style) => checkLayer(value, style));
    const once = found.filter(
      (each, at) => found.findIndex(({ cause, place }) => cause === each.cause && place === each.place) === at,
    );
    for (const finding of once) faults.push({ code: 'SCHEMA', file, ...finding, ...findPlace(source, finding.place) });
  }
  return faults;
}
