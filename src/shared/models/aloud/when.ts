import type { Visit } from '../../session/visit.ts';

/** What reading aloud asks of a visit. */
export type Moment = Pick<Visit, 'screen' | 'sheet' | 'language' | 'generation'> & {
  readonly warned: boolean;
  /** Which part of a screen's words is in sight, where a panel has one after the other; empty where it opened. */
  readonly part: string;
  /** Whether everything new is read without being asked each time. */
  readonly readAloud: boolean;
  /** Whether the visitor wants to hear anything at all. */
  readonly sound: boolean;
};

/** What was last read, and where the visitor is. */
export interface Listening {
  readonly place: string;
  /** What was begun on this screen; it does not begin a second time by itself. */
  readonly heard: readonly string[];
  readonly readAloud: boolean;
}

/** What a voice is to do. */
export type Turn = 'begin' | 'stop' | 'go-on';

/** Whether there is something to read here: on every screen of a visit once its language is chosen. */
export function readable({ screen, sheet, warned }: Pick<Moment, 'screen' | 'sheet' | 'warned'>): boolean {
  if (warned || screen.at === 'attract' || screen.at === 'language') return false;
  return sheet === 'none' || sheet === 'more' || sheet === 'transcript';
}

/** A name for the words in sight. */
export function placeOf({ screen, sheet, language, generation, part }: Moment): string {
  const name = screen.at === 'panel' ? screen.panel : screen.at === 'topic' ? screen.topic : '';
  return [generation, screen.at, name, language, part, sheet].join('/');
}

/** A place without what lies over it. */
const screenOf = (place: string): string => place.slice(0, place.lastIndexOf('/'));

/** The same after the words in sight were begun, by whomever. */
export function heardAt(listening: Listening): Listening {
  return { ...listening, heard: [...listening.heard, listening.place] };
}

/** Where listening begins. */
export function listeningAt(moment: Moment): Listening {
  return { place: placeOf(moment), heard: [], readAloud: moment.readAloud };
}

/**
 * What follows from a change of the visit. Another place, another language, the idle warning, the end of the visit and
 * silence stop whatever is read. Where the visitor has reading aloud switched on, each new place begins by itself, once.
 */
export function turnOf(before: Listening, moment: Moment): { readonly turn: Turn; readonly next: Listening } {
  const place = placeOf(moment);
  const { readAloud } = moment;
  // Switched on, everything is new again, the place in sight included.
  const known = readAloud && !before.readAloud ? [] : before.heard;
  const heard = known.filter((each) => screenOf(each) === screenOf(place));
  const listening = { place, heard, readAloud };
  const silent = !readable(moment) || !moment.sound || (before.readAloud && !readAloud);
  if (silent) return { turn: 'stop', next: listening };
  if (readAloud && !heard.includes(place)) return { turn: 'begin', next: heardAt(listening) };
  return { turn: place === before.place ? 'go-on' : 'stop', next: listening };
}
