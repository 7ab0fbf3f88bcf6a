import { z } from 'zod';

import type { PanelDigests } from '../content/panel-digest.ts';
import type { Fault, Result } from '../errors.ts';
import type { PackText } from '../schema/pack-text.ts';
import type { Pack } from '../schema/pack.ts';
import type { Venue } from '../schema/venue.ts';

/** What the renderer shows: one venue, one pack, its words. */
export interface Exhibit {
  readonly venue: Venue;
  readonly pack: Pack;
  readonly texts: Readonly<Record<string, PackText>>;
  readonly digests: PanelDigests;
}

/** An error that the page met; kept short, for the log only. */
export const problemSchema = z.strictObject({
  kind: z.enum(['error', 'rejection', 'render', 'media']),
  message: z.string().max(500),
  detail: z.string().max(4000).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** The arguments of each request, parsed by the one function that registers handlers. */
export const requestSchemas = {
  'exhibit:load': z.tuple([]),
  'problem:report': z.tuple([problemSchema]),
} as const;

/** What each request answers with. */
export interface RequestResults {
  'exhibit:load': Exhibit;
  'problem:report': null;
}

export type Channel = keyof typeof requestSchemas & keyof RequestResults;
export type RequestArguments<C extends Channel> = z.infer<(typeof requestSchemas)[C]>;

/** Faults of the channel itself; an answer is either a value or one of these, never an exception. */
export type RequestFault = Fault<'SENDER' | 'ARGUMENTS' | 'INTERNAL'>;
export type Answer<C extends Channel> = Result<RequestResults[C], RequestFault>;

/** What the preload script gives the page, and all that it gives. */
export interface KioskBridge {
  /** The exhibit to show; answers once the main process has read the pack. */
  loadExhibit(): Promise<Answer<'exhibit:load'>>;
  /** Puts a problem of the page into the log. */
  reportProblem(problem: Problem): Promise<Answer<'problem:report'>>;
}
