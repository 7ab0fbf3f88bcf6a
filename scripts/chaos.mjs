import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { prepare } from './lib/prepare.mjs';
import { runMain } from './lib/project.mjs';
import { readableProject } from './lib/unprivileged.mjs';

/** `npm run chaos`: makes a fresh clone ready, breaks a running kiosk again and again and measures how soon it is back. */
async function main() {
  const { project, node, environment } = await prepare({ electron: true, xvfb: true, build: true });
  const [first, ...rest] = process.argv.slice(2);
  // `npm run chaos -- monkey` is the other half: random fingers and keys.
  const monkey = first === 'monkey';
  const args = [
    join(project, `test/chaos/${monkey ? 'play' : 'chaos'}.ts`),
    ...(monkey ? rest : process.argv.slice(2)),
  ];
  const env = { ...environment, KIOSK_APP: readableProject() };
  return spawnSync(node, args, { cwd: project, stdio: 'inherit', env }).status ?? 1;
}

await runMain(main);
