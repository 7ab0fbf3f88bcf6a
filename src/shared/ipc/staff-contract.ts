import { z } from 'zod';

import type { ChannelStatus } from '../channel/outcome.ts';
import type { Refusal, RefusalCode } from '../container/refusal.ts';
import type { Fault, Result } from '../errors.ts';
import type { Language, Words } from '../schema/language.ts';
import type { Ornament } from '../schema/ornament.ts';
import type { Venue } from '../schema/venue.ts';
import { settingsChangeSchema } from '../schema/kiosk-settings.ts';
import type { Judgement } from '../staff/judge-health.ts';
import type { Restart } from '../staff/restarts.ts';
import type { VisitSummary } from '../staff/visit-counts.ts';
import type { PackContents, PackDifference } from '../staff/pack-difference.ts';

/** What came of a PIN or a code; `disk`: nothing was checked, because the attempt could not be written down. */
export type Entry = 'open' | 'wrong' | 'wait' | 'hard' | 'disk' | 'short' | 'simple';

/** What the console is drawn with. Nothing of it is known to staff alone. */
export interface ConsoleFrame {
  readonly venue: Venue;
  /** The ornament of the pack on show; null where it has none. */
  readonly ornament: Ornament | null;
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

/** A pack as staff see it. */
export type PackCard = Omit<PackContents, 'panels' | 'rest'> & { readonly panels: number };

/** A container on a stick; `refusal` says why it cannot be installed here. */
export interface StickPack {
  readonly path: string;
  readonly name: string;
  readonly packId: string | null;
  readonly version: string | null;
  readonly size: number | null;
  readonly refusal: RefusalCode | null;
}

/** Work that takes a while, or what came of it. */
export interface DeskJob {
  readonly kind: 'install' | 'preview' | 'check';
  readonly path: string;
  /** `gone`: somebody stopped it; nothing has changed. */
  readonly state: 'running' | 'done' | 'failed' | 'gone';
  readonly done: number;
  readonly total: number;
  readonly refusal: RefusalCode | null;
}

/** Everything that changes while somebody looks at the console. */
export interface Desk {
  readonly health: Judgement;
  /** How often the kiosk or its page began anew in the last seven days. */
  readonly restarts: number;
  /** What visitors see, and whether it is on trial. */
  readonly shown: PackCard | null;
  readonly trial: boolean;
  /** Where it came from. */
  readonly shownIs: 'installed' | 'bundled' | 'pinned';
  readonly previous: PackCard | null;
  readonly bundled: PackCard | null;
  /** Whether a stick is plugged in, whatever is on it. */
  readonly stick: boolean;
  readonly found: readonly StickPack[];
  readonly job: DeskJob | null;
  /** A pack is shown in a window over the console. */
  readonly previewing: boolean;
}

/** What changes, and both packs. */
export interface Comparison {
  readonly before: PackCard;
  readonly after: PackCard;
  readonly difference: PackDifference;
}

/** What can be set, as it is now. */
export interface SettingsView {
  /** The venue with everything that was set. */
  readonly venue: Venue;
  /** The venue that was chosen for the next start; null where none was. */
  readonly chosenVenue: string | null;
  readonly venues: readonly { readonly id: string; readonly name: Readonly<Record<string, string>> }[];
  /** It was named at the start and cannot be set here. */
  readonly venueFixed: boolean;
  readonly canUndo: boolean;
  readonly stick: boolean;
  /** Whether this machine can be asked to switch its screen off. */
  readonly canRest: boolean;
}

/** What visitors did, in counts. */
export interface VisitsView {
  readonly summary: VisitSummary;
  /** Headlines of the panels on show, by panel and language. */
  readonly titles: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What can be measured of the machine; null where it does not say. */
export interface HealthView {
  readonly application: string;
  readonly electron: string;
  readonly system: string;
  /** Of the kiosk and of the machine, in seconds. */
  readonly running: number;
  readonly on: number;
  readonly disk: { readonly free: number; readonly total: number } | null;
  readonly memory: { readonly free: number; readonly total: number };
  /** Degrees Celsius of the hottest part. */
  readonly temperature: number | null;
  /** The clock of the wall, as an ISO time, and how far it is ahead of UTC in minutes. */
  readonly clock: string;
  readonly ahead: number;
  /** What went wrong last, the newest first: time and event of the log. */
  readonly troubles: readonly { readonly time: string; readonly event: string; readonly message: string }[];
  /** When the kiosk or its page began anew, and why; the newest first. */
  readonly restarts: readonly Restart[];
  readonly screen: Venue['screen'];
  /** How the channel stands; `off` where there is none. */
  readonly channel: ChannelStatus;
}

const powerSchema = z.enum(['restart', 'reboot', 'off', 'desktop']);
export type PowerAction = z.infer<typeof powerSchema>;

const pinSchema = z.string().regex(/^\d{1,12}$/);
/** Only what was found on a stick counts; anything else is refused. */
const pathSchema = z.string().min(1).max(4096);

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
  'staff:desk': z.tuple([]),
  'staff:compare': z.tuple([pathSchema]),
  'staff:preview': z.tuple([pathSchema]),
  'staff:preview-end': z.tuple([]),
  'staff:install': z.tuple([pathSchema]),
  'staff:cancel': z.tuple([]),
  'staff:job-seen': z.tuple([]),
  'staff:show': z.tuple([z.enum(['previous', 'bundled'])]),
  'staff:power-offered': z.tuple([]),
  'staff:power': z.tuple([powerSchema, pinSchema]),
  'staff:change-pin': z.tuple([pinSchema, pinSchema]),
  'staff:visits': z.tuple([z.literal([7, 30, 90])]),
  'staff:visits-export': z.tuple([]),
  'staff:health': z.tuple([]),
  'staff:integrity': z.tuple([]),
  'staff:health-export': z.tuple([]),
  'staff:settings': z.tuple([]),
  'staff:settings-change': z.tuple([settingsChangeSchema]),
  'staff:settings-undo': z.tuple([]),
  'staff:settings-export': z.tuple([]),
  'staff:settings-import': z.tuple([]),
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
  'staff:desk': Desk;
  'staff:compare': Result<Comparison, Refusal>;
  /** Begins; `desk.job` tells how it goes. */
  'staff:preview': null;
  'staff:preview-end': null;
  'staff:install': null;
  'staff:cancel': null;
  /** Somebody has read what came of it. */
  'staff:job-seen': null;
  'staff:show': Result<null, Refusal>;
  'staff:power-offered': readonly PowerAction[];
  /** `refused`: the venue or the system does not allow it. */
  'staff:power': Entry | 'refused';
  'staff:change-pin': Entry;
  'staff:visits': VisitsView;
  'staff:visits-export': Result<string, Fault>;
  'staff:health': HealthView;
  /** Begins; `desk.job` tells how it goes. */
  'staff:integrity': null;
  'staff:health-export': Result<string, Fault>;
  'staff:settings': SettingsView;
  'staff:settings-change': Result<null, Fault>;
  'staff:settings-undo': Result<null, Fault>;
  /** The name of the file. */
  'staff:settings-export': Result<string, Fault>;
  'staff:settings-import': Result<null, Fault>;
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
