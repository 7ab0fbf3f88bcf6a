import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type Venue, venueSchema } from '../../shared/schema/venue.ts';

/**
 * Reads the venue files of a folder, sorted by id.
 *
 * @throws where one is malformed: they ship with the application, so that is a bug.
 */
export async function readVenues(folder: string): Promise<Venue[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => venueSchema.parse(JSON.parse(await readFile(join(folder, file), 'utf8')))),
  );
}
