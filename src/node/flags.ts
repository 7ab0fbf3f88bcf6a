import { parseArgs } from 'node:util';

import { err, ok, type Result } from '../shared/errors.ts';

/** What the kiosk can be told on the command line. */
export interface KioskFlags {
  readonly venue: string | undefined;
  readonly windowed: boolean;
  readonly pack: string | undefined;
  readonly data: string | undefined;
}

const options = {
  venue: { type: 'string' },
  windowed: { type: 'boolean' },
  pack: { type: 'string' },
  data: { type: 'string' },
} as const;

/** The flags, as a person would list them. */
export const flagList = '--venue ID, --windowed, --pack DIR, --data DIR';

/** Reads the kiosk's own flags; an unknown one is an error of one sentence that names the valid ones. */
export function parseFlags(args: readonly string[]): Result<KioskFlags, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals[0] !== undefined)
      return err(`Unknown argument "${positionals[0]}"; the valid flags are ${flagList}.`);
    return ok({ venue: values.venue, windowed: values.windowed ?? false, pack: values.pack, data: values.data });
  } catch (error) {
    const cause = (error as Error).message.split('. ')[0] ?? 'The flags cannot be read';
    return err(`${cause}; the valid flags are ${flagList}.`);
  }
}
