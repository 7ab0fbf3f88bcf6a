/** Either a value or an expected error; nothing in this project throws for what can be expected. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a value as a success. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Wraps an expected error. */
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/**
 * An expected error in plain words. It crosses IPC as it is, because Electron passes on only the message of a thrown error.
 * `cause` says what is wrong, `remedy` what to do about it; both are parts of one sentence, without a full stop.
 */
export interface Fault<Code extends string = string> {
  readonly code: Code;
  readonly cause: string;
  readonly remedy: string;
  /** The file in which it was found, as its author knows it. */
  readonly file?: string;
  /** The place in the file, like `topics[2].panels[0].id`. */
  readonly place?: string;
  /** The word at that place that is wrong: an id, a key, a file name. It finds the line. */
  readonly value?: string;
  /** Where in the file it stands, both from 1 on; known to the tools for authors only. */
  readonly line?: number;
  readonly column?: number;
  /** A warning asks for a look and stops nothing; everything else is an error. */
  readonly severity?: 'warning';
  /** Where the rule is explained, like `docs/pack-format.md#panels`. */
  readonly see?: string;
}

/** Names file, place, cause and remedy of a fault in one sentence. */
export function describeFault(fault: Fault): string {
  const { file, line, column } = fault;
  const at = file === undefined || line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const where = [at, fault.place].filter((part) => part !== undefined && part !== '').join(', ');
  return `${where === '' ? '' : `${where}: `}${fault.cause}; ${fault.remedy}.`;
}

/** The end of an exhaustive switch: a case that the types rule out is a bug, and bugs fail loudly. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
