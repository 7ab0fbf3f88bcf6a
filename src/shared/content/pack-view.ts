import type { PackText, PanelText, PanelTexts } from '../schema/pack-text.ts';
import type { Pack, Panel, PanelOf, PanelType, Picture, Source, Topic } from '../schema/pack.ts';
import { countWords } from './words.ts';

/** The words of a panel, typed by the panel's type; `checkPack` has made sure that they belong together. */
export type TextOf<T extends PanelType> = PanelTexts[T];

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

/** The words of this very panel, with the type that belongs to it. */
export function panelText<P extends Panel>(panel: P, text: PackText): TextOf<P['type']> | undefined {
  return text.panels[panel.id] as TextOf<P['type']> | undefined;
}

/** The ids of all sources that a panel rests on, each once, in the order in which the panel names them. */
export function panelSourceIds(panel: Panel): string[] {
  const ids = panel.type === 'facts' ? panel.facts.map((fact) => fact.source) : panel.sources;
  return [...new Set(ids)];
}

/** The sources that a panel rests on. */
export function panelSources(pack: Pack, panel: Panel): Source[] {
  const ids = panelSourceIds(panel);
  return pack.sources.filter((source) => ids.includes(source.id));
}

/** The pictures that a panel shows. */
export function panelPictures(panel: Panel): Picture[] {
  if (panel.type === 'gallery') return panel.pictures;
  return panel.picture === undefined ? [] : [panel.picture];
}

/** The picture that stands for a panel on a card: its own, or the first of its gallery. */
export function panelCardPicture(panel: Panel): Picture | undefined {
  return panelPictures(panel)[0];
}

/** All files that a pack refers to, each once. The kiosk serves these and nothing else. */
export function packFiles(pack: Pack): string[] {
  const pictures = [
    pack.cover,
    ...pack.topics.map((topic) => topic.picture),
    ...allPanels(pack).flatMap((panel) => panelPictures(panel)),
  ];
  return [...new Set(pictures.flatMap((picture) => (picture === undefined ? [] : [picture.file])))];
}

/** What a visitor can read on a panel: at first sight, and after touching "more". */
export interface PanelWords {
  readonly body: number;
  readonly more: number;
}

/** Counts the words of a panel in one language. */
export function panelWords(panel: Panel, text: PanelText, language: string): PanelWords {
  const count = (parts: readonly (string | undefined)[]): number =>
    countWords(parts.filter((part) => part !== undefined).join('\n'), language);
  const extra: (string | undefined)[] = [];
  if (panel.type === 'facts') {
    for (const fact of Object.values((text as TextOf<'facts'>).facts)) extra.push(fact.label, fact.unit, fact.note);
  } else if (panel.type === 'gallery') {
    for (const picture of Object.values((text as TextOf<'gallery'>).pictures))
      extra.push(picture.title, picture.caption);
  }
  return { body: count([text.headline, text.body, ...extra]), more: count(text.more ?? []) };
}

/** Narrows a panel to one type. */
export function isPanelOf<T extends PanelType>(panel: Panel, type: T): panel is PanelOf<T> {
  return panel.type === type;
}
