import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { PackFault } from '../../shared/content/check-pack.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { jsonSchemas } from '../pack/json-schemas.ts';
import { formatJson } from './format-json.ts';
import { templateDrawings } from './template/drawings.ts';
import { templateCaptions, templateRecordings } from './template/recordings.ts';
import { type NewPack, templateData, templateStructure } from './template/structure.ts';
import { templateWords } from './template/words.ts';

/**
 * Writes a working pack into a folder that is empty or not there yet: one panel of each type, drawings, words, and the
 * schemas beside them for the author's editor. Words of languages other than English are English until they are translated.
 *
 * @returns the files written, or EXISTS where the folder holds anything.
 */
export async function makePack(folder: string, pack: NewPack): Promise<Result<string[], PackFault | ExistsFault>> {
  const there = await readdir(folder).catch(() => []);
  if (there.some((name) => !name.startsWith('.')))
    return err({
      code: 'EXISTS',
      file: folder,
      cause: 'the folder is not empty',
      remedy: 'name a new folder, so that nothing is written over',
    });
  const schemas = jsonSchemas();
  const words = formatJson(templateWords(pack.title));
  const data = Object.entries(templateData(pack)).map(([file, value]) => [file, formatJson(value)] as const);
  const recordings = Object.entries(templateRecordings).map(
    ([file, text]) => [file, Buffer.from(text, 'base64')] as const,
  );
  const files: Record<string, string | Buffer> = {
    'pack.json': formatJson(templateStructure(pack)),
    ...Object.fromEntries(pack.languages.map((language) => [`text/${language}.json`, words])),
    ...templateDrawings,
    ...Object.fromEntries(data),
    ...Object.fromEntries(recordings),
    ...Object.fromEntries(pack.languages.flatMap((language) => Object.entries(templateCaptions(language)))),
    '.schema/pack.schema.json': schemas['pack.schema.json'] ?? '',
    '.schema/pack-text.schema.json': schemas['pack-text.schema.json'] ?? '',
  };
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  return ok(Object.keys(files));
}

interface ExistsFault {
  readonly code: 'EXISTS';
  readonly file: string;
  readonly cause: string;
  readonly remedy: string;
}
