import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { languageSchemas, type Words } from '../../shared/schema/language.ts';
import { languageSchema } from '../../shared/schema/primitives.ts';

async function readWords(path: string): Promise<Words> {
  try {
    return languageSchemas.words.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // A language may have no words for staff, or damaged ones: the console then speaks English.
    return {};
  }
}

/**
 * The words that only staff see, of every language in `locales/`: `staff.json` and `refusals.json`. They are read when
 * the console is opened and are no part of the visitor's page.
 */
export async function readStaffWords(
  folder: string,
): Promise<Readonly<Record<string, { readonly staff: Words; readonly refusals: Words }>>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const tags = entries.filter((entry) => entry.isDirectory() && languageSchema.safeParse(entry.name).success);
  const read = await Promise.all(
    tags.map(async ({ name: tag }) => {
      const [staff, refusals] = await Promise.all(
        ['staff.json', 'refusals.json'].map((file) => readWords(join(folder, tag, file))),
      );
      return [tag, { staff: staff ?? {}, refusals: refusals ?? {} }] as const;
    }),
  );
  return Object.fromEntries(read);
}
