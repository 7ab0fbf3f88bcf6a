import type { Language, Words } from '../../src/shared/schema/language.ts';
import type { PackText } from '../../src/shared/schema/pack-text.ts';

/** The tag of the pseudo-language: English as no country has it. */
export const PSEUDO = 'en-XA';

const accents: Readonly<Record<string, string>> = Object.fromEntries(
  'aàcçeéiînñoöuüyýAÀCÇEÉIÎNÑOÖUÜYÝ'
    .split('')
    .flatMap((letter, at, all) => (at % 2 === 0 ? [[letter, all[at + 1] ?? letter]] : [])),
);

/** English longer by two fifths, accented and bracketed; what is filled in later keeps its place. */
export function pseudo(text: string): string {
  const parts = text.split(/(\{\{\w+\}\})/);
  const accented = parts.map((part, at) =>
    at % 2 === 1 ? part : Array.from(part, (each) => accents[each] ?? each).join(''),
  );
  const letters = parts.filter((_part, at) => at % 2 === 0).join('').length;
  const more = ' lorem ipsum dolor sit amet consetetur sadipscing elitr'.repeat(1 + Math.ceil(letters / 100));
  const added = Math.ceil(letters * 0.4);
  return `⟦${accented.join('')}${letters < 4 ? '' : more.slice(0, added).trimEnd()}⟧`;
}

/** The same for every sentence of a record, its keys and file references left alone. */
export function pseudoAll<T>(record: T): T {
  if (typeof record === 'string') return pseudo(record) as T;
  if (Array.isArray(record)) return record.map((each: unknown) => pseudoAll(each)) as T;
  if (record === null || typeof record !== 'object') return record;
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      key === '$schema' ? (value as unknown) : pseudoAll(value as unknown),
    ]),
  ) as T;
}

const months = 'JFMAMJJASOND'.split('').map((letter) => `⟦${letter}⟧`);

/** The interface in the pseudo-language; even its months are marked, so that none can come from the browser unseen. */
export const pseudoInterface = (english: Words): Language => ({
  words: pseudoAll(english),
  formats: {
    locale: 'en',
    autonym: '⟦Pseudo⟧',
    byHand: { numbers: 'en', day: '{{day}} {{month}} {{year}}', month: '{{month}} {{year}}', months },
  },
});

/** The exhibit's words in the pseudo-language. */
export const pseudoText = (english: PackText): PackText => pseudoAll(english);

/**
 * Looks for words that are in no brackets: they were not translated, because somebody wrote them into the code. What a
 * pack's structure says (sources, credits) and the languages' own names may stay. Runs inside the page.
 *
 * @returns one sentence a finding; empty when all is well.
 */
export function lintHardCoded(): string[] {
  const found: string[] = [];
  const bare = (text: string): string => {
    const less = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
    return less === text ? text : bare(less);
  };
  const look = (text: string, where: string): void => {
    if (/\p{L}{2,}/u.test(bare(text))) found.push(`"${text.slice(0, 60)}" in ${where} is not translated`);
  };
  const root = document.querySelector('.frame') ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const done = new Set<Element>();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    // React writes a sentence in several pieces; the brackets are whole in the element.
    if (element === null || done.has(element)) continue;
    done.add(element);
    if (element.closest('[lang]')?.getAttribute('lang') !== 'en-XA') continue;
    if (element.closest('.sources, .credits, .gallery-credit, .chart-credit') !== null) continue;
    look(element.textContent ?? '', element.className || element.tagName);
  }
  for (const attribute of ['aria-label', 'alt', 'title', 'aria-valuetext', 'placeholder']) {
    for (const element of root.querySelectorAll(`[${attribute}]`)) {
      if (element.closest('[lang]')?.getAttribute('lang') !== 'en-XA') continue;
      look(element.getAttribute(attribute) ?? '', `${attribute} of ${element.className || element.tagName}`);
    }
  }
  return found;
}
