import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { prepare } from './lib/prepare.mjs';
import { runMain } from './lib/project.mjs';
import { readableProject } from './lib/unprivileged.mjs';

/** `npm run chaos`: makes a fresh clone ready, breaks a running kiosk again and again and measures how soon it is back. */
async function main() {
  const { project, node, environment } = await prepare({ electron: true, xvfb: true, build: true });
  const [first = '', ...rest] = process.argv.slice(2);
  /** Besides breaking it: random fingers and keys, and whether it ever calls anybody. @type {Record<string, string>} */
  const others = { monkey: 'play', silence: 'hush' };
  const other = others[first];
  const args = [
    join(project, `test/chaos/${other ?? 'chaos'}.ts`),
    ...(other === undefined ? process.argv.slice(2) : rest),
  ];
  const env = { ...environment, KIOSK_APP: readableProject() };
  return spawnSync(node, args, { cwd: project, stdio: 'inherit', env }).status ?? 1;
}

await runMain(main);
