import { readFileSync } from 'node:fs';

import { runCommandLine } from './run.ts';
import { askLine, askPassphrase, makeProgressBar } from './terminal.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  { appVersion: version, progress: makeProgressBar(process.stderr), passphrase: askPassphrase, ask: askLine },
  { out: (text) => console.log(text), error: (text) => console.error(text) },
);
