import { z } from 'zod';

import type { Fault, Result } from '../errors.ts';
import type { Language, Words } from '../schema/language.ts';
import type { Venue } from '../schema/venue.ts';

/** What came of a PIN or a code; `disk`: nothing was checked, because the attempt could not be written down. */
export type Entry = 'open' | 'wrong' | 'wait' | 'hard' | 'disk' | 'short' | 'simple';

/** What the console is drawn with. Nothing of it is known to staff alone. */
export interface ConsoleFrame {
  readonly venue: Venue;
  /** Languages of the console, those of the venue first. */
  readonly languages: Readonly<Record<string, Language>>;
  readonly order: readonly string[];
  /** The console's own words, and the sentences for refused packs, by language. */
  readonly words: Readonly<Record<string, { readonly staff: Words; readonly refusals: Words }>>;
}

/** How the console stands: asked for again and again, and answered to whoever stands before it. */
export interface Lobby {
  readonly at: 'setup' | 'pin' | 'open';
  /** Only an administrator can open it. */
  readonly hard: boolean;
  /** Whole seconds until the next try. */
  readonly wait: number;
}

const pinSchema = z.string().regex(/^\d{1,12}$/);

/** What is asked before the PIN was right; everything else is refused until then. */
export const lobbySchemas = {
  'staff:frame': z.tuple([]),
  'staff:lobby': z.tuple([]),
  'staff:touch': z.tuple([]),
  'staff:enter': z.tuple([pinSchema]),
  'staff:setup': z.tuple([pinSchema, pinSchema]),
  'staff:leave': z.tuple([]),
} as const;

/** What only an open console is asked. */
export const openSchemas = {
  'staff:lock': z.tuple([]),
} as const;

export const staffSchemas = { ...lobbySchemas, ...openSchemas } as const;

/** What each request answers with. */
export interface StaffResults {
  'staff:frame': ConsoleFrame;
  'staff:lobby': Lobby;
  'staff:touch': null;
  'staff:enter': Entry;
  'staff:setup': Entry;
  /** Never seen: the page is gone before. */
  'staff:leave': null;
  'staff:lock': null;
}

export type StaffChannel = keyof typeof staffSchemas & keyof StaffResults;
export type StaffArguments<C extends StaffChannel> = z.infer<(typeof staffSchemas)[C]>;

/** Faults of the channel itself. `LOCKED`: the console is locked, or was locked meanwhile. */
export type StaffFault = Fault<'SENDER' | 'ARGUMENTS' | 'LOCKED' | 'INTERNAL'>;
export type StaffAnswer<C extends StaffChannel> = Result<StaffResults[C], StaffFault>;

/** What the console's preload script gives its page, and all that it gives. */
export interface StaffBridge {
  ask<C extends StaffChannel>(channel: C, ...args: StaffArguments<C>): Promise<StaffAnswer<C>>;
}
