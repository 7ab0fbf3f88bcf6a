import en from '../../../locales/en/kiosk.json';
import enFormats from '../../../locales/en/formats.json';
import type { Formats, Language, Words } from '../../shared/schema/language.ts';

/** The words of the interface; English is the model, a test holds the other languages to it. */
export type Locale = typeof en;

/** English stands behind every language, so it is part of the page; the others come with the exhibit. */
const english: Language = { words: en, formats: enFormats };

let known: Readonly<Record<string, Language>> = { en: english };

/** Makes the interface's other languages known, with the fonts that they bring. */
export function bringLanguages(languages: Readonly<Record<string, Language>>): void {
  known = { en: english, ...languages };
}

/** The interface in every language that is known. */
export function interfaceWords(): Readonly<Record<string, Words>> {
  return Object.fromEntries(Object.entries(known).map(([tag, { words }]) => [tag, words]));
}

/** The formats of a language; one that is not known is left to the browser. */
export function formatsOf(language: string): Formats {
  return known[language]?.formats ?? { locale: language };
}
