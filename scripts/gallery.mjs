// npm run gallery [-- --landscape]: pictures of every primitive, screen and panel type, a sheet per pack and language, into shots/gallery/.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { prepare } from './lib/prepare.mjs';

const { project, node, environment } = await prepare({ chromium: true, electron: true });
const run = spawnSync(node, [join(project, 'test/gallery/gallery.ts'), ...process.argv.slice(2)], {
  cwd: project,
  stdio: 'inherit',
  env: environment,
});
process.exitCode = run.status ?? 1;
