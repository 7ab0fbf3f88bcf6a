/** Spaces at which no line may end, in whatever language they stand. */
const TIES = [
  // The Thai sign of repetition must not begin a line.
  / +(?=ๆ)/g,
  // The name of a Thai era and its year: พ.ศ. 2547 (ค.ศ. 2004).
  /(?<=[คพ]\.ศ\.) +(?=\d)/g,
  // A dash between words ends a line, never begins one.
  /(?<=\S) +(?=[–—] )/g,
];

/** Text with what belongs together tied together by no-break spaces. */
export const typeset = (text: string): string => TIES.reduce((tied, space) => tied.replaceAll(space, '\u00A0'), text);

/** The same for every text in a record, however deep. */
export function typesetAll<T>(record: T): T {
  if (typeof record === 'string') return typeset(record) as T;
  if (Array.isArray(record)) return record.map(typesetAll) as T;
  if (record === null || typeof record !== 'object') return record;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, typesetAll(value)])) as T;
}
