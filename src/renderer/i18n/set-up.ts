import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

import type { PackText } from '../../shared/schema/pack-text.ts';
import type { Language } from '../../shared/schema/language.ts';
import { bringLanguages, interfaceWords } from './languages.ts';

/** Language of the interface where a pack brings one that the interface does not know. */
const FALLBACK = 'en';

/**
 * Readies i18next with two namespaces, `kiosk` for the interface and `pack` for the exhibit's words. Everything is
 * at hand already, so nothing is ever awaited later. What a language has not said is said in the language it belongs to
 * (`kk` for `kk-Latn`), then in English. A key that English has not is a bug: it throws in development.
 */
export function setUpI18n(
  language: string,
  texts: Readonly<Record<string, PackText>>,
  languages?: Readonly<Record<string, Language>>,
): i18n {
  if (languages !== undefined) bringLanguages(languages);
  const instance = createInstance();
  const words = interfaceWords();
  const spoken = new Set([...Object.keys(words), ...Object.keys(texts)]);
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
      [...spoken].map((each) => [each, { kiosk: words[each] ?? {}, pack: texts[each] ?? {} }]),
    ),
    saveMissing: import.meta.env.DEV,
    missingKeyHandler: (_languages, namespace, key) => {
      throw new Error(`Missing words: ${namespace}:${key}`);
    },
  });
  return instance;
}
