import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

const BAR_WIDTH = 30;
const MIB = 1024 * 1024;

/** Draws a bar on standard error, where that is a terminal; one a 16th of a second at most. */
export function makeProgressBar(
  stream: NodeJS.WriteStream,
): (done: number, total: number, what?: 'bytes' | 'steps') => void {
  let last = 0;
  return (done, total, what = 'bytes') => {
    const now = performance.now();
    if (!stream.isTTY || (done < total && now - last < 60)) return;
    last = now;
    const part = total === 0 ? 1 : done / total;
    const bar = '█'.repeat(Math.round(part * BAR_WIDTH)).padEnd(BAR_WIDTH, '░');
    const size = what === 'bytes' ? ` of ${(total / MIB).toFixed(1)} MiB` : '';
    const text = `${bar} ${Math.round(part * 100)} %${size}`;
    stream.write(`\r${text}${done >= total ? '\n' : ''}`);
  };
}

/** Asks at the terminal; undefined where nobody sits at one. */
export async function askLine(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
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
export async function askPassphrase(question: string): Promise<string | undefined> {
  const given = process.env['PACK_PASSPHRASE'];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) return undefined;
  process.stderr.write(question);
  const silent = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
