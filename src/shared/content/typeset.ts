/** Spaces at which no line may end, in whatever language they stand. */
const TIES = [
  // The Thai sign of repetition must not begin a line.
  / +(?=ๆ)/g,
  // The name of a Thai era and its year: พ.ศ. 2547 (ค.ศ. 2004).
  /(?<=[คพ]\.ศ\.) +(?=\d)/g,
  // A dash between words ends a line, never begins one.
  /(?<=\S) +(?=[–—] )/g,
];

/**
 * Thai words that came from elsewhere and that browsers' dictionaries do not know: they would be broken between any two
 * of their syllables. A word joiner (U+2060) stands where no line may end.
 */
const UNKNOWN = [
  ['ส', 'เต', 'ปป์'],
  ['มัล', 'ดีฟส์'],
].map((parts) => ({ word: parts.join(''), whole: parts.join('\u2060') }));

/** Text with what belongs together tied together, by no-break spaces and word joiners. */
export function typeset(text: string): string {
  const tied = TIES.reduce((before, space) => before.replaceAll(space, '\u00A0'), text);
  return UNKNOWN.reduce((before, { word, whole }) => before.replaceAll(word, whole), tied);
}

/** The same for every text in a record, however deep. */
export function typesetAll<T>(record: T): T {
  if (typeof record === 'string') return typeset(record) as T;
  if (Array.isArray(record)) return record.map(typesetAll) as T;
  if (record === null || typeof record !== 'object') return record;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, typesetAll(value)])) as T;
}
