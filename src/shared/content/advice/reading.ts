import { countWords } from '../words.ts';

/** Longest sentence that a standing reader follows, in words; the product writes for a reading age of 12. */
export const MAX_SENTENCE_WORDS = 30;

/** From this on a text counts as difficult, as that of experts (C. H. Björnsson, Läsbarhet, 1968). */
const DIFFICULT_LIX = 55;

const breakers = new Map<string, Intl.Segmenter>();

function sentencesOf(text: string, language: string): string[] {
  const breaker = breakers.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  breakers.set(language, breaker);
  // The rules of Unicode see no end before a figure: "… in peace. 2004 was …".
  return [...breaker.segment(text)].flatMap(({ segment }) => segment.split(/(?<=\p{L}[.!?…]\s)(?=\d)/u));
}

/** Languages without a mark at the end of a sentence: how long one is cannot be told. */
const withoutStops = /^(th|lo|km|my)\b/;

/** What makes a text hard to read standing; undefined where nothing does. */
export function readingHint(text: string, language: string): string | undefined {
  if (withoutStops.test(language)) return undefined;
  const sentences = sentencesOf(text, language);
  const counts = sentences.map((sentence) => countWords(sentence, language));
  const longest = Math.max(0, ...counts);
  if (longest > MAX_SENTENCE_WORDS) {
    const start = (sentences[counts.indexOf(longest)] ?? '').trim().split(/\s+/).slice(0, 4).join(' ');
    return `a sentence of ${longest} words ("${start} …")`;
  }
  // The index was made for the languages of Western Europe; others have longer words.
  if (!/^(en|de|fr|sv|da|nb|nl)\b/.test(language)) return undefined;
  const words = counts.reduce((sum, each) => sum + each, 0);
  if (words < 25) return undefined;
  const long = text.match(/\p{L}{7,}/gu)?.length ?? 0;
  const lix = Math.round(words / Math.max(1, counts.filter((each) => each > 0).length) + (100 * long) / words);
  return lix > DIFFICULT_LIX ? `long words in long sentences (LIX ${lix}; easy texts stay under 40)` : undefined;
}
