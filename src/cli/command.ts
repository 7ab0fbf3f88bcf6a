/** How a command ended: 0 done, 1 refused, 2 wrong usage; the message goes to standard error. */
export interface CommandEnd {
  readonly exit: 0 | 1 | 2;
  readonly message?: string;
}

/** A command is data and a function; only the entry point prints usage and exits. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  run(args: readonly string[], print: (line: string) => void): Promise<CommandEnd>;
}
