import { type ComponentType, useEffect, useSyncExternalStore } from 'react';

import { allPanels } from '../../../shared/content/pack-view.ts';
import type { PanelType } from '../../../shared/panels/index.ts';
import type { Pack } from '../../../shared/schema/pack.ts';
import { FactsPanel } from './facts-panel.tsx';
import type { PanelViewProps } from './panel-view.ts';
import { StoryPanel } from './story-panel.tsx';

type Views = { readonly [T in PanelType]: ComponentType<PanelViewProps<T>> };
type AnyView = Views[PanelType];
type Loads = { readonly [T in PanelType]: () => Views[T] | Promise<Views[T]> };

const media = async () => (await import('./media/media-panel.tsx')).MediaPanel;

/**
 * Where the view of each panel type comes from; the compiler asks for one when a type is added to the schema. Those of
 * a few lines are part of the page; the others are files of their own, so that the first screen does not wait for them.
 */
const loads: Loads = {
  story: () => StoryPanel,
  facts: () => FactsPanel,
  gallery: async () => (await import('./gallery/gallery-panel.tsx')).GalleryPanel,
  comparison: async () => (await import('./comparison/comparison-panel.tsx')).ComparisonPanel,
  map: async () => (await import('./map/map-panel.tsx')).MapPanel,
  timeline: async () => (await import('./timeline/timeline-panel.tsx')).TimelinePanel,
  quiz: async () => (await import('./quiz/quiz-panel.tsx')).QuizPanel,
  simulation: async () => (await import('./simulation/simulation-panel.tsx')).SimulationPanel,
  video: media,
  audio: media,
  plain: async () => (await import('./plain-panel.tsx')).PlainPanel,
};

const ready = new Map<PanelType, AnyView>([
  ['story', StoryPanel as AnyView],
  ['facts', FactsPanel as AnyView],
]);
const listeners = new Set<() => void>();

/**
 * Loads the views of panel types, once each; what is there already costs nothing. A view that cannot be loaded goes to
 * the log, and its panels show their words alone; it is tried again at the next call.
 */
export async function loadViews(types: Iterable<PanelType>): Promise<void> {
  const missing = [...new Set(types)].filter((type) => !ready.has(type));
  await Promise.all(
    missing.map(async (type) => {
      try {
        ready.set(type, (await loads[type]()) as AnyView);
        for (const changed of listeners) changed();
      } catch (error) {
        reportError(new Error(`The view of ${type} panels could not be loaded`, { cause: error }));
      }
    }),
  );
}

/** The panel types of a pack, in the order in which a visitor meets them. */
export const typesOf = (pack: Pack): PanelType[] => allPanels(pack).map(({ type }) => type);

/**
 * Loads the views of a pack one after another, each when the page has nothing else to do: a screen that nobody touches
 * yet gets ready for whoever comes, without a frame less.
 */
export async function prefetchViews(pack: Pack): Promise<void> {
  for (const type of new Set(typesOf(pack))) {
    await new Promise((resolve) => {
      requestIdleCallback(resolve, { timeout: 1_000 });
    });
    await loadViews([type]);
  }
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
  };
}

/** The view of a panel type; undefined while it is being loaded, which this begins at the latest. */
export function useView(type: PanelType): AnyView | undefined {
  const view = useSyncExternalStore(subscribe, () => ready.get(type));
  useEffect(() => {
    void loadViews([type]);
  }, [type]);
  return view;
}
