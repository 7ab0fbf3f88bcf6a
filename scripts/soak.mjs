import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { prepare } from './lib/prepare.mjs';
import { runMain } from './lib/project.mjs';
import { readableProject } from './lib/unprivileged.mjs';

const help = `npm run soak [-- --minutes M --seed N --size 1080x1920 --out FILE]

Visitors, one after another, at a real kiosk: touch, languages, every type of panel, idle resets, installations, crashes
of the page. A line of JSON on stdout every half minute; at the end slopes and a verdict, and 1 where it is not passed.
A smaller glass takes less of the processor to draw, and leaves room for more visits.
`;

/** `npm run soak`: makes a fresh clone ready and soaks the kiosk. */
async function main() {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(help);
    return 0;
  }
  const { project, node, environment } = await prepare({ electron: true, build: true });
  return (
    spawnSync(node, [join(project, 'test/soak/soak.ts'), ...args], {
      cwd: project,
      stdio: 'inherit',
      env: { ...environment, KIOSK_APP: readableProject() },
    }).status ?? 1
  );
}

await runMain(main);
