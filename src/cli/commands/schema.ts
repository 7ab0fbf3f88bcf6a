import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { jsonSchemas } from '../../node/pack/json-schemas.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, onePositional } from '../command.ts';

/** `schema DIR`: writes the JSON Schemas with which editors complete and check a pack. */
export const schema: Command = {
  name: 'schema',
  summary: 'Write the JSON Schemas for editors into a folder.',
  usage: 'schema DIR',
  flags: {},
  async run(args) {
    const folder = onePositional(args, 'folder: schema DIR');
    await mkdir(folder, { recursive: true });
    const schemas = Object.entries(jsonSchemas());
    for (const [file, content] of schemas) await writeFile(join(folder, file), content);
    return ok({ message: schemas.map(([file]) => join(folder, file)).join('\n') });
  },
};
