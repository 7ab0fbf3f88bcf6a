import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { distFolder, packageApplication } from './lib/package-application.mjs';
import { packageDeb } from './lib/package-deb.mjs';
import { prepare } from './lib/prepare.mjs';
import { projectFolder, Refusal, runMain } from './lib/project.mjs';
import { run } from './lib/run.mjs';

const USAGE = `npm run package -- [--dir] [--output DIR] [--application DIR] [--release VERSION] [--quick]
  --dir              the folder that runs, and no Debian package
  --output DIR       where both are put; dist when left out
  --application DIR  makes the Debian package of that folder instead of building one
  --release VERSION  instead of the version in package.json
  --quick            a larger package, sooner`;

/** When the sources were last committed, so that what is made of them bears the same time whenever it is made. */
async function sourceEpoch() {
  const given = Number(process.env['SOURCE_DATE_EPOCH']);
  if (given > 0) return given;
  const { code, output } = await run('git', ['log', '-1', '--format=%ct'], { cwd: projectFolder });
  return code === 0 ? Number(output) : 0;
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        dir: { type: 'boolean' },
        output: { type: 'string' },
        application: { type: 'string' },
        release: { type: 'string' },
        quick: { type: 'boolean' },
      },
    }).values;
  } catch {
    throw new Refusal(USAGE, 2);
  }
}

/** `npm run package`: the application as a folder that runs and, on Debian, as a package. */
await runMain(async () => {
  const asked = readArguments();
  const output = asked.output === undefined ? distFolder : resolve(asked.output);
  let { application } = asked;
  if (application === undefined) {
    const { electron } = await prepare({ electron: true, xvfb: false, build: true });
    application = await packageApplication(electron, output);
    process.stdout.write(`${application}\n`);
  }
  if (asked.dir === true) return 0;
  const file = await packageDeb(resolve(application), {
    folder: output,
    epoch: await sourceEpoch(),
    version: asked.release,
    compression: asked.quick === true ? ['-Zzstd', '-z1'] : ['-Zzstd', '-z9'],
  });
  process.stdout.write(`${file}\n`);
  return 0;
});
