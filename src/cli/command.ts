import type { Fault, Result } from '../shared/errors.ts';

/** What a flag takes: `once` one value, `many` one or more, `none` nothing. */
export interface Flag {
  readonly takes: 'once' | 'many' | 'none';
  readonly value?: string;
  readonly help: string;
}

/** The arguments of a command, as they were typed. */
export class Arguments {
  readonly positionals: readonly string[];
  readonly #flags: ReadonlyMap<string, readonly string[]>;

  constructor(positionals: readonly string[], flags: ReadonlyMap<string, readonly string[]>) {
    this.positionals = positionals;
    this.#flags = flags;
  }

  /** Every value of a flag. */
  all(flag: string): readonly string[] {
    return this.#flags.get(flag) ?? [];
  }

  /** The last value of a flag. */
  one(flag: string): string | undefined {
    return this.all(flag).at(-1);
  }

  /** Whether a flag without a value was set. */
  has(flag: string): boolean {
    return this.#flags.has(flag);
  }

  /** The value of a flag that must be there. @throws UsageError */
  must(flag: string): string {
    const value = this.one(flag);
    if (value === undefined) throw new UsageError(`--${flag} is missing`);
    return value;
  }

  /** A flag that must be a whole number from 1 on, or its default. @throws UsageError */
  count(flag: string, otherwise?: number): number {
    const text = this.one(flag) ?? otherwise?.toString() ?? this.must(flag);
    if (!/^[1-9]\d{0,14}$/.test(text)) throw new UsageError(`--${flag} is a whole number from 1 on, not "${text}"`);
    return Number(text);
  }
}

/** A command was typed wrongly; the entry point prints its usage. */
export class UsageError extends Error {}

/** What a command may use of the world around it. */
export interface Host {
  /** The version that packs are measured by. */
  readonly appVersion: string;
  /** Standard output, a line at a time; silent where `--json` speaks instead. */
  readonly print: (line: string) => void;
  /** Shows how far long work has come, where somebody sits at a terminal. */
  readonly progress: (done: number, total: number, what?: 'bytes' | 'steps') => void;
  /** PACK_PASSPHRASE, or what is typed at the terminal; undefined where there is neither. */
  readonly passphrase: (question: string) => Promise<string | undefined>;
  /** Runs the kiosk with these arguments and answers its exit code when it has ended; what it says may go unheard. */
  readonly openKiosk?: ((args: readonly string[], heard?: 'unheard') => Promise<number | null>) | undefined;
  /** Asks at the terminal; undefined where nobody sits at one. */
  readonly ask?: ((question: string) => Promise<string | undefined>) | undefined;
  /** Ends what would go on until it is interrupted, like \`--watch\`. */
  readonly signal?: AbortSignal | undefined;
}

/** What a command did: one sentence, and more of it for `--json`. */
export interface Outcome {
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** What deserves a look and stops nothing. */
  readonly warnings?: readonly Fault[];
}

/** A command is data and a function; only the entry point prints usage and exits. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly flags: Readonly<Record<string, Flag>>;
  run(args: Arguments, host: Host): Promise<Result<Outcome, readonly Fault[]>>;
}

/** The result of a refusal by one fault. */
export const refused = (fault: Fault): { readonly ok: false; readonly error: readonly Fault[] } => ({
  ok: false,
  error: [fault],
});

/** The one positional argument of a command. @throws UsageError */
export function onePositional(args: Arguments, what: string): string {
  const [value, extra] = args.positionals;
  if (value === undefined || extra !== undefined) throw new UsageError(`Name one ${what}`);
  return value;
}
