/** How a language writes numbers and dates: by a locale of the browser, with help where the browser has none. */
export interface Formats {
  /** BCP 47 locale, calendar included. */
  readonly locale: string;
  /**
   * For a language of which browsers have no data, or half of it: Chromium writes the third month of 2024 in Kazakh
   * as "2024 M03", if it knows Kazakh at all. Where this is given it is used, so that all versions write alike.
   */
  readonly byHand?: {
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
