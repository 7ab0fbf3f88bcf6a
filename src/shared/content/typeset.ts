/**
 * Text with what belongs together tied together: the Thai sign of repetition, ๆ, stands after a space and must not
 * begin a line.
 */
export const typeset = (text: string): string => text.replaceAll(/ +(?=ๆ)/g, '\u00A0');

/** The same for every text in a record, however deep. */
export function typesetAll<T>(record: T): T {
  if (typeof record === 'string') return typeset(record) as T;
  if (Array.isArray(record)) return record.map(typesetAll) as T;
  if (record === null || typeof record !== 'object') return record;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, typesetAll(value)])) as T;
}
