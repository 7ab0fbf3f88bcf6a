// npm run guide: the pictures of docs/staff-guide.*.md, made from the application as it is.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { prepare } from './lib/prepare.mjs';

const { project, node, environment } = await prepare({ chromium: false, electron: true });
const run = spawnSync(node, [join(project, 'test/guide/staff-guide.ts'), ...process.argv.slice(2)], {
  cwd: project,
  stdio: 'inherit',
  env: environment,
});
process.exitCode = run.status ?? 1;
