/** A stretch of one of the passages of a page, by the places of its characters. */
export interface Stretch {
  /** Which passage: a heading, a paragraph, a figure. */
  readonly passage: number;
  readonly from: number;
  readonly to: number;
}

/** Languages written without spaces between words; a space there ends a clause. */
const UNSPACED: ReadonlySet<string> = new Set(['th', 'lo', 'km', 'my']);
/** Characters that a clause should have, and those that a sentence may have before it is parted at a blank. */
const CLAUSE = 28;
const LONGEST = 220;
/** Characters a second of a slow voice; most say about fifteen. */
const SLOW = 8;

const breakers = new Map<string, Intl.Segmenter>();

function sentenceBreaker(language: string): Intl.Segmenter {
  const known = breakers.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  breakers.set(language, known);
  return known;
}

/** Parts a stretch at blanks so that no part is longer than need be, and none but the last shorter than `least`. */
function atBlanks(text: string, from: number, to: number, least: number, most: number): [number, number][] {
  const parts: [number, number][] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    if (text[at] !== ' ') continue;
    const next = text.indexOf(' ', at + 1);
    const end = next === -1 || next > to ? to : next;
    if (at - start >= least && (most === least || end - start > most)) {
      parts.push([start, at]);
      start = at + 1;
    }
  }
  return [...parts, [start, to]];
}

/**
 * What is said in one breath: sentences, after the language's own rules; clauses where a language writes them apart by
 * spaces and marks no ends of sentences, as Thai does. Blanks at the edges belong to no stretch.
 */
export function breaths(passages: readonly string[], language: string): Stretch[] {
  const unspaced = UNSPACED.has(language.split('-')[0] ?? '');
  return passages.flatMap((text, passage) =>
    [...sentenceBreaker(language).segment(text)].flatMap(({ segment, index }) => {
      const from = index + (segment.length - segment.trimStart().length);
      const to = index + segment.trimEnd().length;
      if (to <= from) return [];
      const parts = unspaced
        ? atBlanks(text, from, to, CLAUSE, CLAUSE)
        : atBlanks(text, from, to, LONGEST / 2, LONGEST);
      return parts.map(([start, end]): Stretch => ({ passage, from: start, to: end }));
    }),
  );
}

/** A text without the signs that only steer where lines end, which voices stumble over, and the way back. */
export interface Spoken {
  readonly text: string;
  /** Where a character of the spoken text stands in the text shown. */
  readonly shownAt: (at: number) => number;
}

/** Makes a text ready for a voice. */
export function spokenText(shown: string): Spoken {
  const places: number[] = [];
  let text = '';
  for (let at = 0; at < shown.length; at += 1) {
    const unit = shown.charAt(at);
    if (/[\u2060\u200B\u00AD]/.test(unit)) continue;
    places.push(at);
    text += /[\u00A0\u202F]/.test(unit) ? ' ' : unit;
  }
  return { text, shownAt: (at) => places[at] ?? shown.length };
}

/** The word that begins at or around a place of a text, by the language's rules: what a voice says when it names a place. */
export function wordAt(text: string, at: number, language: string): { readonly from: number; readonly to: number } {
  const found = new Intl.Segmenter(language, { granularity: 'word' }).segment(text).containing(at);
  if (found === undefined) return { from: at, to: at };
  return { from: found.index, to: found.index + found.segment.length };
}

/** The longest that a voice should take for so many characters, in milliseconds; one that takes longer is stuck. */
export function longestSpeech(characters: number): number {
  return 2_000 + (characters / SLOW) * 1000;
}
