import { staffCommands } from './commands/staff.ts';
import { runCommandLine } from './run.ts';

// `npm run staff -- VERB …`: what an administrator does for the staff of a kiosk that runs from the sources.
process.exitCode = await runCommandLine(
  process.argv.slice(2),
  { appVersion: '0.0.0', progress: () => undefined, passphrase: () => Promise.resolve(undefined) },
  { out: (text) => console.log(text), error: (text) => console.error(text) },
  'npm run staff --',
  staffCommands(undefined),
);
