import { openDisplay } from './lib/display.mjs';
import { Refusal, runMain } from './lib/project.mjs';
import { endChildrenWithThis } from './lib/run.mjs';
import { prepare } from './lib/setup.mjs';
import { browser, build, component, e2e, format, integration, lint, runSteps, types, unit } from './lib/steps.mjs';
import { findProgram } from './lib/system-libraries.mjs';
import { readableProject, unprivilegedWrapper } from './lib/unprivileged.mjs';

/** One group after the other, the steps of a group side by side: what measures time runs alone. */
const groups = [[format, lint, types], [build], [unit, component], [integration], [e2e], [browser]];

/** `npm test`: makes a fresh clone ready, then runs everything, or the steps that are named. */
async function main() {
  endChildrenWithThis();
  const named = process.argv.slice(2);
  const names = groups.flat().map((step) => step.name);
  const unknown = named.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Refusal(`There is no step "${unknown}"; the valid ones are ${names.join(', ')}.`, 2);

  const electron = await prepare({ tests: true });
  const display = await openDisplay();
  let passed = 0;
  let failed = 0;
  for (const group of groups) {
    const steps = group.filter((step) => named.length === 0 || named.includes(step.name));
    if (steps.length === 0) continue;
    const outcome = await runSteps(steps, { ...display, ...testEnvironment(electron) });
    passed += outcome.passed;
    failed += outcome.failed;
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/**
 * What the tests need to know of this machine.
 *
 * @param {string} electron
 */
function testEnvironment(electron) {
  return {
    KIOSK_ELECTRON: electron,
    // Instead of Electron itself: it keeps the sandbox on where root runs the tests, and ends with them.
    KIOSK_LAUNCHER: unprivilegedWrapper(),
    KIOSK_APP: readableProject(),
    KIOSK_CHROMIUM: findProgram('chromium') ?? '',
  };
}

await runMain(main);
