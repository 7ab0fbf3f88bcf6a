import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { formatFault } from './format-fault.ts';
import { runToEnd } from './run-to-end.ts';
import { describeBug, runCommandLine } from './run.ts';
import { type Terminal, terminalHost } from './terminal.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const ownTerminal: Terminal = {
  output: process.stderr,
  isTTY: process.stderr.isTTY,
  input: () => (process.stdin.isTTY ? process.stdin : undefined),
};

// Whatever escapes a command is told as the rest is: whoever types one can do nothing with a stack.
process.on('uncaughtException', (error) => {
  console.error(formatFault(describeBug(error)));
  process.exitCode = 1;
});

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  {
    appVersion: version,
    openKiosk: (args, heard) =>
      runToEnd(process.execPath, [fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url)), ...args], heard),
    ...terminalHost(ownTerminal),
  },
  { out: (text) => console.log(text), error: (text) => console.error(text) },
);
