/** Silent reading speed for which idle times are computed, in words a minute (product figure). */
export const WORDS_PER_MINUTE = 250;

/**
 * Counts words as a reader would: by the language's own rules, so that Thai, which writes no spaces, is counted too.
 * Punctuation and blanks do not count.
 */
export function countWords(text: string, language: string): number {
  let count = 0;
  for (const segment of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (segment.isWordLike === true) count += 1;
  }
  return count;
}

/** How long an average reader takes for so many words, in milliseconds. */
export function readingMilliseconds(words: number): number {
  return (words / WORDS_PER_MINUTE) * 60_000;
}
