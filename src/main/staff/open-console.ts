import { app, type Session } from 'electron';

import { readStaffWords } from '../../node/languages/read-staff-words.ts';
import { readRestarts } from '../../node/staff/restarts.ts';
import { Door } from '../../node/staff/door.ts';
import type { VisitStore } from '../../node/staff/visit-state.ts';
import type { ConsoleFrame } from '../../shared/ipc/staff-contract.ts';
import { plainDoor } from '../../shared/staff/gesture.ts';
import type { Language } from '../../shared/schema/language.ts';
import type { Venue } from '../../shared/schema/venue.ts';
import type { ReadChannel } from '../channel/open-channel.ts';
import type { Log } from '../health/log.ts';
import { serveApp } from '../protocol/serve.ts';
import { openKioskSession } from '../window/lockdown.ts';
import type { Packs } from '../packs/open-packs.ts';
import { Console, type ConsoleOptions } from './console.ts';
import { healthFeature } from './health-feature.ts';
import { leaveFeature } from './leave-feature.ts';
import { PackDesk } from './pack-desk.ts';
import { packsFeature } from './packs-feature.ts';
import { settingsFeature, type SettingsOptions } from './settings-feature.ts';
import { visitsFeature } from './visits-feature.ts';

/** What a kiosk's console is made of. */
export interface OpenConsoleOptions extends Pick<ConsoleOptions, 'log' | 'visitor' | 'preload' | 'onOpen' | 'onLeave'> {
  readonly data: string;
  readonly locales: string;
  readonly renderer: string;
  readonly fonts: ReadonlyMap<string, string>;
  readonly languages: Readonly<Record<string, Language>>;
  readonly venue: () => Venue;
  readonly packs: Packs;
  readonly channel: ReadChannel;
  readonly visits: VisitStore;
  readonly settings: Pick<SettingsOptions, 'settings' | 'venues' | 'venueFixed'>;
  /** Ends the kiosk and begins it anew. */
  readonly restart: () => void;
  /** The exhibit's own page and preload: what a preview is shown with. */
  readonly exhibit: { readonly renderer: string; readonly preload: string };
}

/** Languages of the console: those of the venue, in its order, and then whatever else the kiosk speaks. */
export function consoleOrder(venue: Pick<Venue, 'languages'>, spoken: readonly string[]): string[] {
  const known = venue.languages.filter((each) => spoken.includes(each) || each === 'en');
  const order = [...new Set([...known, ...spoken])];
  return order.length > 0 ? order : ['en'];
}

async function readFrame(options: OpenConsoleOptions): Promise<ConsoleFrame> {
  const words = await readStaffWords(options.locales);
  // A language that has no words for staff would only show English under another name.
  const spoken = Object.keys(options.languages).filter((each) => Object.keys(words[each]?.staff ?? {}).length > 0);
  const venue = options.venue();
  const ornament = options.packs.stage.pack?.theme.ornament ?? null;
  return { venue, ornament, languages: options.languages, order: consoleOrder(venue, spoken), words };
}

/** The code is for whoever stands at the machine; it opens the door once, to set a PIN. */
function announceTo(log: Log) {
  return (code: string): void => {
    log.info('staff-setup', `No staff PIN is set. To set one, knock and enter this setup code: ${code}`);
  };
}

function servedSession(log: Log, renderer: string, fonts: ReadonlyMap<string, string>): () => Session {
  let session: Session | undefined;
  return () => {
    if (session === undefined) {
      session = openKioskSession(log, 'staff');
      serveApp(session, renderer, fonts, 'staff');
    }
    return session;
  };
}

/** The log is read for restarts no oftener than this, in milliseconds; an open console asks every second. */
const RESTARTS_EVERY = 30_000;

/** The same answer for a while. */
function atMostEvery<T>(span: number, now: () => number, read: () => Promise<T>): () => Promise<T> {
  let known: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return () => {
    if (known === undefined || now() - known.at >= span) known = { at: now(), answer: read() };
    return known.answer;
  };
}

/** Readies the console of a kiosk; nothing is shown before somebody knocks. */
export async function openConsole(options: OpenConsoleOptions): Promise<Console> {
  const { log, data, renderer, fonts, venue } = options;
  const now = (): number => performance.now();
  const door = await Door.open({
    data,
    now,
    announce: announceTo(log),
    tell: (sentence) => {
      log.warn('staff-state', sentence);
    },
  });
  const restarts = atMostEvery(RESTARTS_EVERY, now, () => readRestarts(data));
  const desk = new PackDesk({ data, log, packs: options.packs, wrongPins: () => door.wrongBefore, restarts });
  return new Console({
    ...options,
    features: [
      packsFeature({ ...options, ...options.exhibit, desk }),
      visitsFeature({ visits: options.visits, titles: () => desk.titles(), sticks: () => options.packs.sticks() }),
      healthFeature({ data, desk, venue, restarts, channel: options.channel, sticks: () => options.packs.sticks() }),
      settingsFeature({ log, venue, sticks: () => options.packs.sticks(), ...options.settings }),
      leaveFeature({
        log,
        restart: options.restart,
        quit: () => {
          app.exit(0);
        },
        desktop: () => venue().door?.desktop ?? plainDoor.desktop,
      }),
    ],
    door,
    now,
    session: servedSession(log, renderer, fonts),
    frame: () => readFrame(options),
  });
}
