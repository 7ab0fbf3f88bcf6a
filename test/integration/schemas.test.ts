import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { jsonSchemas } from '../../src/node/pack/json-schemas.ts';
import { project } from '../helpers/project.ts';

test('the JSON Schemas in docs/schema are those of the code; "npm run schema" writes them', () => {
  const folder = join(project, 'docs/schema');
  const written = Object.fromEntries(
    readdirSync(folder).map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown]),
  );
  const wanted = Object.fromEntries(
    Object.entries(jsonSchemas()).map(([file, content]) => [file, JSON.parse(content) as unknown]),
  );
  expect(written).toEqual(wanted);
});
