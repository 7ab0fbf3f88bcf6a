import type { PanelDigests } from '../content/panel-digest.ts';
import { readingMilliseconds } from '../content/words.ts';
import type { Pack } from '../schema/pack.ts';
import type { Venue } from '../schema/venue.ts';
import { plainSettings } from './settings.ts';
import type { VisitRules } from './visit.ts';

/**
 * The languages offered at a venue for a pack: the venue's, in the venue's order, as far as the pack has them;
 * where it has none of them, the pack's own.
 */
export function offeredLanguages(venue: Venue, pack: Pack): string[] {
  const offered = venue.languages.filter((language) => pack.languages.includes(language));
  return offered.length > 0 ? offered : [...pack.languages];
}

/** Words of the last screen at most: greetings, farewell, nine topics, the result of a quiz. */
const CARD_WORDS = 90;
/** What it takes to get a phone out, open its camera, hold it before the card and keep what it read, in milliseconds. */
const SCANNING = 90_000;

/** The rules of a visit to this pack at this venue. */
export function visitRules(venue: Venue, pack: Pack, digests: PanelDigests): VisitRules {
  return {
    languages: offeredLanguages(venue, pack),
    settings: { ...plainSettings, ...venue.settings },
    tour: pack.tour,
    topics: pack.topics.map((topic) => ({ id: topic.id, panels: topic.panels.map((panel) => panel.id) })),
    idleBase: venue.idle.baseSeconds * 1000,
    idleWarning: venue.idle.warningSeconds * 1000,
    readingTime({ screen, sheet, language }) {
      if (screen.at === 'end') return readingMilliseconds(CARD_WORDS) + SCANNING;
      const words = screen.at === 'panel' ? digests[screen.panel]?.words[language] : undefined;
      return words === undefined
        ? 0
        : readingMilliseconds(words.body + (sheet === 'more' || sheet === 'transcript' ? words.more : 0));
    },
  };
}
