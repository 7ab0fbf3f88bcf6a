import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

import type { PackText } from '../../shared/schema/pack-text.ts';
import { locales } from './locales.ts';

/** Language of the interface where a pack brings one that the interface does not know. */
const FALLBACK = 'en';

/**
 * Readies i18next with two namespaces, `kiosk` for the interface and `pack` for the exhibit's words. Everything is
 * at hand already, so nothing is ever awaited later. A missing key is a bug: it throws in development and shows the
 * English words in production.
 */
export function setUpI18n(language: string, texts: Readonly<Record<string, PackText>>): i18n {
  const instance = createInstance();
  const languages = new Set([...Object.keys(locales), ...Object.keys(texts)]);
  instance.use(initReactI18next);
  void instance.init({
    lng: language,
    fallbackLng: [FALLBACK, ...Object.keys(texts).slice(0, 1)],
    ns: ['kiosk', 'pack'],
    defaultNS: 'kiosk',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    resources: Object.fromEntries(
      [...languages].map((each) => [each, { kiosk: locales[each] ?? {}, pack: texts[each] ?? {} }]),
    ),
    saveMissing: import.meta.env.DEV,
    missingKeyHandler: (_languages, namespace, key) => {
      throw new Error(`Missing words: ${namespace}:${key}`);
    },
  });
  return instance;
}
