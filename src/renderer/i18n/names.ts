import i18next from 'i18next';

import { formatsOf } from './languages.ts';

/** What each language calls itself. Flags stand for countries and are never used for languages. */
const autonyms: Readonly<Record<string, string>> = { th: 'ไทย', kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** The language's own name for itself; from its folder or the browser for languages that are added. */
export function autonym(language: string): string {
  const known = formatsOf(language).autonym ?? autonyms[language];
  if (known !== undefined) return known;
  const name =
    new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** Which way a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' => i18next.dir(language);

/** The attributes of an element whose words are in that language, whatever the page's. */
export const tongue = (language: string): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } => ({
  lang: language,
  dir: directionOf(language),
});
