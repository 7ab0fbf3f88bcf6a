import type { z } from 'zod';

import type { Credit } from '../schema/credit.ts';
import type { Picture } from '../schema/picture.ts';

/** A finding about one panel: where in its words or its structure, what is wrong, and what to do about it. */
export interface PanelFinding {
  readonly code: 'MISSING' | 'EXTRA' | 'DUP' | 'LIMIT' | 'SCHEMA';
  /** Whether it stands in pack.json or in the text file. */
  readonly in: 'structure' | 'text';
  /** The place below the panel, like `facts.range`; empty for the panel itself. */
  readonly place: string;
  readonly cause: string;
  readonly remedy: string;
  /** The word at that place that is wrong, like an id; it finds the line. */
  readonly value?: string;
}

/** Something that a panel says besides headline, body and "more", as a paragraph with a title or without. */
export interface Told {
  readonly title?: string;
  readonly text: string;
}

/** Everything that the rest of the kiosk asks of a panel type, in one place. A new type is one of these. */
export interface PanelKind<Structure extends z.ZodObject, Text extends z.ZodObject> {
  /** What pack.json says of such a panel. */
  readonly structure: Structure;
  /** What the text file of a language says of it. */
  readonly text: Text;
  /** The pictures that it shows; the first one stands for it on cards. */
  readonly pictures: (panel: z.infer<Structure>) => readonly Picture[];
  /** Other files of the pack that it needs: data, sound, film. */
  readonly files?: (panel: z.infer<Structure>) => readonly string[];
  /** Attributions that the licences of those files ask for; shown with the sources. */
  readonly credits?: (panel: z.infer<Structure>) => readonly Credit[];
  /** Ids of the sources that it rests on; one may be named more than once. */
  readonly sources: (panel: z.infer<Structure>) => readonly string[];
  /** Words beyond headline, body and more, as far as a visitor reads them at first sight. */
  readonly otherWords: (text: z.infer<Text>) => readonly (string | undefined)[];
  /** Words that a sheet of its own shows, as a transcript does; "more" counts by itself. */
  readonly deeperWords?: (text: z.infer<Text>) => readonly string[];
  /** What it says in words alone, for when nothing else of it can be shown; left out where that is nothing. */
  readonly told?: (text: z.infer<Text>) => readonly Told[];
  /** What neither schema can say: that ids are unique and that structure and words, fit each other. */
  readonly check: (panel: z.infer<Structure>, text: z.infer<Text>) => readonly PanelFinding[];
  /** What the structure alone must keep to: ids that are unique, files for every language of the pack. */
  readonly checkStructure?: (panel: z.infer<Structure>, languages?: readonly string[]) => readonly PanelFinding[];
}

/** Gives a panel type its types; the schemas say the rest. */
export function definePanelKind<Structure extends z.ZodObject, Text extends z.ZodObject>(
  kind: PanelKind<Structure, Text>,
): PanelKind<Structure, Text> {
  return kind;
}
