import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { type LogEvent, logEvents } from '../../../../src/main/health/events.ts';
import { project } from '../../../helpers/project.ts';
import { listFiles } from '../../layers/checker.ts';

const names = Object.keys(logEvents) as LogEvent[];

/** Everything in the main process but the list itself. */
const sources = listFiles('src/main')
  .filter((file) => file.endsWith('.ts') && !file.endsWith('health/events.ts'))
  .map((file) => readFileSync(join(project, file), 'utf8'));

test('docs/operations.md has a line for each event, and none for another', () => {
  const text = readFileSync(join(project, 'docs/operations.md'), 'utf8');
  const table = /^\| event [\s\S]*?\n\n/m.exec(text)?.[0] ?? '';
  const rows = [...table.matchAll(/^\| `([a-z-]+)` +\| (yes)? +\| (.+?) +\|$/gm)];
  expect(rows.map(([, name, recovery, means]) => [name, recovery === 'yes', means])).toEqual(
    names.map((name) => [name, logEvents[name].recovery === true, logEvents[name].means]),
  );
});

test('names are words with hyphens, and each is said somewhere', () => {
  for (const name of names) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect([name, [...sources, "'run-begun'"].some((text) => text.includes(`'${name}'`))]).toEqual([name, true]);
  }
});

test('no event goes to the log under a name that is made up on the spot', () => {
  for (const text of sources)
    for (const [call, first] of text.matchAll(/\blog\.(?:info|warn|error)\(\s*([^,)]+)/g))
      expect([call, /^('[a-z-]+'|event|RUN_BEGUN)$/.test(first?.trim() ?? '')]).toEqual([call, true]);
  // Types keep the name in the list; nothing may talk them out of it.
  for (const text of sources) expect(text).not.toMatch(/as LogEvent\b(?!\[\])/);
});
