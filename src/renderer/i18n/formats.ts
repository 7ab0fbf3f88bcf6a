/** How a language writes numbers and dates: by a locale of the browser, with help where the browser has none. */
export interface Formats {
  /** BCP 47 locale, calendar included. */
  readonly locale: string;
  /** Used where the browser has no data for the locale: Chromium ships none for Kazakh. */
  readonly fallback?: {
    /** A locale that writes numbers alike. */
    readonly numbers: string;
    readonly day: string;
    readonly month: string;
    readonly months: readonly string[];
  };
}

const files = import.meta.glob<Formats>('../../../locales/*/formats.json', { eager: true, import: 'default' });

/** The formats of a language; one without a file is left to the browser. */
export function formatsOf(language: string): Formats {
  return files[`../../../locales/${language}/formats.json`] ?? { locale: language };
}
