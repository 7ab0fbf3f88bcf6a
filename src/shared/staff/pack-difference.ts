/** A panel of a pack by what tells one state of it from another. */
export interface PanelPrint {
  readonly id: string;
  readonly type: string;
  /** Its headline in each language. */
  readonly titles: Readonly<Record<string, string>>;
  /** Changes with its structure, its words in any language and the files that it shows. */
  readonly print: string;
}

/** What staff want to know of a pack, installed or on a stick. */
export interface PackContents {
  readonly packId: string;
  readonly version: string;
  /** Null for the pack that came with the application. */
  readonly seq: number | null;
  /** When it was built, as an ISO date; null where it does not say. */
  readonly created: string | null;
  readonly size: number;
  readonly languages: readonly string[];
  /** The name of the city in each language. */
  readonly titles: Readonly<Record<string, string>>;
  /** Keys that signed it, as far as it is known. */
  readonly signers: readonly string[];
  readonly panels: readonly PanelPrint[];
  /** Changes with everything else: colours, drawings, topics, the order of the tour, sources. */
  readonly rest: string;
}

/** What changes where one pack takes the place of another. */
export interface PackDifference {
  /** They are of two cities: nothing is compared then, all of it is new. */
  readonly otherCity: boolean;
  readonly added: readonly PanelPrint[];
  readonly changed: readonly PanelPrint[];
  readonly removed: readonly PanelPrint[];
  readonly languagesAdded: readonly string[];
  readonly languagesRemoved: readonly string[];
  /** In bytes; below zero where it becomes smaller. */
  readonly growth: number;
  /** Something beside the panels. */
  readonly rest: boolean;
}

const without = <T>(all: readonly T[], others: readonly T[]): T[] => all.filter((each) => !others.includes(each));

/** What changes for the visitors where `after` takes the place of `before`; panels in the order of the pack that has them. */
export function packDifference(before: PackContents, after: PackContents): PackDifference {
  const known = new Map(before.panels.map((panel) => [panel.id, panel]));
  const now = new Set(after.panels.map(({ id }) => id));
  const otherCity = before.packId !== after.packId;
  return {
    otherCity,
    added: otherCity ? after.panels : after.panels.filter(({ id }) => !known.has(id)),
    changed: otherCity ? [] : after.panels.filter(({ id, print }) => known.has(id) && known.get(id)?.print !== print),
    removed: otherCity ? [] : before.panels.filter(({ id }) => !now.has(id)),
    languagesAdded: without(after.languages, before.languages),
    languagesRemoved: without(before.languages, after.languages),
    growth: after.size - before.size,
    rest: otherCity || before.rest !== after.rest,
  };
}
