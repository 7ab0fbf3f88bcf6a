import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { readPack } from '../../src/node/pack/read-pack.ts';
import { allPanels } from '../../src/shared/content/pack-view.ts';
import { runPack } from '../helpers/pack-tools.ts';
import { project } from '../helpers/project.ts';

const examples = join(project, 'examples');

describe.each(readdirSync(examples))('the example %s', (name) => {
  const folder = join(examples, name);

  test('has nothing to correct and nothing to look at', async () => {
    expect(await runPack(['check', folder])).toMatchObject({ exit: 0, error: '' });
  });

  test('has ten panels in two languages, one of them written from right to left', async () => {
    const read = await readPack(folder);
    const pack = read.ok ? read.value.pack : undefined;
    expect(pack && allPanels(pack).length).toBe(10);
    expect(pack?.languages).toEqual(['en', 'ar']);
  });
});
