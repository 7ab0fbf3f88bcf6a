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

/** Kazakh letters in Latin ones, after the alphabet put forward in 2021. */
const latin: Readonly<Record<string, string>> = Object.fromEntries(
  'аa әä бb вv гg ғğ дd еe ёio жj зz иi йi кk қq лl мm нn ңñ оo өö пp рr сs тt уu ұū үü фf хh һh цts чtş шş щşş ыy іı эe юiu яia'
    .split(' ')
    .flatMap((pair) => {
      const [cyrillic = '', ...letters] = Array.from(pair);
      const small = letters.join('');
      return [
        [cyrillic, small],
        [cyrillic.toUpperCase(), (small[0] ?? '').replace('ı', 'I').toUpperCase() + small.slice(1)],
      ];
    }),
);
const inLatin = (text: string): string => text.replaceAll(/\p{Script=Cyrillic}/gu, (each) => latin[each] ?? '');

/** The words of the interface in Latin Kazakh: what a translator wrote, and the rest letter by letter. */
function wholeWords(own: unknown, kazakh: unknown): unknown {
  if (typeof kazakh === 'string') return typeof own === 'string' ? own : inLatin(kazakh);
  const [said, all] = [own ?? {}, kazakh ?? {}] as [Record<string, unknown>, Record<string, unknown>];
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, wholeWords(said[key], value)]));
}

/** A bundled pack, and the languages it needs, with all of its Kazakh in Latin letters: files, and their places in the list. */
export function packInLatinKazakh(pack: string): { readonly pack: string; readonly locales: string } {
  const parse = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
  const folder = readableFolder('latin-');
  const [copy, locales] = [join(folder, pack), join(folder, 'locales')];
  cpSync(join(project, 'assets/packs', pack), copy, { recursive: true });
  writeFileSync(join(copy, 'text/kk-Latn.json'), inLatin(readFileSync(join(copy, 'text/kk.json'), 'utf8')));
  edit(join(copy, 'pack.json'), ({ languages, topics }) => {
    languages.push('kk-Latn');
    for (const { captions } of topics.flatMap(({ panels }) => panels))
      if (captions?.['kk'] !== undefined) captions['kk-Latn'] = captions['kk'];
  });
  cpSync(join(addedLocales, 'kk-Latn'), join(locales, 'kk-Latn'), { recursive: true });
  const words = join(locales, 'kk-Latn/kiosk.json');
  writeFileSync(words, JSON.stringify(wholeWords(parse(words), parse(join(project, 'locales/kk/kiosk.json')))));
  return { pack: copy, locales };
}
