import type { Stretch } from './script.ts';

/** What is said in a recording between two moments, in seconds. */
interface Said {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A cue of a narration, and where its words stand on the page; nowhere where it says what is not written. */
export interface Followed {
  readonly start: number;
  readonly end: number;
  readonly stretch: Stretch | undefined;
}

/** How many letters may be passed over to find the next words; beyond that, short ones are another place's. */
const NEAR = 160;
/** Letters from which words are themselves wherever they stand. */
const TELLING = 24;

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** The letters and digits of a text in lower case, and where each stands. */
function lettersOf(text: string): { readonly letters: string; readonly places: readonly number[] } {
  let letters = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    if (LETTER.test(character)) {
      const plain = character.toLowerCase();
      for (let unit = 0; unit < plain.length; unit += 1) places.push(at);
      letters += plain;
    }
    at += character.length;
  }
  return { letters, places };
}

/**
 * Finds the words of a narration on the page, in order: by letters and digits alone, so that punctuation, capitals and
 * the signs that steer lines do not matter. A cue may run over the end of a passage; it is followed in the one where it
 * begins. Where a narrator says something else, its cue is followed nowhere and the next are found all the same.
 */
export function alignCues(cues: readonly Said[], passages: readonly string[]): Followed[] {
  const parts = passages.map((text) => lettersOf(text));
  const all = parts.map(({ letters }) => letters).join('');
  /** Where each passage begins among all letters. */
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, { letters }) => sum + letters.length, 0));
  let here = 0;
  return cues.map(({ start, end, text }): Followed => {
    const { letters } = lettersOf(text);
    const found = letters === '' ? -1 : all.indexOf(letters, here);
    if (found === -1 || (found - here > NEAR && letters.length < TELLING)) return { start, end, stretch: undefined };
    here = found + letters.length;
    const passage = starts.findLastIndex((from) => from <= found);
    const places = parts[passage]?.places ?? [];
    const first = found - (starts[passage] ?? 0);
    const from = places[first] ?? 0;
    const last = places[Math.min(first + letters.length, places.length) - 1] ?? from;
    const width = String.fromCodePoint((passages[passage] ?? '').codePointAt(last) ?? 0).length;
    return { start, end, stretch: { passage, from, to: last + width } };
  });
}

/** What is said at a moment, in seconds; undefined in a pause. */
export function followedAt(all: readonly Followed[], seconds: number): Followed | undefined {
  return all.findLast((each) => each.start <= seconds && seconds < each.end);
}
