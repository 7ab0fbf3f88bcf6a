import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';

import type { Host } from './command.ts';

const BAR_WIDTH = 30;
const MIB = 1024 * 1024;

/** Where somebody may sit: words and bars go to `output`, and what is typed comes from `input`. */
export interface Terminal {
  readonly output: NodeJS.WritableStream;
  /** Whether somebody sees the output. */
  readonly isTTY: boolean;
  /** Opens the keyboard; undefined where there is none. Called only where something is asked. */
  readonly input: () => ReadStream | undefined;
}

/** Draws a bar where somebody sees it; one a 16th of a second at most. */
export function makeProgressBar({
  output,
  isTTY,
}: Terminal): (done: number, total: number, what?: 'bytes' | 'steps') => void {
  let last = 0;
  return (done, total, what = 'bytes') => {
    const now = performance.now();
    if (!isTTY || (done < total && now - last < 60)) return;
    last = now;
    const part = total === 0 ? 1 : done / total;
    const bar = '█'.repeat(Math.round(part * BAR_WIDTH)).padEnd(BAR_WIDTH, '░');
    const size = what === 'bytes' ? ` of ${(total / MIB).toFixed(1)} MiB` : '';
    const text = `${bar} ${Math.round(part * 100)} %${size}`;
    output.write(`\r${text}${done >= total ? '\n' : ''}`);
  };
}

/** Asks at the terminal; undefined where nobody sits at one. */
export async function askLine(question: string, { input, output }: Terminal): Promise<string | undefined> {
  const from = input();
  if (from === undefined) return undefined;
  const lines = createInterface({ input: from, output });
  try {
    // Ctrl+D ends the questions: whatever is left is answered as suggested.
    const ended = new Promise<undefined>((resolve) => {
      lines.once('close', () => {
        resolve(undefined);
      });
    });
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.close();
  }
}

/** PACK_PASSPHRASE, or asks for it without showing what is typed; undefined where nobody can answer. */
export async function askPassphrase(question: string, { input, output }: Terminal): Promise<string | undefined> {
  const given = process.env['PACK_PASSPHRASE'];
  if (given !== undefined) return given;
  const from = input();
  if (from === undefined) return undefined;
  output.write(question);
  const silent = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  const lines = createInterface({ input: from, output: silent, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    output.write('\n');
  }
}

/** What the commands need of a terminal. */
export function terminalHost(terminal: Terminal): Required<Pick<Host, 'progress' | 'passphrase' | 'ask'>> {
  return {
    progress: makeProgressBar(terminal),
    passphrase: (question) => askPassphrase(question, terminal),
    ask: (question) => askLine(question, terminal),
  };
}
