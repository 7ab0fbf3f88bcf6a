import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { prepare } from './lib/prepare.mjs';
import { projectFolder, Refusal, runMain } from './lib/project.mjs';
import { readableProject } from './lib/unprivileged.mjs';

const folder = join(projectFolder, 'test/bench/groups');

/** The groups, and whether they want Electron: read as text, because what they import may still be missing. */
const groups = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return {
      name: name.slice(0, -'.ts'.length),
      about: /about:\s*'([^']*)'/.exec(text)?.[1] ?? '',
      electron: /^\s*electron: true,/m.test(text),
    };
  });

const help = `npm run bench [-- GROUP... --short --markdown]

Measures the groups that are named, or all of them, and writes test/bench/results.json. Ends with 1 where a target is missed.

${groups.map(({ name, about }) => `  ${name.padEnd(12)} ${about}`).join('\n')}

  --short      fewer rounds and less data, to see that it works; the results are not kept
  --markdown   the table as it stands in README.md
`;

/** `npm run bench`: makes a fresh clone ready and measures. */
async function main() {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(help);
    return 0;
  }
  const flags = args.filter((arg) => arg.startsWith('-'));
  const strange = flags.find((flag) => flag !== '--short' && flag !== '--markdown');
  if (strange !== undefined) throw new Refusal(`There is no flag "${strange}"; see npm run bench -- --help.`, 2);
  const named = args.filter((arg) => !arg.startsWith('-'));
  const unknown = named.find((arg) => !groups.some(({ name }) => name === arg));
  if (unknown !== undefined)
    throw new Refusal(
      `There is no group "${unknown}"; the valid ones are ${groups.map(({ name }) => name).join(', ')}.`,
      2,
    );
  const chosen = groups.filter(({ name }) => named.length === 0 || named.includes(name));
  const electron = chosen.some((group) => group.electron);
  const { project, node, environment } = await prepare({ electron, chromium: electron, build: electron });
  const list = [join(project, 'test/bench/bench.ts'), ...flags, ...chosen.map(({ name }) => name)];
  const env = electron ? { ...environment, KIOSK_APP: readableProject() } : environment;
  return spawnSync(node, list, { cwd: project, stdio: 'inherit', env }).status ?? 1;
}

await runMain(main);
