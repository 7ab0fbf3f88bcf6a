import { z } from 'zod';

import type { PanelDigests } from '../content/panel-digest.ts';
import type { Fault, Result } from '../errors.ts';
import type { Language } from '../schema/language.ts';
import type { PackText } from '../schema/pack-text.ts';
import type { Pack } from '../schema/pack.ts';
import type { Venue } from '../schema/venue.ts';
import { type VisitReport, visitReportSchema } from '../schema/visit-report.ts';

/** What the renderer shows: one venue, one pack, its words. */
export interface Exhibit {
  readonly venue: Venue;
  readonly pack: Pack;
  readonly texts: Readonly<Record<string, PackText>>;
  readonly digests: PanelDigests;
  /** The interface in the languages offered and in those they fall back to; English is part of the page. */
  readonly languages?: Readonly<Record<string, Language>>;
  /** How the main process serves it; left out where none stands behind the page. */
  readonly serving?: ExhibitServing;
}

/** The kiosk may change what it shows while the page lives: each exhibit has a number and an address of its own. */
export interface ExhibitServing {
  /** Counts what this run has shown, from 1 on. */
  readonly revision: number;
  /** The host of `pack://` under which its files are; never that of another revision, so that no cache mixes them. */
  readonly host: string;
  /** Files to try before the pack is trusted for good; empty where it is not on trial. */
  readonly inspect: readonly string[];
}

/** What the page's sign of life, every half second, says of the exhibit. */
export const beatSchema = z.strictObject({
  /** The revision on screen. */
  revision: z.int().min(0),
  /** Whether somebody visits: the attract screen is not shown. */
  visiting: z.boolean(),
  /** Whether its first screen has been painted, pictures and all. */
  painted: z.boolean(),
  /** Whether every file to inspect was tried. */
  inspected: z.boolean(),
});
export type Beat = z.infer<typeof beatSchema>;

/** What the sign of life says of the page itself, whatever it shows. */
export const pulseSchema = z.strictObject({
  /** Frames drawn since the page began: one is asked for with each sign of life. */
  frames: z.int().min(0),
  /** Whether nobody can see the window; then nothing is drawn. */
  hidden: z.boolean(),
  /** Whether there is nothing on the page. */
  empty: z.boolean(),
  /** Fingers that came down since the page began. */
  touches: z.int().min(0),
});
export type Pulse = z.infer<typeof pulseSchema>;

/** An error that the page met; kept short, for the log only. */
export const problemSchema = z.strictObject({
  kind: z.enum(['error', 'rejection', 'render', 'media']),
  message: z.string().max(500),
  detail: z.string().max(4000).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** A shortcut of the preview that the page carries out. */
export const previewCommands = ['language', 'text-size', 'contrast', 'idle'] as const;
export type PreviewCommand = (typeof previewCommands)[number];

/** What is new for an author who looks at a pack in the making. */
export interface PreviewNews {
  /** Counts news, from 1 on; the page asks for what comes after the one it knows. */
  readonly number: number;
  /** The revision to be shown; see `ExhibitServing`. */
  readonly revision: number;
  /** What keeps the pack as it is on disk from being shown, a line each; empty where nothing does. */
  readonly faults: readonly string[];
  readonly command?: PreviewCommand;
}

/** The arguments of each request, parsed by the one function that registers handlers. */
export const requestSchemas = {
  'exhibit:load': z.tuple([]),
  'problem:report': z.tuple([problemSchema]),
  'page:beat': z.tuple([beatSchema, pulseSchema]),
  'preview:next': z.tuple([z.int().min(0)]),
  'door:knock': z.tuple([]),
  'visit:report': z.tuple([visitReportSchema]),
} as const;

/** What each request answers with. */
export interface RequestResults {
  /** An `Exhibit` as JSON: the bridge carries one long string many times faster than its ten thousand parts. */
  'exhibit:load': string;
  'problem:report': null;
  /**
   * The revision to be shown; where it is another, the page takes it on between two visits. And whether nobody can see
   * the window for reasons that the page does not know: it rests then.
   */
  'page:beat': { readonly revision: number; readonly unseen?: boolean };
  /** Answers when there are news after that number; nobody answers where no preview runs. */
  'preview:next': PreviewNews;
  /** Whether the kiosk turns to its staff now. */
  'door:knock': boolean;
  'visit:report': null;
}

export type Channel = keyof typeof requestSchemas & keyof RequestResults;
export type RequestArguments<C extends Channel> = z.infer<(typeof requestSchemas)[C]>;

/** Faults of the channel itself; an answer is either a value or one of these, never an exception. */
export type RequestFault = Fault<'SENDER' | 'TOO_OFTEN' | 'ARGUMENTS' | 'INTERNAL'>;
export type Answer<C extends Channel> = Result<RequestResults[C], RequestFault>;

/** What the preload script gives the page, and all that it gives. */
export interface KioskBridge {
  /** The exhibit to show; answers once the main process has read the pack. */
  loadExhibit(): Promise<Answer<'exhibit:load'>>;
  /** Puts a problem of the page into the log. */
  reportProblem(problem: Problem): Promise<Answer<'problem:report'>>;
  /** Says that the page lives and what it shows. */
  beat(beat: Beat, pulse: Pulse): Promise<Answer<'page:beat'>>;
  /** Says that somebody knocked as staff do, and nothing else; who it was is found out elsewhere. */
  knock(): Promise<Answer<'door:knock'>>;
  /** Tells the counts of a visit that has ended. */
  reportVisit(visit: VisitReport): Promise<Answer<'visit:report'>>;
  /** Waits for news after that number. Only in a preview: a kiosk's page does not have it. */
  nextPreview?(after: number): Promise<Answer<'preview:next'>>;
}
