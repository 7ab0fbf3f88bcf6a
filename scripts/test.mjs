import { prepare } from './lib/prepare.mjs';
import { Refusal, runMain } from './lib/project.mjs';
import { endChildrenWithThis } from './lib/run.mjs';
import {
  browser,
  build,
  component,
  e2e,
  format,
  integration,
  lint,
  monkey,
  packs,
  runSteps,
  types,
  unit,
} from './lib/steps.mjs';

/**
 * One group after the other, the steps of a group side by side: what measures time runs alone. The monkey is patient, and
 * plays beside the integration tests.
 */
const groups = [[format, lint, types], [build], [unit, component], [integration, monkey], [packs], [e2e], [browser]];

/** Steps that look at what was built. */
const builtSteps = new Set(['integration', 'monkey', 'packs', 'e2e', 'browser']);

/** `npm test`: makes a fresh clone ready, then runs everything, or the steps that are named. */
async function main() {
  endChildrenWithThis();
  const named = process.argv.slice(2);
  const names = groups.flat().map((step) => step.name);
  const unknown = named.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Refusal(`There is no step "${unknown}"; the valid ones are ${names.join(', ')}.`, 2);

  // What is built is tested: a named step brings the build that it looks at.
  const needed = new Set(named.some((name) => builtSteps.has(name)) ? ['build', ...named] : named);
  const { environment } = await prepare({ electron: true, chromium: true });
  let passed = 0;
  let failed = 0;
  for (const group of groups) {
    const steps = group.filter((step) => named.length === 0 || needed.has(step.name));
    const outcome = await runSteps(steps, environment);
    passed += outcome.passed;
    failed += outcome.failed;
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

await runMain(main);
