import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Writes a path as an author reads it: `topics[2].panels[0].id`. */
export function formatPlace(path: readonly PropertyKey[], root = ''): string {
  let place = root;
  for (const step of path) {
    if (typeof step === 'number') place += `[${step}]`;
    else place += place === '' ? String(step) : `.${String(step)}`;
  }
  return place;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<PropertyKey, unknown>)[step];
  }
  return here;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…${typeof value === 'string' ? '"' : ''}` : text;
}

/** What a schema expects, in words that are no programmer's. */
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list in [ ]',
  object: 'an object in { }',
  record: 'an object in { }',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

/** How many of what a value has, where it is measured by that. */
function measure(value: unknown, origin: string): { readonly unit: string; readonly got: string } {
  if (typeof value === 'string') return { unit: ' characters', got: `${value.length}: ${show(value)}` };
  if (Array.isArray(value)) return { unit: origin === 'array' ? ' entries' : '', got: String(value.length) };
  return { unit: '', got: show(value) };
}

const remedies: Readonly<Record<string, string>> = {
  url: 'write a whole address, like https://example.org/page',
  date: 'write a day as 2004-06-11',
};

/** A finding of a schema in the words "expected X, got Y", with the place and a remedy. */
export function describeIssue(
  issue: Issue,
  value: unknown,
  root = '',
): { place: string; cause: string; remedy: string; value?: string } {
  const place = formatPlace(issue.path, root);
  const got = show(valueAt(value, issue.path));
  switch (issue.code) {
    case 'unrecognized_keys':
      return {
        place,
        cause: `unknown ${issue.keys.map((key) => `"${key}"`).join(', ')}`,
        remedy: 'check the spelling or remove it',
        value: issue.keys[0] ?? '',
      };
    case 'invalid_type':
      return {
        place,
        cause: `expected ${kinds[issue.expected] ?? issue.expected}, got ${got}`,
        remedy: got === 'nothing' ? 'add it' : 'correct the value',
      };
    case 'invalid_value':
      return {
        place,
        cause: `expected ${issue.values.map((each) => show(each)).join(' or ')}, got ${got}`,
        remedy: 'use one of the expected values',
      };
    case 'too_big': {
      const measured = measure(valueAt(value, issue.path), issue.origin);
      return {
        place,
        cause: `expected at most ${String(issue.maximum)}${measured.unit}, got ${measured.got}`,
        remedy: issue.origin === 'string' || issue.origin === 'array' ? 'shorten it' : 'write a smaller number',
      };
    }
    case 'too_small': {
      const measured = measure(valueAt(value, issue.path), issue.origin);
      return {
        place,
        cause: `expected at least ${String(issue.minimum)}${issue.minimum === 1 ? measured.unit.replace(/ies$/, 'y').replace(/s$/, '') : measured.unit}, got ${measured.got}`,
        remedy: issue.message.startsWith('Too small') ? 'add what is missing' : issue.message,
      };
    }
    case 'invalid_format':
      return {
        place,
        cause: `${got} is not written as expected`,
        remedy: issue.message.startsWith('Invalid')
          ? (remedies[issue.format] ?? `write a valid ${issue.format}`)
          : issue.message,
      };
    case 'invalid_union':
      if ('note' in issue && issue.note === 'No matching discriminator') {
        return {
          place: formatPlace([...issue.path], root),
          cause: `this kind is unknown: ${show(valueAt(value, issue.path))}`,
          remedy: 'use a type that docs/pack-format.md lists',
        };
      }
      // Of several shapes the one that the value comes closest to says most: its parts are looked at, or it is missing.
      const parts = issue.errors.map((branch) => branch[0]).filter((first) => first !== undefined);
      const closest =
        parts.find((first) => first.path.length > 0 || first.code === 'unrecognized_keys') ??
        (valueAt(value, issue.path) === undefined ? parts.at(-1) : undefined);
      if (closest !== undefined)
        return describeIssue({ ...closest, path: [...issue.path, ...closest.path] }, value, root);
      return { place, cause: `${got} fits none of the allowed shapes`, remedy: 'compare it with docs/pack-format.md' };
    default:
      return { place, cause: issue.message, remedy: 'correct the value' };
  }
}
