import { formatPlace } from '../describe-issue.ts';

/** Every text below a value, by its place: `panels.tides.more[0]`. What serves editors alone is left out. */
export function textsBelow(value: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (here: unknown, path: readonly (string | number)[]): void => {
    if (typeof here === 'string') found.set(formatPlace(path), here);
    else if (Array.isArray(here)) for (const [at, each] of here.entries()) walk(each, [...path, at]);
    else if (typeof here === 'object' && here !== null)
      for (const [key, each] of Object.entries(here)) if (key !== '$schema') walk(each, [...path, key]);
  };
  walk(value, []);
  return found;
}
