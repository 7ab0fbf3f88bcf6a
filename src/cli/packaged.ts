import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { isatty, ReadStream } from 'node:tty';
import { workerData } from 'node:worker_threads';

import { formatFault } from './format-fault.ts';
import { runToEnd } from './run-to-end.ts';
import { describeBug, runCommandLine } from './run.ts';
import { staffCommands } from './commands/staff.ts';
import { type Terminal, terminalHost } from './terminal.ts';

// The command line inside the packaged application. It runs in a thread, because Electron's own event loop begins only
// after it has opened a display, and a server has none. Streams of a thread pass through the main thread, which
// waits; so everything is written to the file descriptors themselves.

/** What the main thread gives: the tool, the arguments after its name, and an answer of two numbers: done, exit code. */
export interface CommandData {
  readonly tool: 'pack' | 'staff';
  readonly args: readonly string[];
  readonly appVersion: string;
  /** The data folder of a kiosk that is not told another. */
  readonly home: string;
  readonly program: string;
  readonly answer: Int32Array;
}

/** How long to wait for a reader that is slower than we are, in milliseconds. */
const PIPE_PATIENCE = 5;
const [STDIN, STDOUT, STDERR] = [0, 1, 2];

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      // A full pipe is waited for; one that nobody reads any more swallows the rest.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PIPE_PATIENCE);
    }
  }
}

const { tool, args, appVersion, home, program, answer } = workerData as CommandData;

let keyboard: ReadStream | undefined;
const terminal: Terminal = {
  output: new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      writeAll(STDERR, text);
      done();
    },
  }),
  isTTY: isatty(STDERR),
  input: () => (isatty(STDIN) ? (keyboard ??= new ReadStream(STDIN)) : undefined),
};

async function run(): Promise<number> {
  try {
    return await runCommandLine(
      args,
      { appVersion, openKiosk: (args, heard) => runToEnd(process.execPath, args, heard), ...terminalHost(terminal) },
      { out: (text) => writeAll(STDOUT, `${text}\n`), error: (text) => writeAll(STDERR, `${text}\n`) },
      program,
      tool === 'pack' ? undefined : staffCommands(home),
    );
  } catch (error) {
    writeAll(STDERR, `${formatFault(describeBug(error))}\n`);
    return 1;
  }
}

function end(code: number): void {
  Atomics.store(answer, 1, code);
  Atomics.store(answer, 0, 1);
  Atomics.notify(answer, 0);
}

// The main thread waits for the answer and for nothing else: it must come, whatever happens here.
process.on('uncaughtException', (error) => {
  writeAll(STDERR, `${formatFault(describeBug(error))}\n`);
  end(1);
});
void run().then(end);
