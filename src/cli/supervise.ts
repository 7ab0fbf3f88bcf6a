import { supervise } from '../node/supervisor/supervise.ts';

/**
 * `node src/cli/supervise.ts COMMAND ARGUMENTS…`: runs a kiosk and brings it back whenever it ends, until it is told to
 * end. `npm start` does it; on the wall systemd does.
 */
const [command = '', ...args] = process.argv.slice(2);
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
process.exitCode = await supervise({
  command,
  args,
  env: process.env,
  signal: ending.signal,
  say: (line) => process.stderr.write(`${line}\n`),
});
