import { describe, expect, test } from 'vitest';

import {
  freshVisit,
  nextDeadline,
  nextVisit,
  seenTopics,
  type Visit,
  type VisitInput,
} from '../../../../src/shared/session/visit.ts';
import { smallRules } from '../../../helpers/rules.ts';

const rules = smallRules();

/** Runs inputs one millisecond apart, beginning at 1. */
function run(inputs: readonly VisitInput[], from: Visit = freshVisit(rules, 0)): Visit {
  return inputs.reduce((visit, input) => nextVisit(visit, input, rules, visit.touchedAt + 1), from);
}

const large = { textSize: 3, contrast: 'high', motion: 'reduced', reach: true, sound: false } as const;

const begin: VisitInput[] = [{ type: 'start' }, { type: 'choose-language', language: 'en' }];

describe('the way through a visit', () => {
  test('first touch leads to the language choice, the choice to home', () => {
    expect(run([{ type: 'start' }]).screen).toEqual({ at: 'language' });
    const home = run(begin);
    expect(home.screen).toEqual({ at: 'home' });
    expect(home.language).toBe('en');
  });

  test('the tour goes through its panels in order to its end', () => {
    const screens = [run([...begin, { type: 'start-tour' }])];
    for (let step = 0; step < 3; step += 1) screens.push(run([{ type: 'next' }], screens.at(-1)));
    expect(screens.map((visit) => (visit.screen.at === 'panel' ? visit.screen.panel : visit.screen.at))).toEqual([
      'a',
      'b',
      'd',
      'end',
    ]);
    expect(screens.at(-1)?.seen).toEqual(['a', 'b', 'd']);
  });

  test('the keepsake is there at the end of the tour, and any time from home; its way back is home', () => {
    const walked = run([...begin, { type: 'start-tour' }, { type: 'next' }, { type: 'next' }, { type: 'next' }]);
    expect(walked.screen).toEqual({ at: 'end', after: 'tour' });
    const left = run([...begin, { type: 'start-tour' }, { type: 'go-home' }, { type: 'finish' }]);
    expect(left.screen).toEqual({ at: 'end', after: 'topics' });
    expect(run([{ type: 'back' }], left).screen).toEqual({ at: 'home' });
    expect(run([{ type: 'start' }, { type: 'finish' }]).screen).toEqual({ at: 'language' });
  });

  test('topics are seen by any of their panels, and in the order of the pack', () => {
    const seen = (inputs: VisitInput[]): string[] => seenTopics(run([...begin, ...inputs]).seen, rules.topics);
    expect(seen([])).toEqual([]);
    expect(seen([{ type: 'open-panel', panel: 'd' }])).toEqual(['second']);
    expect(
      seen([
        { type: 'open-panel', panel: 'd' },
        { type: 'open-panel', panel: 'a' },
      ]),
    ).toEqual(['first', 'second']);
  });

  test('the better round of a quiz is kept, and nobody takes it over', () => {
    const play = (right: number, total: number): VisitInput => ({ type: 'quiz-played', result: { right, total } });
    expect(run([...begin, play(7, 10), play(5, 10)]).quiz).toEqual({ right: 7, total: 10 });
    expect(run([...begin, play(7, 10), play(4, 5)]).quiz).toEqual({ right: 4, total: 5 });
    expect(run([...begin, play(7, 10), play(7, 10)]).quiz).toEqual({ right: 7, total: 10 });
    expect(run([...begin, play(7, 10), { type: 'leave' }]).quiz).toBeUndefined();
  });

  test('a tour that was left goes on where it was', () => {
    const left = run([...begin, { type: 'start-tour' }, { type: 'next' }, { type: 'go-home' }]);
    expect(run([{ type: 'start-tour' }], left).screen).toEqual({ at: 'panel', panel: 'b', via: 'tour' });
  });

  test('back from the first panel of a tour is home, from the first of a topic the topic', () => {
    expect(run([...begin, { type: 'start-tour' }, { type: 'back' }]).screen).toEqual({ at: 'home' });
    expect(run([...begin, { type: 'open-panel', panel: 'a' }, { type: 'back' }]).screen).toEqual({
      at: 'topic',
      topic: 'first',
    });
  });

  test('next after the last panel of a topic is home', () => {
    expect(run([...begin, { type: 'open-panel', panel: 'd' }, { type: 'next' }]).screen).toEqual({ at: 'home' });
  });

  test('a language switch keeps the place, the sheet and what was seen', () => {
    const before = run([...begin, { type: 'start-tour' }, { type: 'next' }, { type: 'open-sheet', sheet: 'more' }]);
    const after = run([{ type: 'choose-language', language: 'th' }], before);
    expect(after).toEqual({ ...before, language: 'th', touchedAt: after.touchedAt });
  });

  test('what does not exist is not opened', () => {
    const home = run(begin);
    for (const input of [
      { type: 'open-topic', topic: 'none' },
      { type: 'open-panel', panel: 'none' },
      { type: 'choose-language', language: 'fr' },
    ] as const) {
      expect(run([input], home)).toEqual({ ...home, touchedAt: home.touchedAt + 1 });
    }
  });

  test('back closes a sheet before it leaves the panel, and a new panel has none', () => {
    const open = run([...begin, { type: 'start-tour' }, { type: 'open-sheet', sheet: 'sources' }]);
    expect(run([{ type: 'back' }], open)).toMatchObject({ sheet: 'none', screen: { at: 'panel', panel: 'a' } });
    expect(run([{ type: 'next' }], open)).toMatchObject({ sheet: 'none', screen: { at: 'panel', panel: 'b' } });
  });
});

describe('idle', () => {
  const panel = run([...begin, { type: 'start-tour' }, { type: 'next' }, { type: 'open-sheet', sheet: 'more' }]);

  test('nothing happens on the attract screen, ever', () => {
    const attract = freshVisit(rules, 0);
    expect(nextDeadline(attract, rules)).toBeUndefined();
    expect(nextVisit(attract, { type: 'tick' }, rules, 1e12)).toBe(attract);
  });

  test('the warning comes after 75 s without touch, not a millisecond before', () => {
    expect(nextVisit(panel, { type: 'tick' }, rules, panel.touchedAt + 74_999)).toBe(panel);
    expect(nextVisit(panel, { type: 'tick' }, rules, panel.touchedAt + 75_000).warnedAt).toBe(panel.touchedAt + 75_000);
  });

  test('a long text puts the warning off by its reading time', () => {
    const slow = smallRules({ readingTime: ({ sheet }) => (sheet === 'more' ? 120_000 : 10_000) });
    expect(nextDeadline(panel, slow)).toBe(panel.touchedAt + 120_000);
    expect(nextDeadline({ ...panel, sheet: 'none' }, slow)).toBe(panel.touchedAt + 75_000);
  });

  test('20 s after the warning everything of the visit is gone', () => {
    const warned = nextVisit(panel, { type: 'tick' }, rules, 100_000);
    expect(nextVisit(warned, { type: 'tick' }, rules, 119_999)).toBe(warned);
    const reset = nextVisit(warned, { type: 'tick' }, rules, 120_000);
    expect(reset).toEqual({ ...freshVisit(rules, 120_000), generation: panel.generation + 1 });
  });

  test('the warning can be answered as often as it comes, without limit', () => {
    let visit = panel;
    for (let times = 1; times <= 100; times += 1) {
      visit = nextVisit(visit, { type: 'tick' }, rules, visit.touchedAt + 75_000);
      expect(visit.warnedAt).toBeDefined();
      visit = nextVisit(visit, { type: 'touch' }, rules, (visit.warnedAt ?? 0) + 19_999);
      expect([visit.warnedAt, visit.screen]).toEqual([undefined, panel.screen]);
    }
  });

  test('any touch takes the warning away, and the place stays', () => {
    const warned = nextVisit(panel, { type: 'tick' }, rules, 100_000);
    const awake = nextVisit(warned, { type: 'touch' }, rules, 110_000);
    expect(awake).toEqual({ ...panel, touchedAt: 110_000 });
    expect(nextDeadline(awake, rules)).toBe(185_000);
  });

  test('playing media is activity; its end starts the clock anew', () => {
    const playing = nextVisit(panel, { type: 'media', playing: true }, rules, 50_000);
    expect(nextDeadline(playing, rules)).toBeUndefined();
    const ended = nextVisit(playing, { type: 'media', playing: false }, rules, 400_000);
    expect(nextDeadline(ended, rules)).toBe(475_000);
  });

  test('a player that hangs is believed for as long as its recording lasts, and no longer', () => {
    const playing = nextVisit(panel, { type: 'media', playing: true, left: 30_000 }, rules, 50_000);
    expect(nextDeadline(playing, rules)).toBe(155_000);
    expect(nextVisit(playing, { type: 'tick' }, rules, 154_999)).toBe(playing);
    expect(nextVisit(playing, { type: 'tick' }, rules, 155_000).warnedAt).toBe(155_000);
    // A touch later than its end counts as anywhere else.
    expect(nextDeadline(nextVisit(playing, { type: 'touch' }, rules, 100_000), rules)).toBe(175_000);
    for (const input of [{ type: 'next' }, { type: 'go-home' }, { type: 'media', playing: false }] as const)
      expect(nextVisit(playing, input, rules, 60_000)).toMatchObject({ mediaPlaying: false, mediaUntil: undefined });
  });

  test('a voice counts as a player does, on every screen once a language is chosen', () => {
    const home = run(begin);
    const reads = { type: 'media', playing: true, left: 30_000, by: 'voice' } as const;
    expect(nextVisit(home, reads, rules, 50_000)).toMatchObject({ mediaPlaying: true, mediaUntil: 80_000 });
    const choosing = run([{ type: 'start' }]);
    expect(nextVisit(choosing, reads, rules, 50_000)).toMatchObject({ mediaPlaying: false });
    // A film is on panels alone.
    expect(nextVisit(home, { ...reads, by: 'player' }, rules, 50_000).mediaPlaying).toBe(false);
  });

  test('where a film gives way to a voice, its end is told late and changes nothing', () => {
    const film = nextVisit(panel, { type: 'media', playing: true, left: 30_000 }, rules, 50_000);
    const voice = nextVisit(film, { type: 'media', playing: true, left: 9_000, by: 'voice' }, rules, 51_000);
    const late = nextVisit(voice, { type: 'media', playing: false }, rules, 51_010);
    expect(late).toMatchObject({ mediaPlaying: true, mediaBy: 'voice', mediaUntil: 60_000 });
    const ended = nextVisit(late, { type: 'media', playing: false, by: 'voice' }, rules, 58_000);
    expect(ended.mediaPlaying).toBe(false);
  });

  test('what falls silent because of the warning does not take it away', () => {
    const reading = nextVisit(panel, { type: 'media', playing: true, left: 1_000, by: 'voice' }, rules, 50_000);
    const warned = nextVisit(reading, { type: 'tick' }, rules, 126_000);
    expect(warned.warnedAt).toBe(126_000);
    const silent = nextVisit(warned, { type: 'media', playing: false, by: 'voice' }, rules, 126_010);
    expect(silent).toMatchObject({ warnedAt: 126_000, mediaPlaying: false });
    expect(nextVisit(silent, { type: 'tick' }, rules, 146_000).screen).toEqual({ at: 'attract' });
  });

  test('leaving by choice resets as idling does', () => {
    const left = nextVisit(panel, { type: 'leave' }, rules, 60_000);
    expect(left).toEqual({ ...freshVisit(rules, 60_000), generation: panel.generation + 1 });
  });
});

describe('settings', () => {
  test('a change holds over screens, panels and languages, and takes nothing else with it', () => {
    const home = run(begin);
    const changed = run([{ type: 'change-settings', change: large }], home);
    expect(changed).toEqual({
      ...home,
      settings: { ...rules.settings, ...large },
      reachOffer: 'answered',
      touchedAt: changed.touchedAt,
    });
    const later = run(
      [{ type: 'start-tour' }, { type: 'next' }, { type: 'choose-language', language: 'th' }, { type: 'go-home' }],
      changed,
    );
    expect(later.settings).toBe(changed.settings);
    expect(run([{ type: 'change-settings', change: { textSize: 3 } }], later).settings).toBe(changed.settings);
  });

  test('a visit begins with what the venue asks for, and leaving or idling goes back to it', () => {
    const venue = smallRules({ settings: { ...rules.settings, contrast: 'high', textSize: 2 } });
    const fresh = freshVisit(venue, 0);
    expect(fresh.settings).toMatchObject({ contrast: 'high', textSize: 2 });
    const used = [{ type: 'start' }, { type: 'change-settings', change: { textSize: 3, contrast: 'normal' } }] as const;
    const visit = used.reduce((before, input) => nextVisit(before, input, venue, 1), fresh);
    expect(visit.settings).toMatchObject({ contrast: 'normal', textSize: 3 });
    expect(nextVisit(visit, { type: 'leave' }, venue, 2)).toEqual(freshVisit(venue, 2, 1));
    const warned = nextVisit(visit, { type: 'tick' }, venue, 80_000);
    expect(nextVisit(warned, { type: 'tick' }, venue, 100_000)).toEqual(freshVisit(venue, 100_000, 1));
  });

  test('their sheet opens over every screen of a visit, closes by back, and never over the attract screen', () => {
    const open = { type: 'open-sheet', sheet: 'settings' } as const;
    expect(run([open]).sheet).toBe('none');
    for (const inputs of [
      [{ type: 'start' }],
      begin,
      [...begin, { type: 'open-topic', topic: 'first' }],
      [...begin, { type: 'start-tour' }],
    ] as const) {
      const before = run(inputs);
      const opened = run([open], before);
      expect(opened).toMatchObject({ sheet: 'settings', screen: before.screen });
      expect(run([{ type: 'back' }], opened)).toMatchObject({ sheet: 'none', screen: before.screen });
    }
    expect(run([...begin, { type: 'open-sheet', sheet: 'more' }]).sheet).toBe('none');
  });
});

describe('the offer of reach mode', () => {
  const low: VisitInput = { type: 'touch', low: true };
  const high: VisitInput = { type: 'touch', low: false };

  test('is made when the first touch of a visit is low, and only then', () => {
    expect(run([low, ...begin]).reachOffer).toBe('made');
    expect(run([high, ...begin, low]).reachOffer).toBe('answered');
    expect(run([{ type: 'touch' }, ...begin]).reachOffer).toBe('waiting');
    expect(run([low, ...begin]).screen).toEqual({ at: 'home' });
  });

  test('is not made where reach mode is on already', () => {
    const reached = smallRules({ settings: { ...rules.settings, reach: true } });
    expect(nextVisit(freshVisit(reached, 0), low, reached, 1).reachOffer).toBe('answered');
  });

  test('goes for good once it is taken, declined or walked past', () => {
    const made = run([low, ...begin]);
    for (const input of [
      { type: 'change-settings', change: { reach: true } },
      { type: 'decline-reach' },
      { type: 'start-tour' },
    ] as const) {
      expect(run([input, low], made).reachOffer).toBe('answered');
    }
    expect(run([{ type: 'change-settings', change: { textSize: 2 } }], made).reachOffer).toBe('made');
    expect(run([{ type: 'leave' }], made).reachOffer).toBe('waiting');
  });
});
