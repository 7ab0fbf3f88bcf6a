// npm run shots [-- --pack ID] [--language LANG] [--portrait | --landscape]: pictures of every screen into shots/.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { prepare } from './lib/prepare.mjs';

const { project, node, environment } = await prepare({ chromium: false, electron: true, build: true });
const run = spawnSync(node, [join(project, 'test/shots/shots.ts'), ...process.argv.slice(2)], {
  cwd: project,
  stdio: 'inherit',
  env: environment,
});
process.exitCode = run.status ?? 1;
