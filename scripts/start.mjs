import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';

import { hasDisplay, openDisplay } from './lib/display.mjs';
import { projectFolder, runMain, say } from './lib/project.mjs';
import { watchParent } from './lib/run.mjs';
import { prepare } from './lib/prepare.mjs';
import { readStartArguments } from './lib/start-arguments.mjs';
import { checkPackFolder, ensureDataFolder, readableProject, unprivilegedWrapper } from './lib/unprivileged.mjs';

/** `npm start`: makes a fresh clone ready, builds it and runs the kiosk. */
async function main() {
  const asked = readStartArguments(process.argv.slice(2), projectFolder);
  if (asked.pack !== undefined) checkPackFolder(asked.pack);
  const data = ensureDataFolder(asked.data);
  const { electron } = await prepare({ electron: true, xvfb: !hasDisplay(), build: true });

  const own = [`--venue=${asked.venue}`, `--data=${data}`];
  if (asked.windowed) own.push('--windowed');
  if (asked.pack !== undefined) own.push(`--pack=${asked.pack}`);
  own.push(...asked.desk);
  const args = [...asked.switches, readableProject(), ...own];
  const env = { KIOSK_ELECTRON: electron, KIOSK_HOME: data };
  if (process.env['KIOSK_START_DRY_RUN'] === '1') {
    process.stdout.write(`${JSON.stringify({ command: unprivilegedWrapper(), args, env })}\n`);
    return 0;
  }
  if (!hasDisplay())
    say('There is no display, so the kiosk runs on a virtual one; `npm run shots` takes pictures of every screen.');
  const command = asked.windowed
    ? [unprivilegedWrapper()]
    : // On a wall systemd brings a kiosk back; here this does.
      [
        join(projectFolder, 'node_modules/.bin/node'),
        join(projectFolder, 'src/cli/supervise.ts'),
        unprivilegedWrapper(),
      ];
  return runKiosk([...command, ...args], { ...env, ...(await openDisplay()) });
}

/**
 * Runs the kiosk until it ends, passing on what should end it.
 *
 * @param {readonly string[]} command
 * @param {Record<string, string>} env
 * @returns {Promise<number>} Its exit code.
 */
function runKiosk([program = '', ...args], env) {
  const kiosk = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  process.on('SIGINT', () => kiosk.kill('SIGINT'));
  process.on('SIGTERM', () => kiosk.kill('SIGTERM'));
  process.on('SIGHUP', () => kiosk.kill('SIGTERM'));
  watchParent(() => kiosk.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    kiosk.once('error', reject);
    kiosk.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

await runMain(main);
