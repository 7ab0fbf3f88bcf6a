/** A panel to be looked at, with the sheets that lie over it. */
export interface PanelToLookAt {
  readonly id: string;
  readonly sheets: readonly ('more' | 'transcript' | 'sources')[];
}

/** What a page is asked to walk through, in the one language that it was loaded in. */
export interface LookPlan {
  readonly language: string;
  readonly textSizes: readonly (1 | 2 | 3)[];
  readonly topics: readonly { readonly id: string; readonly panels: readonly PanelToLookAt[] }[];
  /** Whether it is photographed: then it is painted, and looked at as a visitor would see it. */
  readonly painted: boolean;
}

/** What a text can meet: cut off, outside the screen, over another text, beyond reach of a turn, badly broken. */
export type TextTrouble = 'clipped' | 'outside' | 'overlap' | 'dock' | 'turn' | 'thai';

/** A text that has no room, whole as it stands on the screen. */
export interface TextFinding {
  readonly what: TextTrouble;
  readonly texts: readonly string[];
}

/** One state of the screen that was looked at. */
export interface Look {
  /** `attract`, `home`, `topic:ID`, `panel:ID`. */
  readonly screen: string;
  readonly textSize: 1 | 2 | 3;
  readonly findings: readonly TextFinding[];
  /** Of the texts asked for, those that can be seen now. */
  readonly seen: readonly string[];
}
