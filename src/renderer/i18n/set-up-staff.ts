import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

import english from '../../../locales/en/staff.json';
import englishRefusals from '../../../locales/en/refusals.json';
import type { Language, Words } from '../../shared/schema/language.ts';
import { bringLanguages, interfaceWords } from './languages.ts';

/** Words that only staff see; English is the model, a test holds the other languages to it. */
export type StaffLocale = typeof english;
/** A sentence for each reason why a pack is refused. */
export type RefusalLocale = typeof englishRefusals;

/**
 * Readies i18next for the console, with three namespaces: `staff` and `refusals` for what only staff see, `kiosk` for
 * what the primitives say. What a language has not said is said in English.
 */
export function setUpStaffI18n(
  language: string,
  languages: Readonly<Record<string, Language>>,
  words: Readonly<Record<string, { readonly staff: Words; readonly refusals: Words }>>,
): i18n {
  bringLanguages(languages);
  const instance = createInstance();
  const interfaces = interfaceWords();
  const resources = Object.fromEntries(
    Object.keys(interfaces).map((each) => [
      each,
      { kiosk: interfaces[each] ?? {}, staff: words[each]?.staff ?? {}, refusals: words[each]?.refusals ?? {} },
    ]),
  );
  instance.use(initReactI18next);
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    ns: ['staff', 'kiosk', 'refusals'],
    defaultNS: 'kiosk',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    resources: {
      ...resources,
      en: { kiosk: interfaces['en'] ?? {}, staff: english, refusals: englishRefusals },
    },
  });
  return instance;
}
