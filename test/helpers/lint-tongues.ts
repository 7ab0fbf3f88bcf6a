/**
 * Looks for words in a script that the language they are marked with is not written in: Thai outside Thai, Cyrillic
 * outside Kazakh and Russian, and Latin outside what is written in Latin letters. A voice that reads the screen would
 * spell or garble them. A word, or a proper name of up to three inside a sentence, may stay (WCAG 2.2, 3.1.2). Runs
 * inside the page, so it may use nothing from outside itself.
 *
 * @returns one sentence a finding; empty when all is well.
 */
export function lintTongues(): string[] {
  const found: string[] = [];
  const written: Readonly<Record<string, string>> = { th: 'Thai', kk: 'Cyrillic', ru: 'Cyrillic', ar: 'Arabic' };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const lang = node.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '';
    const script = written[lang] ?? 'Latin';
    const wrong =
      (script !== 'Thai' && /\p{Script=Thai}/u.test(text)) ||
      (script !== 'Cyrillic' && /\p{Script=Cyrillic}/u.test(text)) ||
      (script !== 'Arabic' && /\p{Script=Arabic}/u.test(text)) ||
      (script !== 'Latin' &&
        (/(?:\p{Script=Latin}{2,}[^\p{L}]+){3}\p{Script=Latin}{2,}/u.test(text) ||
          (/\p{Script=Latin}{2,}[^\p{L}]+\p{Script=Latin}{2,}/u.test(text) &&
            !/[^\p{Script=Latin}\P{L}]/u.test(text))));
    if (wrong) found.push(`"${text.slice(0, 60)}" is said to be ${lang}`);
  }
  return found;
}
