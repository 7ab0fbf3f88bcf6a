import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { runToEnd } from './run-to-end.ts';
import { runCommandLine } from './run.ts';
import { type Terminal, terminalHost } from './terminal.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const ownTerminal: Terminal = {
  output: process.stderr,
  isTTY: process.stderr.isTTY,
  input: () => (process.stdin.isTTY ? process.stdin : undefined),
};

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  {
    appVersion: version,
    openKiosk: (args) =>
      runToEnd(process.execPath, [fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url)), ...args]),
    ...terminalHost(ownTerminal),
  },
  { out: (text) => console.log(text), error: (text) => console.error(text) },
);
