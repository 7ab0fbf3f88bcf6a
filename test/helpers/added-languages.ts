import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { application, project } from './project.ts';

const fixtures = join(project, 'test/fixtures/languages');

/** Languages that the project does not ship: Arabic, whole, and Kazakh in Latin letters, in part. */
export const addedLocales = join(fixtures, 'locales');

/** What is edited of a pack or a venue; a venue has no topics. */
interface ListedPack {
  readonly languages: string[];
  readonly topics: readonly {
    readonly panels: readonly { readonly id: string; readonly captions?: Record<string, string> }[];
  }[];
}

function edit(file: string, change: (record: ListedPack) => void): void {
  const record = JSON.parse(readFileSync(file, 'utf8')) as ListedPack;
  change(record);
  writeFileSync(file, JSON.stringify(record));
}

function readableFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  chmodSync(folder, 0o755);
  return folder;
}

/** A copy of the pack of the tests with Arabic added as a translator would: files, and their places in the list. */
export function harbourInArabic(): string {
  const folder = readableFolder('harbour-');
  cpSync(join(project, 'test/fixtures/packs/harbour'), folder, { recursive: true });
  cpSync(join(fixtures, 'harbour/ar.json'), join(folder, 'text/ar.json'));
  for (const file of ['ferry.ar.vtt', 'foghorn.ar.vtt'])
    cpSync(join(fixtures, 'harbour', file), join(folder, 'captions', file));
  edit(join(folder, 'pack.json'), ({ languages, topics }) => {
    languages.push('ar');
    for (const { id, captions } of topics.flatMap(({ panels }) => panels))
      if (captions !== undefined) captions['ar'] = `captions/${id}.ar.vtt`;
  });
  return folder;
}

/** The built application, as it is, with Arabic added by files alone and offered first at every venue. */
export function applicationInArabic(): string {
  const folder = readableFolder('application-');
  cpSync(join(application, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(application, 'out'), join(folder, 'out'));
  cpSync(join(application, 'locales'), join(folder, 'locales'), { recursive: true });
  cpSync(join(addedLocales, 'ar'), join(folder, 'locales/ar'), { recursive: true });
  mkdirSync(join(folder, 'assets'));
  for (const part of readdirSync(join(application, 'assets')).filter((each) => each !== 'venues'))
    symlinkSync(join(application, 'assets', part), join(folder, 'assets', part));
  cpSync(join(application, 'assets/venues'), join(folder, 'assets/venues'), { recursive: true });
  for (const file of readdirSync(join(folder, 'assets/venues')))
    edit(join(folder, 'assets/venues', file), ({ languages }) => languages.unshift('ar'));
  return folder;
}
