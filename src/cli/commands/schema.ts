import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { jsonSchemas } from '../../node/pack/json-schemas.ts';
import type { Command } from '../command.ts';

/** `schema DIR`: writes the JSON Schemas with which editors complete and check a pack. */
export const schema: Command = {
  name: 'schema',
  summary: 'Write the JSON Schemas for editors into a folder.',
  usage: 'schema DIR',
  async run(args, print) {
    const [folder, ...rest] = args;
    if (folder === undefined || rest.length > 0) return { exit: 2, message: 'Name one folder: schema DIR' };
    await mkdir(folder, { recursive: true });
    for (const [file, content] of Object.entries(jsonSchemas())) {
      await writeFile(join(folder, file), content);
      print(join(folder, file));
    }
    return { exit: 0 };
  },
};
