import { parseArgs } from 'node:util';

import { Arguments, type Flag, UsageError } from './command.ts';

/** Flags that every command has. */
export const commonFlags: Readonly<Record<string, Flag>> = {
  json: { takes: 'none', help: 'one JSON object: ok, code, message, file, place, remedy' },
  help: { takes: 'none', help: 'this text' },
};

/**
 * Reads flags and positionals. A flag of many values takes what follows up to the next flag, and may be repeated.
 *
 * @throws UsageError in one sentence.
 */
export function parseArguments(args: readonly string[], flags: Readonly<Record<string, Flag>>): Arguments {
  const known = { ...flags, ...commonFlags };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { takes }]) => [
      name,
      { type: takes === 'none' ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  );
  try {
    const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
    const positionals: string[] = [];
    const values = new Map<string, string[]>();
    let collecting: string[] | undefined;
    for (const token of tokens) {
      if (token.kind === 'option') {
        const list = values.get(token.name) ?? [];
        if (token.value !== undefined) list.push(token.value);
        values.set(token.name, list);
        collecting = known[token.name]?.takes === 'many' ? list : undefined;
      } else if (token.kind === 'positional') (collecting ?? positionals).push(token.value);
      else collecting = undefined;
    }
    return new Arguments(positionals, values);
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] ?? 'The arguments cannot be read');
  }
}
