import { useEffect, useState } from 'react';

import { type Feature, readFeatures } from '../../../../shared/models/map/features.ts';
import type { MapLayer } from '../../../../shared/panels/map.ts';
import type { Picture } from '../../../../shared/schema/picture.ts';

/** A layer of the map with what its data file holds. */
export interface LoadedLayer {
  readonly layer: MapLayer;
  readonly features: readonly Feature[];
}

/** The data of a map: not there yet, there, or not to be had. */
export type MapLayers = 'waiting' | 'failed' | readonly LoadedLayer[];

/** Files read before, by address; a pack's files do not change while the page lives. */
const known = new Map<string, LoadedLayer>();

async function load(layer: MapLayer, address: string): Promise<LoadedLayer> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${layer.file}: ${answer.status}`);
  const { features, broken } = readFeatures(await answer.json());
  if (features.length === 0) throw new Error(`${layer.file} holds nothing that can be drawn`);
  if (broken > 0) reportError(new Error(`${layer.file}: ${broken} features cannot be drawn`));
  const loaded = { layer, features };
  known.set(address, loaded);
  return loaded;
}

/** Fetches the data files of a map from the pack. A map without one of its layers would mislead, so it is all or none. */
export function useMapLayers(layers: readonly MapLayer[], address: (picture: Picture) => string): MapLayers {
  const addresses = layers.map((layer) => address(layer)).join('\n');
  const [loaded, setLoaded] = useState<MapLayers>(() => {
    // A map that was seen before is there in its first frame.
    const before = addresses.split('\n').flatMap((each) => known.get(each) ?? []);
    return before.length === layers.length ? before : 'waiting';
  });
  useEffect(() => {
    let wanted = true;
    const all = addresses.split('\n');
    if (all.every((each) => known.has(each))) return;
    Promise.all(layers.map((layer, at) => load(layer, all[at] ?? ''))).then(
      (read) => {
        if (wanted) setLoaded(read);
      },
      (error: unknown) => {
        reportError(error);
        if (wanted) setLoaded('failed');
      },
    );
    return () => {
      wanted = false;
    };
  }, [layers, addresses]);
  return loaded;
}
