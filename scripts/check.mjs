import { runMain } from './lib/project.mjs';
import { endChildrenWithThis } from './lib/run.mjs';
import { ensureNpmPackages } from './lib/setup.mjs';
import { withSetupLock } from './lib/setup-lock.mjs';
import { format, lint, runSteps, types, unit } from './lib/steps.mjs';

/** `npm run check`: what is quick enough to run before every commit. */
async function main() {
  endChildrenWithThis();
  await withSetupLock(ensureNpmPackages);
  const { failed } = await runSteps([format, lint, types, unit]);
  return failed === 0 ? 0 : 1;
}

await runMain(main);
