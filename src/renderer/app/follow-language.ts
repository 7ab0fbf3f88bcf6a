import type { i18n } from 'i18next';
import type { StoreApi } from 'zustand/vanilla';

import type { VisitStore } from '../state/visit-store.ts';

/**
 * Has the words of the interface follow the language of the visit as it is shown. It hears of a change before the page
 * does, so that words and exhibit change in one rendering and not one after the other.
 */
export function followLanguage(store: StoreApi<VisitStore>, words: i18n): void {
  store.subscribe(({ shown: { language } }) => {
    // Everything is at hand: the change is made when this returns.
    if (language !== words.language) void words.changeLanguage(language);
  });
}
