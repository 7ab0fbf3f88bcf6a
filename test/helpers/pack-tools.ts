import { runCommandLine } from '../../src/cli/run.ts';

/** What a command of the pack tools did. */
export interface Said {
  readonly exit: number;
  readonly out: string;
  readonly error: string;
}

/** How a command is run: who answers its questions, its passphrase, and what ends it. */
export interface Running {
  readonly answers?: readonly string[];
  readonly passphrase?: string;
  readonly signal?: AbortSignal;
  readonly openKiosk?: (args: readonly string[]) => Promise<number | null>;
  readonly onOut?: (text: string) => void;
}

/** Runs a command of the pack tools in this process, as `npm run pack -- …` does. */
export async function runPack(args: readonly string[], running: Running = {}): Promise<Said> {
  const { answers, passphrase, signal, onOut } = running;
  const left = [...(answers ?? [])];
  let out = '';
  let error = '';
  const exit = await runCommandLine(
    args,
    {
      appVersion: '0.1.0',
      progress: () => undefined,
      openKiosk: running.openKiosk,
      passphrase: () => Promise.resolve(passphrase),
      ask: answers && (() => Promise.resolve(left.shift())),
      signal,
    },
    {
      out: (text) => {
        out += `${text}\n`;
        onOut?.(text);
      },
      error: (text) => {
        error += `${text}\n`;
      },
    },
  );
  return { exit, out, error };
}
