import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildIfChanged } from './build.mjs';
import { projectFolder, readJson, toolEnvironment } from './project.mjs';
import { run } from './run.mjs';
import { readableProject } from './unprivileged.mjs';

/**
 * @typedef {{ passed: number, failed: number, output: string, milliseconds: number }} Outcome
 * @typedef {{ name: string, run: (env: NodeJS.ProcessEnv) => Promise<Outcome> }} Step
 */

/**
 * A step that counts as one: it holds or it does not.
 *
 * @param {string} name
 * @param {() => Promise<import('./run.mjs').Finished>} action
 * @returns {Step}
 */
function whole(name, action) {
  return {
    name,
    run: async () => {
      const { code, output, milliseconds } = await action();
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output, milliseconds };
    },
  };
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
function tool(name, args) {
  return run(name, args, { cwd: projectFolder, env: toolEnvironment() });
}

/**
 * A step that counts the tests of a Vitest project.
 *
 * @param {string} name
 * @param {readonly string[]} [selection] What Vitest is told besides; all tests of the project of that name when left out.
 * @returns {Step}
 */
function tests(name, selection = ['--project', name]) {
  return {
    name,
    run: async (env) => {
      const folder = mkdtempSync(join(tmpdir(), 'kiosk-results-'));
      const report = join(folder, 'results.json');
      const args = [
        'run',
        '--config',
        'test/vitest.config.ts',
        ...selection,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ];
      const options = {
        cwd: projectFolder,
        env: { ...env, KIOSK_APP: readableProject(), NO_COLOR: '1', FORCE_COLOR: undefined },
      };
      const { code, output, milliseconds } = await run('vitest', args, options);
      const results = readJson(report);
      rmSync(folder, { recursive: true, force: true });
      const passed = results?.numPassedTests ?? 0;
      const failed = results?.numFailedTests ?? 0;
      // A file that does not load, an error outside any test, or no tests at all is a failure without a failed test.
      const fault = failed === 0 && (code !== 0 || passed === 0);
      return { passed, failed: fault ? 1 : failed, output, milliseconds };
    },
  };
}

export const format = whole('format', () => tool('oxfmt', ['--check', '.']));
export const lint = whole('lint', () => tool('oxlint', ['--type-aware', '--deny-warnings']));
export const types = whole('types', () => tool('tsc', ['-b', '.', 'scripts']));
export const build = whole('build', buildIfChanged);
export const unit = tests('unit');
export const component = tests('component');
/** Packs have a step of their own: it also counts the branches of their code, and wants each of them tried. */
const packTests = [
  'test/integration/packs',
  'test/unit/node/container',
  'test/unit/node/store',
  'test/unit/shared/container',
];
export const integration = tests('integration', ['--project', 'integration', '--exclude', `${packTests[0]}/**`]);
export const packs = tests('packs', ['--project', 'unit', '--project', 'integration', '--coverage', ...packTests]);
export const e2e = tests('e2e');
export const monkey = tests('monkey');
export const browser = tests('browser');

/**
 * Runs steps side by side and prints one line for each; what a step says is shown only where it fails.
 *
 * @param {readonly Step[]} steps
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runSteps(steps, env) {
  const outcomes = await Promise.all(
    steps.map(async (step) => {
      const outcome = await step.run(env);
      const { passed, failed, output, milliseconds } = outcome;
      if (failed > 0) process.stdout.write(`${output.trimEnd()}\n`);
      // What a machine cannot test must not pass in silence.
      else for (const [line] of output.matchAll(/^NOT TESTED HERE: .*$/gm)) process.stdout.write(`${line}\n`);
      const count = passed + failed > 1 ? `${passed} passed, ${failed} failed` : failed === 0 ? 'ok' : 'failed';
      process.stdout.write(`${step.name.padEnd(12)} ${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${count}\n`);
      return outcome;
    }),
  );
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
  };
}
