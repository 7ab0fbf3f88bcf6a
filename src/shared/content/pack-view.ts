import type { Panel, TextOf } from '../panels/index.ts';
import type { PackText } from '../schema/pack-text.ts';
import type { Pack, Topic } from '../schema/pack.ts';

/** All panels of a pack in the order of its topics. */
export function allPanels(pack: Pack): Panel[] {
  return pack.topics.flatMap((topic) => topic.panels);
}

/** The panel of that id, or undefined. */
export function findPanel(pack: Pack, id: string): Panel | undefined {
  return allPanels(pack).find((panel) => panel.id === id);
}

/** The topic that holds the panel of that id, or undefined. */
export function topicOfPanel(pack: Pack, panelId: string): Topic | undefined {
  return pack.topics.find((topic) => topic.panels.some((panel) => panel.id === panelId));
}

/** The words of this very panel, with the type that belongs to it; `checkPack` has made sure that they fit. */
export function panelText<P extends Panel>(panel: P, text: PackText): TextOf<P['type']> | undefined {
  return text.panels[panel.id] as TextOf<P['type']> | undefined;
}
