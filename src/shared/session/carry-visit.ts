import type { Screen, Visit, VisitRules } from './visit.ts';

function screenIn(screen: Screen, rules: VisitRules): Screen {
  const has = (panel: string): boolean => rules.topics.some((topic) => topic.panels.includes(panel));
  if (screen.at === 'panel') {
    if (!has(screen.panel)) return { at: 'home' };
    return screen.via === 'tour' && !rules.tour.includes(screen.panel) ? { ...screen, via: 'topic' } : screen;
  }
  if (screen.at === 'topic' && !rules.topics.some((topic) => topic.id === screen.topic)) return { at: 'home' };
  return screen;
}

/**
 * A visit goes on where it was, with a pack that has changed meanwhile: for authors who look at their work. What is not
 * there any more is left: a panel for the home screen, a language for the first one.
 */
export function carryVisit(visit: Visit, rules: VisitRules, now: number): Visit {
  const screen = screenIn(visit.screen, rules);
  return {
    ...visit,
    screen,
    sheet: screen === visit.screen || visit.sheet === 'settings' ? visit.sheet : 'none',
    language: rules.languages.includes(visit.language) ? visit.language : (rules.languages[0] ?? visit.language),
    tourAt: visit.tourAt !== undefined && rules.tour.includes(visit.tourAt) ? visit.tourAt : undefined,
    touchedAt: now,
    mediaPlaying: false,
    mediaUntil: undefined,
    warnedAt: undefined,
  };
}
