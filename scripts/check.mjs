import { prepare } from './lib/prepare.mjs';
import { runMain } from './lib/project.mjs';
import { endChildrenWithThis } from './lib/run.mjs';
import { format, lint, runSteps, types, unit } from './lib/steps.mjs';

/** `npm run check`: what is quick enough to run before every commit. */
async function main() {
  endChildrenWithThis();
  const { environment } = await prepare({});
  const { failed } = await runSteps([format, lint, types, unit], environment);
  return failed === 0 ? 0 : 1;
}

await runMain(main);
