/** Silent reading speed for which idle times are computed, in words a minute (product figure). */
export const WORDS_PER_MINUTE = 250;

/** Making a word breaker takes longer than breaking a panel's words. */
const segmenters = new Map<string, Intl.Segmenter>();

function wordBreaker(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, known);
  return known;
}

/**
 * Counts words as a reader would: by the language's own rules, so that Thai, which writes no spaces, is counted too.
 * Punctuation and blanks do not count.
 */
export function countWords(text: string, language: string): number {
  let count = 0;
  for (const segment of wordBreaker(language).segment(text)) {
    if (segment.isWordLike === true) count += 1;
  }
  return count;
}

/** How long an average reader takes for so many words, in milliseconds. */
export function readingMilliseconds(words: number): number {
  return (words / WORDS_PER_MINUTE) * 60_000;
}
