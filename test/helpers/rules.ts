import { plainSettings } from '../../src/shared/session/settings.ts';
import type { VisitRules } from '../../src/shared/session/visit.ts';

/** Rules of a small exhibit: a tour of three panels, two topics, two languages, the product's idle times. */
export function smallRules(changes: Partial<VisitRules> = {}): VisitRules {
  return {
    languages: ['th', 'en'],
    settings: plainSettings,
    tour: ['a', 'b', 'd'],
    topics: [
      { id: 'first', panels: ['a', 'b', 'c'] },
      { id: 'second', panels: ['d'] },
    ],
    idleBase: 75_000,
    idleWarning: 20_000,
    readingTime: () => 0,
    ...changes,
  };
}
