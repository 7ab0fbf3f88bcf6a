import { formatPlace } from '../describe-issue.ts';

/** What is in a text file and no visitor's to read. */
const ASIDE: ReadonlySet<string> = new Set(['$schema', 'keepTogether']);

/** Every text below a value, by its place: `panels.tides.more[0]`. What serves editors or the setting alone is left out. */
export function textsBelow(value: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (here: unknown, path: readonly (string | number)[]): void => {
    if (typeof here === 'string') found.set(formatPlace(path), here);
    else if (Array.isArray(here)) for (const [at, each] of here.entries()) walk(each, [...path, at]);
    else if (typeof here === 'object' && here !== null)
      for (const [key, each] of Object.entries(here)) if (!ASIDE.has(key)) walk(each, [...path, key]);
  };
  walk(value, []);
  return found;
}
