import { narrationFiles } from '../panels/narration.ts';
import { kindOf, type Panel, type PanelText } from '../panels/index.ts';
import type { Credit } from '../schema/credit.ts';
import type { PackText } from '../schema/pack-text.ts';
import type { Pack } from '../schema/pack.ts';
import type { Picture } from '../schema/picture.ts';
import { allPanels } from './pack-view.ts';
import { countWords } from './words.ts';

/** What a visitor can read on a panel: at first sight, and on the sheets behind it. */
export interface PanelWords {
  readonly body: number;
  readonly more: number;
}

/**
 * What the page wants to know of every panel alike. It is worked out once, where the pack is read, so that the page
 * needs neither the schemas nor the word breaker.
 */
export interface PanelDigest {
  /** Pictures that the panel shows; the first one stands for it on cards. */
  readonly pictures: readonly Picture[];
  /** Attributions of data, sound and film; one may be named more than once. */
  readonly credits: readonly Credit[];
  /** Who reads it aloud in each language, where a person does. */
  readonly narrators: Readonly<Record<string, Credit>>;
  /** Ids of the sources that it rests on, each once, in the order in which the panel names them. */
  readonly sources: readonly string[];
  /** Its words in each language. */
  readonly words: Readonly<Record<string, PanelWords>>;
}

/** Digests of a pack's panels, by panel id. */
export type PanelDigests = Readonly<Record<string, PanelDigest>>;

/** The ids of all sources that a panel rests on, each once. */
export function panelSourceIds(panel: Panel): string[] {
  return [...new Set(kindOf(panel.type).sources(panel))];
}

/** The pictures that a panel shows. */
export function panelPictures(panel: Panel): readonly Picture[] {
  return kindOf(panel.type).pictures(panel);
}

/** Counts the words of a panel in one language. */
export function panelWords(panel: Panel, text: PanelText, language: string): PanelWords {
  const count = (parts: readonly (string | undefined)[]): number =>
    countWords(parts.filter((part) => part !== undefined).join('\n'), language);
  return {
    body: count([text.headline, text.body, ...kindOf(panel.type).otherWords(text)]),
    more: count([...(text.more ?? []), ...(kindOf(panel.type).deeperWords?.(text) ?? [])]),
  };
}

/** Digests every panel of a pack. */
export function digestPanels(pack: Pack, texts: Readonly<Record<string, PackText>>): PanelDigests {
  return Object.fromEntries(
    allPanels(pack).map((panel): [string, PanelDigest] => {
      const words = Object.entries(texts).flatMap(([language, text]) => {
        const own = text.panels[panel.id];
        return own === undefined ? [] : [[language, panelWords(panel, own, language)] as const];
      });
      return [
        panel.id,
        {
          pictures: panelPictures(panel),
          credits: kindOf(panel.type).credits?.(panel) ?? [],
          narrators: Object.fromEntries(
            Object.entries(panel.narration ?? {}).map(([language, { credit }]) => [language, credit]),
          ),
          sources: panelSourceIds(panel),
          words: Object.fromEntries(words),
        },
      ];
    }),
  );
}

/** All files that a panel needs, each once. */
export function panelFiles(panel: Panel): string[] {
  const pictures = panelPictures(panel).map(({ file }) => file);
  return [...new Set([...pictures, ...(kindOf(panel.type).files?.(panel) ?? [])])];
}

/** All files that a pack refers to, each once. The kiosk serves these and nothing else. */
export function packFiles(pack: Pack): string[] {
  const panels = allPanels(pack);
  const pictures = [
    pack.cover,
    ...pack.topics.map((topic) => topic.picture),
    ...panels.flatMap((panel) => panelPictures(panel)),
  ].flatMap((picture) => (picture === undefined ? [] : [picture.file]));
  const others = panels.flatMap((panel) => [...(kindOf(panel.type).files?.(panel) ?? []), ...narrationFiles(panel)]);
  return [...new Set([...pictures, ...others])];
}
