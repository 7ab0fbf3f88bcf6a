import { changedSettings, type VisitSettings } from './settings.ts';

/** The part of the exhibit on screen. One at a time: screens that cannot be cannot be stored. */
export type Screen =
  | { readonly at: 'attract' }
  | { readonly at: 'language' }
  | { readonly at: 'home' }
  | { readonly at: 'topic'; readonly topic: string }
  | { readonly at: 'panel'; readonly panel: string; readonly via: 'tour' | 'topic' }
  | { readonly at: 'end'; readonly after: 'tour' | 'topics' };

/** What lies over a screen; the settings over any, the others over a panel. */
export type Sheet = 'none' | 'more' | 'transcript' | 'sources' | 'settings';

/** Whether reach mode was offered to this visitor: not yet, now, or for good. */
export type ReachOffer = 'waiting' | 'made' | 'answered';

/** How a round of a quiz ended. */
export interface QuizResult {
  readonly right: number;
  readonly total: number;
}

/** What is heard: a film or sound under the visitor's hands, or the words of a screen read aloud. */
export type MediaKind = 'player' | 'voice';

/** Everything that the kiosk knows of a visit. It lives in memory only and is replaced whole at the reset. */
export interface Visit {
  readonly screen: Screen;
  readonly sheet: Sheet;
  readonly language: string;
  readonly settings: VisitSettings;
  readonly reachOffer: ReachOffer;
  /** Panels opened in this visit, each once. */
  readonly seen: readonly string[];
  /** The best round of a quiz in this visit; undefined before one was played to its end. */
  readonly quiz: QuizResult | undefined;
  /** Where the tour was left, as a panel id; undefined before it began. */
  readonly tourAt: string | undefined;
  /** The last sign of a visitor, in milliseconds of the clock passed in. */
  readonly touchedAt: number;
  readonly mediaPlaying: boolean;
  /** What plays, or played last: a recording of the panel, or a voice that reads. */
  readonly mediaBy: MediaKind;
  /** When the recording must have ended, whatever its player says; only while it plays. */
  readonly mediaUntil: number | undefined;
  /** When the idle warning came up; undefined while there is none. */
  readonly warnedAt: number | undefined;
  /** Since when staff have knocked at their door; set just before the visit ends for them. */
  readonly knockedSince: number | undefined;
  /** Counts resets, so that the screen can throw away everything that belonged to the visit before. */
  readonly generation: number;
}

/** What a visit must know of the exhibit. */
export interface VisitRules {
  /** Languages offered, the default first. */
  readonly languages: readonly string[];
  /** What every visit begins with. */
  readonly settings: VisitSettings;
  readonly tour: readonly string[];
  readonly topics: readonly { readonly id: string; readonly panels: readonly string[] }[];
  /** Shortest time without touch before the warning, in milliseconds. */
  readonly idleBase: number;
  /** How long the warning stays, in milliseconds. */
  readonly idleWarning: number;
  /** How long an average visitor reads what is on screen, in milliseconds. */
  readonly readingTime: (visit: Pick<Visit, 'screen' | 'sheet' | 'language'>) => number;
}

/** What a visitor, a player or the clock does. */
export type VisitInput =
  /** `low` says whether a hand touched far below where a standing visitor's would; it is absent for keys. */
  | { readonly type: 'touch'; readonly low?: boolean }
  | { readonly type: 'start' }
  | { readonly type: 'choose-language'; readonly language: string }
  | { readonly type: 'start-tour' }
  | { readonly type: 'go-home' }
  | { readonly type: 'open-topic'; readonly topic: string }
  | { readonly type: 'open-panel'; readonly panel: string }
  | { readonly type: 'next' }
  | { readonly type: 'back' }
  | { readonly type: 'open-sheet'; readonly sheet: Exclude<Sheet, 'none'> }
  | { readonly type: 'close-sheet' }
  | { readonly type: 'change-settings'; readonly change: Partial<VisitSettings> }
  | { readonly type: 'decline-reach' }
  /** A player's report; `left` is how long the recording still lasts, in milliseconds. */
  | { readonly type: 'media'; readonly playing: boolean; readonly left?: number; readonly by?: MediaKind }
  | { readonly type: 'quiz-played'; readonly result: QuizResult }
  | { readonly type: 'finish' }
  /** Staff knocked, from that moment of the clock on, and are let in. */
  | { readonly type: 'knock'; readonly since: number }
  | { readonly type: 'leave' }
  | { readonly type: 'tick' };

/** The state before a visit: the attract screen in the default language, with nothing of anybody in it. */
export function freshVisit(rules: VisitRules, now: number, generation = 0): Visit {
  return {
    screen: { at: 'attract' },
    sheet: 'none',
    language: rules.languages[0] ?? 'en',
    settings: rules.settings,
    reachOffer: 'waiting',
    seen: [],
    quiz: undefined,
    tourAt: undefined,
    touchedAt: now,
    mediaPlaying: false,
    mediaBy: 'player',
    mediaUntil: undefined,
    warnedAt: undefined,
    knockedSince: undefined,
    generation,
  };
}

/**
 * When the visit changes by itself next, on the clock passed in, in milliseconds: the warning comes up or the reset
 * follows. Undefined on the attract screen. Playing media are activity for as long as they last, not for ever: a player
 * that hangs must not keep the visit before on screen.
 */
export function nextDeadline(visit: Visit, rules: VisitRules): number | undefined {
  if (visit.screen.at === 'attract') return undefined;
  if (visit.warnedAt !== undefined) return visit.warnedAt + rules.idleWarning;
  const pause = Math.max(rules.idleBase, rules.readingTime(visit));
  if (!visit.mediaPlaying) return visit.touchedAt + pause;
  return visit.mediaUntil === undefined ? undefined : Math.max(visit.mediaUntil, visit.touchedAt) + pause;
}

const topicOf = (rules: VisitRules, panel: string) => rules.topics.find((topic) => topic.panels.includes(panel));

/** The panels that "next" and "back" walk through from here. */
export function currentWalk(screen: Screen, rules: VisitRules): readonly string[] {
  if (screen.at !== 'panel') return [];
  return screen.via === 'tour' ? rules.tour : (topicOf(rules, screen.panel)?.panels ?? []);
}

function showPanel(visit: Visit, panel: string, via: 'tour' | 'topic'): Visit {
  return {
    ...visit,
    screen: { at: 'panel', panel, via },
    sheet: 'none',
    // Who walks on to the panels has seen the offer and does without.
    reachOffer: visit.reachOffer === 'made' ? 'answered' : visit.reachOffer,
    mediaPlaying: false,
    mediaUntil: undefined,
    seen: visit.seen.includes(panel) ? visit.seen : [...visit.seen, panel],
    tourAt: via === 'tour' ? panel : visit.tourAt,
  };
}

function show(visit: Visit, screen: Exclude<Screen, { at: 'panel' }>): Visit {
  return { ...visit, screen, sheet: 'none', mediaPlaying: false, mediaUntil: undefined };
}

function step(visit: Visit, rules: VisitRules, by: 1 | -1): Visit {
  const { screen } = visit;
  if (screen.at === 'topic' || screen.at === 'end') return by === -1 ? show(visit, { at: 'home' }) : visit;
  if (screen.at === 'home') return by === -1 ? show(visit, { at: 'language' }) : visit;
  if (screen.at !== 'panel') return visit;
  const walk = currentWalk(screen, rules);
  const to = walk[walk.indexOf(screen.panel) + by];
  if (to !== undefined) return showPanel(visit, to, screen.via);
  if (screen.via === 'tour')
    return by === 1 ? { ...show(visit, { at: 'end', after: 'tour' }), tourAt: undefined } : show(visit, { at: 'home' });
  const topic = topicOf(rules, screen.panel);
  return by === 1 || topic === undefined ? show(visit, { at: 'home' }) : show(visit, { at: 'topic', topic: topic.id });
}

/** A visitor who plays again takes the better result home. */
const better = (before: QuizResult | undefined, now: QuizResult): QuizResult =>
  before !== undefined && before.right * now.total > now.right * before.total ? before : now;

/** The topics of which something was opened in this visit, in the order of the pack. */
export const seenTopics = (seen: readonly string[], topics: VisitRules['topics']): string[] =>
  topics.filter(({ panels }) => panels.some((panel) => seen.includes(panel))).map(({ id }) => id);

function act(visit: Visit, input: Exclude<VisitInput, { type: 'tick' }>, rules: VisitRules, now: number): Visit {
  switch (input.type) {
    case 'touch':
      // Only the first touch of a visit is free in its height: every later one goes where a button is.
      if (input.low === undefined || visit.reachOffer !== 'waiting') return visit;
      return { ...visit, reachOffer: input.low && !visit.settings.reach ? 'made' : 'answered' };
    case 'start':
      return visit.screen.at === 'attract' ? show(visit, { at: 'language' }) : visit;
    case 'choose-language': {
      if (!rules.languages.includes(input.language)) return visit;
      const chosen = { ...visit, language: input.language };
      return visit.screen.at === 'language' ? show(chosen, { at: 'home' }) : chosen;
    }
    case 'start-tour': {
      const panel = visit.tourAt ?? rules.tour[0];
      return panel === undefined ? visit : showPanel(visit, panel, 'tour');
    }
    case 'go-home':
      return show(visit, { at: 'home' });
    case 'open-topic':
      return rules.topics.some((topic) => topic.id === input.topic)
        ? show(visit, { at: 'topic', topic: input.topic })
        : visit;
    case 'open-panel':
      return topicOf(rules, input.panel) === undefined ? visit : showPanel(visit, input.panel, 'topic');
    case 'next':
      return step(visit, rules, 1);
    case 'back':
      return visit.sheet === 'none' ? step(visit, rules, -1) : { ...visit, sheet: 'none' };
    case 'open-sheet':
      return visit.screen.at === 'panel' || input.sheet === 'settings' ? { ...visit, sheet: input.sheet } : visit;
    case 'close-sheet':
      return { ...visit, sheet: 'none' };
    case 'change-settings':
      return {
        ...visit,
        settings: changedSettings(visit.settings, input.change),
        reachOffer: input.change.reach === undefined ? visit.reachOffer : 'answered',
      };
    case 'decline-reach':
      return { ...visit, reachOffer: 'answered' };
    case 'media': {
      const { playing, left, by = 'player' } = input;
      // Films are on panels; a voice reads every screen once a language is chosen.
      const heardHere = visit.screen.at === 'panel' || (by === 'voice' && visit.screen.at !== 'language');
      // Where one gives way to the other, the end of the first may be told after the beginning of the second.
      if (!heardHere || (!playing && visit.mediaPlaying && visit.mediaBy !== by)) return visit;
      return {
        ...visit,
        mediaPlaying: playing,
        mediaBy: by,
        mediaUntil: playing && left !== undefined ? now + left : undefined,
      };
    }
    case 'quiz-played':
      return { ...visit, quiz: better(visit.quiz, input.result) };
    case 'finish':
      return visit.screen.at === 'language' ? visit : show(visit, { at: 'end', after: 'topics' });
    case 'knock':
      return { ...visit, knockedSince: input.since };
    case 'leave':
      return freshVisit(rules, now, visit.generation + 1);
    default:
      return input satisfies never;
  }
}

/**
 * The next state of a visit: pure, with the clock passed in as `now` (monotonic, milliseconds).
 * Every input but the clock's tick and a player's report is a sign of a visitor and takes the idle warning away;
 * while the warning is up a touch does that and nothing else.
 */
export function nextVisit(visit: Visit, input: VisitInput, rules: VisitRules, now: number): Visit {
  if (input.type === 'tick') {
    const deadline = nextDeadline(visit, rules);
    if (deadline === undefined || now < deadline) return visit;
    return visit.warnedAt === undefined ? { ...visit, warnedAt: now } : freshVisit(rules, now, visit.generation + 1);
  }
  // The touch that starts a visit belongs to it already: where it fell says who came.
  if (visit.screen.at === 'attract' && input.type !== 'start' && input.type !== 'touch') return visit;
  const after = act(visit, input, rules, now);
  // A report is no sign of a visitor: what falls silent because of the warning must not take it away.
  if (input.type === 'media' && visit.warnedAt !== undefined) return after;
  return { ...after, touchedAt: now, warnedAt: undefined };
}
