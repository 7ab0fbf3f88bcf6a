/** What each language calls itself. Flags stand for countries and are never used for languages. */
const autonyms: Readonly<Record<string, string>> = { th: 'ไทย', kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** The language's own name for itself; from the browser for languages that a pack adds. */
export function autonym(language: string): string {
  const known = autonyms[language];
  if (known !== undefined) return known;
  const name =
    new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
