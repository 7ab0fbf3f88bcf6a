import { parseArgs } from 'node:util';

import { err, ok, type Result } from '../shared/errors.ts';

/** What the kiosk can be told on the command line. */
export interface KioskFlags {
  readonly venue: string | undefined;
  readonly windowed: boolean;
  readonly pack: string | undefined;
  readonly data: string | undefined;
  /** The file of what the machine is told, `kiosk.json`. */
  readonly config: string | undefined;
  /** The three below count in unpackaged runs only. */
  readonly trust: string | undefined;
  readonly stick: string | undefined;
  /** Seconds that a trial takes. */
  readonly trial: number | undefined;
  /** A pack folder in the making: a window that follows every change of it, never a kiosk. */
  readonly preview: string | undefined;
  /** What an author asks to be looked at, in a window that nobody sees; see `authoring/look-job.ts`. */
  readonly look: string | undefined;
  /** Nothing but the still screen. */
  readonly still: boolean;
}

const options = {
  venue: { type: 'string' },
  windowed: { type: 'boolean' },
  pack: { type: 'string' },
  data: { type: 'string' },
  config: { type: 'string' },
  trust: { type: 'string' },
  stick: { type: 'string' },
  trial: { type: 'string' },
  preview: { type: 'string' },
  look: { type: 'string' },
  still: { type: 'boolean' },
} as const;

/** The flags, as a person would list them. */
export const flagList =
  '--venue ID, --windowed, --pack DIR, --data DIR, --config FILE, --trust FILE, --stick DIR, --trial SECONDS, --preview DIR, --look FILE, --still';

/** Reads the kiosk's own flags; an unknown one is an error of one sentence that names the valid ones. */
export function parseFlags(args: readonly string[]): Result<KioskFlags, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals[0] !== undefined)
      return err(`Unknown argument "${positionals[0]}"; the valid flags are ${flagList}.`);
    const { venue, windowed = false, pack, data, config, trust, stick, trial, preview, look, still = false } = values;
    if (trial !== undefined && !/^[1-9]\d{0,4}$/.test(trial))
      return err(`--trial is a whole number of seconds, not "${trial}"; the valid flags are ${flagList}.`);
    return ok({
      venue,
      windowed,
      pack,
      data,
      config,
      trust,
      stick,
      trial: trial === undefined ? undefined : Number(trial),
      preview,
      look,
      still,
    });
  } catch (error) {
    const cause = (error as Error).message.split('. ')[0] ?? 'The flags cannot be read';
    return err(`${cause}; the valid flags are ${flagList}.`);
  }
}
