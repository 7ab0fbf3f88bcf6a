/** Spaces and hyphens at which no line may end, in whatever language they stand. */
const TIES: readonly { readonly found: RegExp; readonly tied: string }[] = [
  // The Thai sign of repetition must not begin a line.
  { found: / +(?=ๆ)/g, tied: '\u00A0' },
  // The name of a Thai era and its year: พ.ศ. 2547 (ค.ศ. 2004).
  { found: /(?<=[คพ]\.ศ\.) +(?=\d)/g, tied: '\u00A0' },
  // A dash between words ends a line, never begins one.
  { found: /(?<=\S) +(?=[–—] )/g, tied: '\u00A0' },
  // A figure and its ending: 1998-го, 109-ды.
  { found: /(?<=\d)-(?=\p{L})/gu, tied: '-\u2060' },
];

/** No line may end here (word joiner); here one may (zero-width space). */
const JOINER = '\u2060';
const GAP = '\u200B';

/** What is written without spaces between words, so that browsers look words up to find where lines may end. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Thai vowels that stand before their consonant, and signs that belong to the letter before them. */
const LEADING = '\u0E40-\u0E44';
const FOLLOWING = '\u0E30-\u0E3A\u0E45\u0E47-\u0E4E';
const LETTERS = '\u0E01-\u0E2E';

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** A word in which no line ends. */
function joined(word: string): string {
  const parts = [...graphemes.segment(word)].map(({ segment }) => (segment === ' ' ? '\u00A0' : segment));
  return parts
    .map((part, at) => {
      const next = parts[at + 1];
      const torn = next !== undefined && (/^[-‐–—/]$/.test(part) || (UNSPACED.test(part) && UNSPACED.test(next)));
      return torn ? `${part}${JOINER}` : part;
    })
    .join('');
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Sets one text after the other. */
export type Typesetter = (text: string) => string;

/**
 * Makes a typesetter. What belongs together is tied together, by no-break spaces and word joiners; so are the words
 * given, names above all, that a browser's dictionary does not know and would break between any two syllables. Where
 * such a word stands among others without a space, a line may end before and behind it, whatever a dictionary says of
 * the letters on both sides.
 */
export function typesetter(keepTogether: readonly string[] = []): Typesetter {
  const plainly: Typesetter = (text) => TIES.reduce((before, { found, tied }) => before.replaceAll(found, tied), text);
  if (keepTogether.length === 0) return plainly;
  // The longest first: a name within a name is not a word of its own.
  const words = [...keepTogether].sort((a, b) => b.length - a.length);
  const whole = new Map(words.map((word) => [word, joined(word)]));
  const anyWord = new RegExp(
    `(?<![${LEADING}])(?:${words.map((word) => escaped(word)).join('|')})(?![${FOLLOWING}])`,
    'gu',
  );
  const before = new RegExp(`[${LETTERS}${FOLLOWING}]$`, 'u');
  const after = new RegExp(`^[${LETTERS}${LEADING}]`, 'u');
  return (text) =>
    plainly(
      text.replaceAll(anyWord, (word: string, at: number) => {
        const [left, right] = [text.slice(Math.max(0, at - 1), at), text.slice(at + word.length, at + word.length + 1)];
        const thai = UNSPACED.test(word);
        return `${thai && before.test(left) ? GAP : ''}${whole.get(word) ?? word}${thai && after.test(right) ? GAP : ''}`;
      }),
    );
}

/** Sets every text in a record, however deep. */
export function typesetAll<T>(record: T, set: Typesetter = typesetter()): T {
  if (typeof record === 'string') return set(record) as T;
  if (Array.isArray(record)) return record.map((each: unknown) => typesetAll(each, set)) as T;
  if (record === null || typeof record !== 'object') return record;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, typesetAll(value, set)])) as T;
}

/** Sets the words of a pack in one language, by the language's own list of what belongs together. */
export function typesetText<T extends object>(text: T & { readonly keepTogether?: readonly string[] | undefined }): T {
  const set = typesetAll(text, typesetter(text.keepTogether));
  // The list itself is to be found in texts that come later, like captions.
  return text.keepTogether === undefined ? set : { ...set, keepTogether: text.keepTogether };
}

/** A text as it is written, without the signs that only steer where lines end: for what leaves the screen. */
export function withoutTies(text: string): string {
  return text.replaceAll(/[\u2060\u200B]/gu, '').replaceAll('\u00A0', ' ');
}
